import type { Topic } from '../model.ts';
import type { Check, CheckContext, Diagnostic } from './check.ts';
import { partedTerms } from './term-compounds.ts';
import { noDirections } from './term-directions.ts';
import { unusualPhrases } from './term-phrases.ts';
import { unusualRenderings } from './term-renderings.ts';
import { translationUnits } from './translation-units.ts';

/** One term in several renderings: in a column, in the labels of its keys, against what the aligned texts teach, or parted by a blank. */
const check: Check = {
	id: 'term-inconsistent',
	family: 'language',
	scope: 'topic',
	severity: 'info',
	*run({ topic }, context) {
		const reported = new Set<object>();
		for (const diagnostic of termsOf(topic, context)) {
			if (reported.has(diagnostic.target)) continue;
			yield diagnostic;
			for (const target of [diagnostic.target, ...(diagnostic.alsoTargets ?? [])]) reported.add(target);
		}
	},
};
export default check;

function* termsOf(topic: Topic, context: CheckContext): Generator<Diagnostic> {
	for (const scope of translationUnits(topic)) yield* noDirections(scope, context);
	yield* unusualPhrases(topic, context);
	yield* unusualRenderings(topic, context);
	yield* partedTerms(topic, context);
}
