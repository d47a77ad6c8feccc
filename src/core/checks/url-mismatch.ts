import { replaceSpans } from '../text/index.ts';
import type { Check } from './check.ts';
import { peers } from './check.ts';
import { differing } from './fact-mismatch.ts';
import { url } from './kinds/url.ts';
import { nonEmpty } from './presence.ts';

/** A URL that a blank tears apart speaks for itself. */
const TORN = /\bhttps?(?: :\s*|:\s+)\/\/[\w.-]{1,255}\.[\w./-]{0,1000}\w/;

/** A URL in a text that leads elsewhere than that of the peers. */
const check: Check = {
	id: 'url-mismatch',
	family: 'difference',
	scope: 'segment',
	severity: 'warning',
	supersedes: ['text-untranslated'],
	*run(scope, context) {
		const { segments, position } = scope;
		const reported = new Set<string | null>();
		for (const diagnostic of differing(url, scope, context)) {
			reported.add(diagnostic.locale);
			yield diagnostic;
		}
		for (const [locale, segment] of nonEmpty(segments)) {
			const match = reported.has(locale) || scope.code ? null : TORN.exec(segment.text);
			if (!match) continue;
			const [actual] = match;
			const expected = actual.replace(/\s/g, '');
			const [start, end] = [match.index, match.index + actual.length];
			yield {
				confidence: 0.9,
				locale,
				location: context.locate(segment, start, end),
				...position(locale),
				message: { key: 'checks.url-mismatch.message', values: { actual, expected } },
				actual,
				expected,
				suggestion: replaceSpans(segment.text, [{ start, end, text: expected }]),
				evidence: peers(segments, locale, context.reliability.source),
				target: segment,
			};
		}
	},
};
export default check;
