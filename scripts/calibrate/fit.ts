import { type Features, probability } from '../../src/core/evidence/index.ts';

/** A possible finding that somebody has judged. */
export interface Example {
	/** What must be left out together to measure on what the model has not seen: a project. */
	readonly group: string;
	readonly features: Features;
	readonly isFault: boolean;
	/** How much it counts. */
	readonly weight: number;
	readonly shown: string;
	readonly kind: 'read' | 'planted' | 'equivalent' | 'example';
	readonly severity: 'error' | 'warning' | 'info';
}

/** How strongly weights are held near zero, in examples. */
const RIDGE = 1;
const STEPS = 25;

/** Weights of a logistic model by Newton's method on the weighted log-loss with a ridge penalty. */
export function fitModel(examples: readonly Example[], ridge = RIDGE): Record<string, number> {
	const names = [...new Set(examples.flatMap(({ features }) => Object.keys(features)))].sort();
	const index = new Map(names.map((name, at) => [name, at]));
	const rows = examples.map(({ features, isFault, weight }) => {
		const entries = Object.entries(features).filter(([, value]) => Number.isFinite(value) && value !== 0);
		return {
			at: entries.map(([name]) => index.get(name) as number),
			values: entries.map(([, value]) => value),
			wanted: isFault ? 1 : 0,
			weight,
		};
	});
	const size = names.length;
	const weights = new Float64Array(size);
	for (let step = 0; step < STEPS; step++) {
		const gradient = weights.map((value) => -ridge * value);
		const curvature = new Float64Array(size * size);
		for (let i = 0; i < size; i++) curvature[i * size + i] = ridge;
		for (const { at, values, wanted, weight } of rows) {
			const sum = at.reduce((total, feature, i) => total + (weights[feature] as number) * (values[i] as number), 0);
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
		// A step too far is cut short: far from the optimum the curvature is flat.
		const part = Math.min(1, 2 / Math.max(longest, 1e-9));
		for (let i = 0; i < size; i++) weights[i] = (weights[i] as number) + part * (change[i] as number);
		if (longest < 1e-4) break;
	}
	return Object.fromEntries(
		names
			.map((name, i) => [name, Math.round((weights[i] as number) * 1000) / 1000])
			.filter(([, weight]) => weight !== 0),
	);
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

/** The probability of each example by a model that was fitted without its group. */
export function crossValidated(examples: readonly Example[], ridge = RIDGE): number[] {
	const groups = [...new Set(examples.map(({ group }) => group))];
	const models = new Map(
		groups.map((group) => [
			group,
			{
				weights: fitModel(
					examples.filter((each) => each.group !== group),
					ridge,
				),
			},
		]),
	);
	return examples.map(({ group, features }) =>
		probability(models.get(group) as { weights: Record<string, number> }, features),
	);
}
