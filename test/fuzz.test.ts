import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkSet } from '../scripts/fuzz/properties.ts';
import { documentSets } from '../scripts/fuzz/sets.ts';

it('every promise holds for made-up sets of documents, among them what nobody would write', async () => {
	const result = await fc.check(fc.asyncProperty(documentSets, checkSet), { seed: 13, numRuns: 100 });
	expect({ found: result.counterexample, error: result.errorInstance }).toEqual({ found: null, error: null });
}, 300_000);
