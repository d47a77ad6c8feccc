import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkSet } from '../scripts/fuzz/properties.ts';
import { documentSets, smallSets } from '../scripts/fuzz/sets.ts';

it.each([
	['1,950 small', smallSets, 1950],
	['50 larger', documentSets, 50],
])(
	'every promise holds for %s sets of made-up documents, among them what nobody would write',
	async (_, sets, numRuns) => {
		const result = await fc.check(fc.asyncProperty(sets, checkSet), { seed: 13, numRuns });
		expect({ found: result.counterexample, error: result.errorInstance }).toEqual({ found: null, error: null });
	},
	600_000,
);
