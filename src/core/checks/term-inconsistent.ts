import type { Topic } from '../model.ts';
import type { Check, CheckContext, Draft } from './check.ts';
import { passagesOf } from './passages.ts';
import { partedTerms } from './term-compounds.ts';
import { unusualPhrases } from './term-phrases.ts';
import { unusualRenderings } from './term-renderings.ts';

/** One term in several renderings: in a column, in the labels of its keys, against what the aligned texts teach, or parted by a blank. */
const check: Check = {
	id: 'term-inconsistent',
	family: 'language',
	scope: 'topic',
	severity: 'info',
	*run({ topic }, context) {
		const reported = new Set<object>();
		for (const draft of termsOf(topic, context)) {
			if (!reported.has(draft.subject)) yield draft;
			reported.add(draft.subject);
		}
	},
};
export default check;

function* termsOf(topic: Topic, context: CheckContext): Generator<Draft> {
	yield* unusualPhrases(topic, context);
	for (const scope of passagesOf(topic)) {
		yield* unusualRenderings(scope, context);
		yield* partedTerms(scope, context);
	}
}
