import type { Features } from './features.ts';

/** A logistic model: what each feature adds to the log-odds that an observation is a fault. */
export interface Model {
	readonly weights: Readonly<Record<string, number>>;
}

/** The probability that an observation with these features is a fault, 0–1. */
export function probability({ weights }: Model, features: Features): number {
	let sum = 0;
	for (const [name, value] of Object.entries(features))
		if (Number.isFinite(value) && Object.hasOwn(weights, name)) sum += (weights[name] as number) * value;
	return 1 / (1 + Math.exp(-sum));
}
