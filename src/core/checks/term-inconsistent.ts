import type { Topic } from '../model.ts';
import type { Check, CheckContext, Diagnostic } from './check.ts';
import { partedTerms } from './term-compounds.ts';
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
			if (!reported.has(diagnostic.target)) yield diagnostic;
			reported.add(diagnostic.target);
		}
	},
};
export default check;

function* termsOf(topic: Topic, context: CheckContext): Generator<Diagnostic> {
	yield* unusualPhrases(topic, context);
	for (const scope of translationUnits(topic)) {
		yield* unusualRenderings(scope, context);
		yield* partedTerms(scope, context);
	}
}
