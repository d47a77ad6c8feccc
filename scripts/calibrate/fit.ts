import { CholeskyDecomposition, inverse, Matrix } from 'ml-matrix';
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
	/** Nobody has read what is `told`: `wanted` is how sure the model was before. */
	readonly kind: 'read' | 'planted' | 'equivalent' | 'example' | 'told';
	readonly wanted?: number;
	readonly severity: 'error' | 'warning' | 'info';
}

/**
 * How strongly weights are held near zero, in examples, where a feature is measured in its standard deviations: what holds on one
 * project hardly holds on another otherwise. By cross-validation; those of families and projects are hardly held.
 */
const RIDGE = 100;
const INTERCEPT = 1;
/** Rare features count as if they differed this much, at least. */
const DEVIATION = 0.1;

/** Weights that were fitted before, on examples that are not at hand: on how many times as many of the same kind. */
export interface Prior {
	readonly weights: Readonly<Record<string, number>>;
	readonly times: number;
}
const STEPS = 25;
/** How strongly a check's offset is held near its family's, in examples. */
const HOLD = 0.5;

/** What scores are worth, by check. */
export type Scales = Readonly<Record<string, Scale>>;

export const UNSCALED: Scale = { factor: 1, offset: 0 };

/** The weight of each example where n examples that are alike weigh as much as √n others. */
export function sharedWeights(examples: readonly Example[]): number[] {
	const keyOf = ({ group, alike, isFault }: Example) => `${group} ${isFault} ${alike}`;
	const counts = new Map<string, number>();
	for (const example of examples) counts.set(keyOf(example), (counts.get(keyOf(example)) ?? 0) + 1);
	return examples.map((example) => example.weight / Math.sqrt(counts.get(keyOf(example)) as number));
}

/** An example as the fit sees it: its values by the numbers of their features. */
interface Row {
	readonly at: readonly number[];
	readonly values: readonly number[];
	readonly wanted: number;
	readonly weight: number;
	readonly offset: number;
}

/**
 * Weights of a logistic model with a ridge penalty; features that explain less than they cost are left out. Each project has
 * an intercept of its own (a mixed model), so that one of many faults does not pass for a sign of faults; it is not returned.
 * The checks' own examples must be told after `scales` were applied; the weights that are returned are before them.
 */
export function fitModel(examples: readonly Example[], scales?: Scales, prior?: Prior): Record<string, number> {
	const weights = fitWeights(examples.map(withProject), scales, prior);
	return Object.fromEntries(Object.entries(weights).filter(([name]) => !name.startsWith(PROJECT)));
}

const PROJECT = 'project:';

const withProject = (example: Example): Example =>
	example.kind === 'example'
		? example
		: { ...example, features: { ...example.features, [`${PROJECT}${example.group}`]: 1 } };

function fitWeights(examples: readonly Example[], scales?: Scales, prior?: Prior): Record<string, number> {
	const known = prior?.weights ?? {};
	let names = [
		...new Set([...examples.flatMap(({ features }) => Object.keys(features)), ...Object.keys(known)]),
	].sort();
	const deviations = deviationsOf(examples);
	let start: readonly number[] = names.map((name) => known[name] ?? 0);
	for (;;) {
		const rows = rowsOf(examples, names, scales);
		const near = names.map((name) => known[name] ?? 0);
		// As surely as more examples of the kind would have told the weights that are known.
		const told = prior ? curvatures(rows, near) : [];
		const held = names.map((name, at) => {
			const ridge = isIntercept(name) ? INTERCEPT : RIDGE * Math.max(DEVIATION, deviations.get(name) ?? 0) ** 2;
			return ridge + (name in known ? (prior as Prior).times * (told[at] as number) : 0);
		});
		const { weights, curvature } = newton(rows, start, { near, held });
		const variances = inverse(curvature).diagonal();
		const worth = weights.map((weight, at) => weight ** 2 / (2 * (variances[at] as number)));
		const idle = names
			.map((name, at) => ({ name, worth: worth[at] as number }))
			.filter(({ name, worth }) => worth < LEAST_WORTH && !(name in known))
			.sort((a, b) => a.worth - b.worth);
		if (idle.length === 0) return Object.fromEntries(names.map((name, at) => [name, weights[at] as number]));
		// Of features that say the same one must stay: half of them go, then it is seen anew what the others are worth.
		const dropped = new Set(idle.slice(0, Math.ceil(idle.length / 2)).map(({ name }) => name));
		start = weights.filter((_, at) => !dropped.has(names[at] as string));
		names = names.filter((name) => !dropped.has(name));
	}
}

