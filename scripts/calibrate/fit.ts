import { type Family, type Features, type Scale, score } from '../../src/core/evidence/index.ts';

/** A possible finding that somebody has judged. */
export interface Example {
	/** What must be left out together to measure on what the model has not seen: a project. */
	readonly group: string;
	readonly features: Features;
	readonly isFault: boolean;
	readonly check: string;
	readonly family: Family;
	/** How much it counts. */
	readonly weight: number;
	/** What is the same for examples that are one decision made again and again: they share a weight. */
	readonly alike: string;
	readonly shown: string;
	readonly kind: 'read' | 'planted' | 'equivalent' | 'example';
	readonly severity: 'error' | 'warning' | 'info';
}

/** How strongly weights are held near zero, in examples. */
const RIDGE = 3;
const STEPS = 25;

/** What scores are worth, by check. */
export type Scales = Readonly<Record<string, Scale>>;

const UNSCALED: Scale = { factor: 1, offset: 0 };

/** The weight of each example where n examples that are alike weigh as much as √n others. */
function sharedWeights(examples: readonly Example[]): number[] {
	const keyOf = ({ group, alike, isFault }: Example) => `${group} ${isFault} ${alike}`;
	const counts = new Map<string, number>();
	for (const example of examples) counts.set(keyOf(example), (counts.get(keyOf(example)) ?? 0) + 1);
	return examples.map((example) => example.weight / Math.sqrt(counts.get(keyOf(example)) as number));
}

/**
 * Weights of a logistic model by Newton's method on the weighted log-loss with a ridge penalty. The checks' own examples
 * must be told after `scales` were applied; the weights that are returned are before them.
 */
export function fitModel(examples: readonly Example[], scales?: Scales): Record<string, number> {
	const names = [...new Set(examples.flatMap(({ features }) => Object.keys(features)))].sort();
	const index = new Map(names.map((name, at) => [name, at]));
	const shared = sharedWeights(examples);
	const rows = examples.map(({ features, isFault, kind, check }, row) => {
		const { factor, offset } = (kind === 'example' && scales?.[check]) || UNSCALED;
		const entries = Object.entries(features).filter(([, value]) => Number.isFinite(value) && value !== 0);
		return {
			at: entries.map(([name]) => index.get(name) as number),
			values: entries.map(([, value]) => value * factor),
			wanted: isFault ? 1 : 0,
			weight: shared[row] as number,
			offset,
		};
	});
	const size = names.length;
	const weights = new Float64Array(size);
	const loss = (given: Float64Array) =>
		rows.reduce(
			(sum, { at, values, wanted, weight, offset }) => {
				const score = at.reduce(
					(total, feature, i) => total + (given[feature] as number) * (values[i] as number),
					offset,
				);
				return sum + weight * Math.log1p(Math.exp(Math.min(500, wanted === 1 ? -score : score)));
			},
			given.reduce((sum, weight) => sum + (RIDGE / 2) * weight * weight, 0),
		);
	for (let step = 0; step < STEPS; step++) {
		const gradient = weights.map((value) => -RIDGE * value);
		const curvature = new Float64Array(size * size);
		for (let i = 0; i < size; i++) curvature[i * size + i] = RIDGE;
		for (const { at, values, wanted, weight, offset } of rows) {
			const sum = at.reduce(
				(total, feature, i) => total + (weights[feature] as number) * (values[i] as number),
				offset,
			);
			const p = 1 / (1 + Math.exp(-sum));
			for (const [i, feature] of at.entries()) {
				const value = values[i] as number;
				gradient[feature] = (gradient[feature] as number) + weight * (wanted - p) * value;
				const scale = weight * p * (1 - p) * value;
				for (const [j, other] of at.entries())
					curvature[feature * size + other] =
						(curvature[feature * size + other] as number) + scale * (values[j] as number);
			}
		}
		const change = solve(curvature, gradient);
		const longest = change.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
		// A step that goes too far is halved: far from the optimum the curvature is flat.
		const before = loss(weights);
		let part = 1;
		while (part > 1e-4 && loss(weights.map((value, i) => value + part * (change[i] as number))) > before) part /= 2;
		for (let i = 0; i < size; i++) weights[i] = (weights[i] as number) + part * (change[i] as number);
		if (part * longest < 1e-4) break;
	}
	return Object.fromEntries(names.map((name, i) => [name, weights[i] as number]));
}

