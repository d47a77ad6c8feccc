/** What the evidence model is worth: how well its confidences hold, and what is lost without a weight or without voting. */
import { model, probabilityOf, score } from '../../src/core/evidence/index.ts';
import { type Example, sharedWeights } from '../calibrate/fit.ts';

/** Features that say what the languages vote for. */
const VOTES =
	/(?:^|\/)(?:for|against|agreed|two|alone|keeping|vote-translated|kept-by-others|agreeing|agreeing-share)$/;

/** The confidence of each example as the program tells it, without the weights that are named. */
function confidences(examples: readonly Example[], without: ReadonlySet<string> = new Set()): number[] {
	const weights = Object.fromEntries(Object.entries(model.weights).filter(([name]) => !without.has(name)));
	return examples.map(({ check, features }) =>
		probabilityOf(score(weights, features), model.scales[check] ?? { factor: 1, offset: 0 }),
	);
}

/** The weighted log-loss of confidences, in nats. */
function lossOf(examples: readonly Example[], given: readonly number[]): number {
	const shared = sharedWeights(examples);
	return examples.reduce((sum, { isFault }, at) => {
		const p = Math.min(1 - 1e-12, Math.max(1e-12, given[at] as number));
		return sum - (shared[at] as number) * Math.log(isFault ? p : 1 - p);
	}, 0);
}

/** What is lost, in nats, without voting, and the weights without which nothing is lost. */
export function ablation(examples: readonly Example[]): { readonly voting: number; readonly idle: readonly string[] } {
	const names = Object.keys(model.weights);
	const full = lossOf(examples, confidences(examples));
	const costOf = (without: readonly string[]) => lossOf(examples, confidences(examples, new Set(without))) - full;
	return {
		voting: costOf(names.filter((name) => VOTES.test(name))),
		idle: names.filter((name) => costOf([name]) <= 0),
	};
}

/** A line for each tenth of confidence with the share of faults in it, and the expected calibration error, 0–1. */
export function calibration(told: readonly { readonly confidence: number; readonly isTrue: boolean }[]): {
	readonly lines: readonly string[];
	readonly error: number;
} {
	const bins = Array.from({ length: 10 }, (_, bin) =>
		told.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin),
	);
	let error = 0;
	const lines = bins.flatMap((bin, at) => {
		if (bin.length === 0) return [];
		const mean = bin.reduce((sum, { confidence }) => sum + confidence, 0) / bin.length;
		const faults = bin.filter(({ isTrue }) => isTrue).length;
		error += Math.abs(mean * bin.length - faults) / told.length;
		return `confidence ${(at / 10).toFixed(1)}–${((at + 1) / 10).toFixed(1)}: ${faults} of ${bin.length} true`;
	});
	return { lines, error };
}

/** The examples with the confidences that the program gives them. */
export const toldOf = (examples: readonly Example[]) => {
	const given = confidences(examples);
	return examples.map(({ isFault }, at) => ({ confidence: given[at] as number, isTrue: isFault }));
};
