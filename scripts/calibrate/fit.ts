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
	readonly kind: 'read' | 'planted' | 'harmless' | 'example';
	readonly severity: 'error' | 'warning' | 'info';
}

/** How strongly weights are held near zero, in examples. */
const RIDGE = 1;
const STEPS = 600;

/** Weights of a logistic model by accelerated gradient descent on the weighted log-loss with a ridge penalty. */
export function fitModel(examples: readonly Example[], ridge = RIDGE): Record<string, number> {
	const names = [...new Set(examples.flatMap(({ features }) => Object.keys(features)))].sort();
	const index = new Map(names.map((name, at) => [name, at]));
	const rows = examples.map(({ features, isFault, weight }) => ({
		at: Object.keys(features).map((name) => index.get(name) as number),
		values: Object.values(features),
		wanted: isFault ? 1 : 0,
		weight,
	}));
	// A step for each weight, by the curvature that its feature has at most.
	const curvature = new Float64Array(names.length).fill(ridge);
	for (const { at, values, weight } of rows) {
		const norm = values.reduce((sum, value) => sum + Math.abs(value), 0);
		for (const [i, feature] of at.entries())
			curvature[feature] = (curvature[feature] as number) + (weight * Math.abs(values[i] as number) * norm) / 4;
	}
	const weights = new Float64Array(names.length);
	let ahead = weights.slice();
	for (let step = 1; step <= STEPS; step++) {
		const gradient = ahead.map((value) => ridge * value);
		for (const { at, values, wanted, weight } of rows) {
			let sum = 0;
			for (let i = 0; i < at.length; i++) sum += (ahead[at[i] as number] as number) * (values[i] as number);
			const error = weight * (1 / (1 + Math.exp(-sum)) - wanted);
			for (let i = 0; i < at.length; i++)
				gradient[at[i] as number] = (gradient[at[i] as number] as number) + error * (values[i] as number);
		}
		const momentum = step / (step + 3);
		const next = ahead.map((value, i) => value - (gradient[i] as number) / (curvature[i] as number));
		ahead = next.map((value, i) => value + momentum * (value - (weights[i] as number)));
		weights.set(next);
	}
	return Object.fromEntries(
		names
			.map((name, i) => [name, Math.round((weights[i] as number) * 1000) / 1000])
			.filter(([, weight]) => weight !== 0),
	);
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