const isIntercept = (name: string) => name.startsWith(PROJECT) || name.endsWith('/bias');

/** The standard deviation of each feature. */
function deviationsOf(examples: readonly Example[]): ReadonlyMap<string, number> {
	const sums = new Map<string, { sum: number; squares: number }>();
	for (const { features } of examples)
		for (const [name, value] of Object.entries(features)) {
			const { sum, squares } = sums.get(name) ?? { sum: 0, squares: 0 };
			if (Number.isFinite(value)) sums.set(name, { sum: sum + value, squares: squares + value ** 2 });
		}
	const of = examples.length;
	return new Map(
		[...sums].map(([name, { sum, squares }]) => [name, Math.sqrt(Math.max(0, squares / of - (sum / of) ** 2))]),
	);
}

/** How much of the log-likelihood, in nats, a weight must be worth (Wald's approximation). */
const LEAST_WORTH = 0.5;

function rowsOf(examples: readonly Example[], names: readonly string[], scales?: Scales): Row[] {
	const index = new Map(names.map((name, at) => [name, at]));
	const shared = sharedWeights(examples);
	return examples.map(({ features, isFault, kind, check, wanted = isFault ? 1 : 0 }, row) => {
		const { factor, offset } = (kind === 'example' && scales?.[check]) || UNSCALED;
		const entries = Object.entries(features).filter(
			([name, value]) => index.has(name) && Number.isFinite(value) && value !== 0,
		);
		return {
			at: entries.map(([name]) => index.get(name) as number),
			values: entries.map(([, value]) => value * factor),
			wanted,
			weight: shared[row] as number,
			offset,
		};
	});
}

/** How sharply the likelihood of examples bends with each weight, at given ones. */
function curvatures(rows: readonly Row[], weights: readonly number[]): number[] {
	const sums = weights.map(() => 0);
	for (const { at, values, weight, offset } of rows) {
		const score = at.reduce((sum, feature, i) => sum + (weights[feature] as number) * (values[i] as number), offset);
		const p = 1 / (1 + Math.exp(-score));
		for (const [i, feature] of at.entries())
			sums[feature] = (sums[feature] as number) + weight * p * (1 - p) * (values[i] as number) ** 2;
	}
	return sums;
}

/** What weights are held near, and how strongly. */
interface Hold {
	readonly near: readonly number[];
	readonly held: readonly number[];
}

