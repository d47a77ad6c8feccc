/**
 * `npm run fuzz -- --seconds N --seed S`: documents by grammar, made anew again and again, each set held against every promise
 * of `fuzz/properties.ts`. Prints the smallest set that breaks one, and fails.
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { checkSet } from './fuzz/properties.ts';
import { documentSets, smallSets } from './fuzz/sets.ts';

const { values } = parseArgs({
	options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' }, sets: { type: 'string' } },
});
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
let sets = 0;
const result = await fc.check(
	fc.asyncProperty(
		fc.oneof({ weight: 9, arbitrary: smallSets }, { weight: 1, arbitrary: documentSets }),
		async (files) => {
			sets++;
			await checkSet(files);
		},
	),
	{
		...{ seed, numRuns: values.sets === undefined ? 1_000_000_000 : Number(values.sets) },
		...(values.sets === undefined ? { interruptAfterTimeLimit: Number(values.seconds) * 1000 } : {}),
	},
);
console.log(`seed ${seed}: ${sets} sets`);
if (result.failed && result.counterexample !== null) {
	console.error(JSON.stringify(result.counterexample[0], null, '\t'));
	console.error(result.errorInstance);
	process.exitCode = 1;
}
