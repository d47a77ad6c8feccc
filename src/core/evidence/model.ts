import type { Features } from './features.ts';

/** How a score becomes log-odds: a model is surer of the projects that it was fitted on than of others. */
export interface Scale {
	readonly factor: number;
	readonly offset: number;
}

/** A logistic model: what each feature adds to the score of a candidate, and what scores are worth, by check. */
export interface Model {
	readonly weights: Readonly<Record<string, number>>;
	readonly scales: Readonly<Record<string, Scale>>;
}

/** The sum of what a candidate's features weigh. */
export function score(weights: Model['weights'], features: Features): number {
	let sum = 0;
	for (const [name, value] of Object.entries(features))
		if (Number.isFinite(value) && Object.hasOwn(weights, name)) sum += (weights[name] as number) * value;
	return sum;
}

/** The probability that a score is a fault's, 0–1. */
export const probabilityOf = (score: number, { factor, offset }: Scale): number =>
	1 / (1 + Math.exp(-(factor * score + offset)));

const UNSCALED: Scale = { factor: 1, offset: 0 };

/** The probability that a candidate of a check with these features is a fault, 0–1. */
export const probability = ({ weights, scales }: Model, check: string, features: Features): number =>
	probabilityOf(score(weights, features), scales[check] ?? UNSCALED);
