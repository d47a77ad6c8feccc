import { replaceSpans } from '../text/index.ts';
import type { Check } from './check.ts';
import { peers } from './check.ts';
import { differing } from './fact-mismatch.ts';
import { url } from './kinds/url.ts';
import { stated } from './presence.ts';

/** A URL that a blank tears apart speaks for itself. */
const TORN = /\bhttps?(?: :\s*|:\s+)\/\/[\w.-]+\.[\w./-]*\w/;

/** A URL in a text that leads elsewhere than that of the peers. */
const check: Check = {
	id: 'url-mismatch',
	family: 'difference',
	scope: 'passage',
	severity: 'warning',
	over: ['text-untranslated'],
	*run(scope, context) {
		const { passages, position } = scope;
		const reported = new Set<string | null>();
		for (const draft of differing(url, scope, context)) {
			reported.add(draft.locale);
			yield draft;
		}
		for (const [locale, passage] of stated(passages)) {
			const match = reported.has(locale) || scope.code ? null : TORN.exec(passage.text);
			if (!match) continue;
			const [actual] = match;
			const expected = actual.replace(/\s/g, '');
			const [start, end] = [match.index, match.index + actual.length];
			yield {
				confidence: 0.9,
				locale,
				place: context.place(passage, start, end),
				...position(locale),
				message: { key: 'checks.url-mismatch.message', values: { actual, expected } },
				actual,
				expected,
				suggestion: replaceSpans(passage.text, [{ start, end, text: expected }]),
				evidence: peers(passages, locale, context.witnesses.source),
				subject: passage,
			};
		}
	},
};
export default check;