/** The solution of a symmetric positive definite system, by Cholesky's decomposition; the matrix is overwritten. */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
	const size = right.length;
	const out = right.slice();
	for (let j = 0; j < size; j++) {
		for (let k = 0; k < j; k++) {
			const factor = matrix[j * size + k] as number;
			if (factor !== 0)
				for (let i = j; i < size; i++)
					matrix[i * size + j] = (matrix[i * size + j] as number) - (matrix[i * size + k] as number) * factor;
		}
		const diagonal = Math.sqrt(matrix[j * size + j] as number);
		for (let i = j; i < size; i++) matrix[i * size + j] = (matrix[i * size + j] as number) / diagonal;
	}
	for (let i = 0; i < size; i++) {
		for (let k = 0; k < i; k++) out[i] = (out[i] as number) - (matrix[i * size + k] as number) * (out[k] as number);
		out[i] = (out[i] as number) / (matrix[i * size + i] as number);
	}
	for (let i = size - 1; i >= 0; i--) {
		for (let k = i + 1; k < size; k++)
			out[i] = (out[i] as number) - (matrix[k * size + i] as number) * (out[k] as number);
		out[i] = (out[i] as number) / (matrix[i * size + i] as number);
	}
	return out;
}

/** The score of each example, in log-odds, by a model that was fitted without its group. */
export function crossValidated(examples: readonly Example[], scales?: Scales): number[] {
	const groups = [...new Set(examples.map(({ group }) => group))];
	const models = new Map(
		groups.map((group) => [
			group,
			fitModel(
				examples.filter((each) => each.group !== group),
				scales,
			),
		]),
	);
	return examples.map(({ group, features }) => score(models.get(group) ?? {}, features));
}

interface Scored {
	readonly check: string;
	readonly family: Family;
	readonly value: number;
	readonly weight: number;
	readonly wanted: number;
}

/**
 * The scales that make cross-validated scores probabilities (Platt 1999): a factor for each family of checks, an offset for
 * each check. From all examples but the checks' own, and those of the group `without`.
 */
export function scalesOf(
	examples: readonly Example[],
	scores: readonly number[],
	without: string | null = null,
): Scales {
	const shared = sharedWeights(examples);
	const all = examples.flatMap(({ kind, group, check, family, isFault }, at): Scored[] =>
		kind === 'example' || group === without
			? []
			: [{ check, family, value: scores[at] as number, weight: shared[at] as number, wanted: isFault ? 1 : 0 }],
	);
	const checks = new Map(examples.map(({ check, family }) => [check, family]));
	const families = new Map(
		[...new Set(checks.values())].map((family) => [
			family,
			scaleOf(
				all.filter((each) => each.family === family),
				UNSCALED,
				RIDGE,
			),
		]),
	);
	return Object.fromEntries(
		[...checks].sort().map(([check, family]) => [
			check,
			scaleOf(
				all.filter((each) => each.check === check),
				families.get(family) as Scale,
				Number.POSITIVE_INFINITY,
			),
		]),
	);
}

/** A logistic regression on one value, held near a prior with a ridge penalty; where `hold` is infinite the factor is the prior's. */
function scaleOf(all: readonly Scored[], prior: Scale, hold: number): Scale {
	let { factor, offset } = prior;
	for (let step = 0; step < STEPS; step++) {
		let [g0, g1] = [Number.isFinite(hold) ? hold * (prior.factor - factor) : 0, RIDGE * (prior.offset - offset)];
		let [h00, h01, h11] = [hold, 0, RIDGE];
		for (const { value, weight, wanted } of all) {
			const p = 1 / (1 + Math.exp(-(factor * value + offset)));
			const [error, slope] = [weight * (wanted - p), weight * p * (1 - p)];
			g0 += error * value;
			g1 += error;
			h00 += slope * value * value;
			h01 += slope * value;
			h11 += slope;
		}
		if (!Number.isFinite(hold)) {
			offset += g1 / h11;
			continue;
		}
		const determinant = h00 * h11 - h01 * h01;
		factor += (h11 * g0 - h01 * g1) / determinant;
		offset += (h00 * g1 - h01 * g0) / determinant;
	}
	return { factor: rounded(factor), offset: rounded(offset) };
}

export const rounded = (value: number): number => Math.round(value * 1000) / 1000;