/** Minimises the penalised log-loss by Newton's method; the curvature is that at the minimum. */
function newton(
	rows: readonly Row[],
	start: readonly number[],
	{ near, held }: Hold,
): { weights: number[]; curvature: Matrix } {
	const apart = (weight: number, at: number) => weight - (near[at] as number);
	const scoreOf = ({ at, values, offset }: Row, weights: readonly number[]) =>
		at.reduce((sum, feature, i) => sum + (weights[feature] as number) * (values[i] as number), offset);
	const loss = (weights: readonly number[]) =>
		rows.reduce(
			(sum, row) => {
				const score = scoreOf(row, weights);
				const loss = (odds: number) => Math.log1p(Math.exp(Math.min(500, odds)));
				return sum + row.weight * (row.wanted * loss(-score) + (1 - row.wanted) * loss(score));
			},
			weights.reduce((sum, weight, at) => sum + ((held[at] as number) / 2) * apart(weight, at) ** 2, 0),
		);
	const size = start.length;
	let weights = [...start];
	for (;;) {
		const gradient = weights.map((weight, at) => -(held[at] as number) * apart(weight, at));
		const sums = new Float64Array(size * size);
		for (let at = 0; at < size; at++) sums[at * size + at] = held[at] as number;
		for (const row of rows) {
			const p = 1 / (1 + Math.exp(-scoreOf(row, weights)));
			for (const [i, feature] of row.at.entries()) {
				const value = row.values[i] as number;
				gradient[feature] = (gradient[feature] as number) + row.weight * (row.wanted - p) * value;
				const scale = row.weight * p * (1 - p) * value;
				for (const [j, other] of row.at.entries()) {
					if (other > feature) continue;
					sums[feature * size + other] = (sums[feature * size + other] as number) + scale * (row.values[j] as number);
					sums[other * size + feature] = sums[feature * size + other] as number;
				}
			}
		}
		const curvature = Matrix.from1DArray(size, size, sums as unknown as number[]);
		const change = new CholeskyDecomposition(curvature).solve(Matrix.columnVector(gradient)).to1DArray();
		// A step that goes too far is halved: far from the minimum the curvature is flat.
		const before = loss(weights);
		let part = 1;
		const moved = () => weights.map((weight, at) => weight + part * (change[at] as number));
		while (part > 1e-4 && loss(moved()) > before) part /= 2;
		weights = moved();
		if (part * Math.max(...change.map(Math.abs)) < 1e-3) return { weights, curvature };
	}
}

/** What is left out together: a project, or several of the `invented` ones, of which there are many that are alike. */
export function foldsOf(examples: readonly Example[], invented: readonly string[]): ReadonlyMap<string, string> {
	const groups = [...new Set(examples.map(({ group }) => group))];
	return new Map(
		groups.map((group) => [group, invented.includes(group) ? `invented ${invented.indexOf(group) % FOLDS}` : group]),
	);
}

const FOLDS = 5;

/** The score of each example, in log-odds, by a model that was fitted without its fold. */
export function crossValidated(
	examples: readonly Example[],
	folds: ReadonlyMap<string, string>,
	scales?: Scales,
	prior?: Prior,
): number[] {
	const models = new Map(
		[...new Set(folds.values())].map((fold) => [
			fold,
			fitModel(
				examples.filter(({ group }) => folds.get(group) !== fold),
				scales,
				prior,
			),
		]),
	);
	return examples.map(({ group, features }) => score(models.get(folds.get(group) as string) ?? {}, features));
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
 * each check. From all chosen examples but the checks' own.
 */
export function scalesOf(
	examples: readonly Example[],
	scores: readonly number[],
	isChosen: (example: Example) => boolean,
): Scales {
	const shared = sharedWeights(examples);
	const all = examples.flatMap((example, at): Scored[] => {
		const { kind, check, family, isFault } = example;
		return kind === 'example' || !isChosen(example)
			? []
			: [{ check, family, value: scores[at] as number, weight: shared[at] as number, wanted: isFault ? 1 : 0 }];
	});
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
		let [g0, g1] = [Number.isFinite(hold) ? hold * (prior.factor - factor) : 0, HOLD * (prior.offset - offset)];
		let [h00, h01, h11] = [hold, 0, HOLD];
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
			offset += bounded(g1 / h11);
			continue;
		}
		const determinant = h00 * h11 - h01 * h01;
		factor += bounded((h11 * g0 - h01 * g1) / determinant);
		offset += bounded((h00 * g1 - h01 * g0) / determinant);
	}
	return { factor: rounded(factor), offset: rounded(offset) };
}

/** A step of Newton's method, none so long that the next one starts where the curve is flat. */
const bounded = (step: number): number => Math.max(-0.5, Math.min(0.5, step));

export const rounded = (value: number): number => Math.round(value * 1000) / 1000;
