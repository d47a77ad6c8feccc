import { type Check, type CheckContext, type Diagnostic, peers, type TranslationUnit } from './check.ts';
import { lostBlocks } from './lost-blocks.ts';
import { nonEmpty, otherLanguages } from './presence.ts';
import { shortfallOf } from './sentence-lengths.ts';
import { translationUnits } from './translation-units.ts';

/** A text that has fewer sentences than in any other language, and is shorter than its language is elsewhere; a paragraph that is lost. */
const check: Check = {
	id: 'sentence-missing',
	family: 'difference',
	scope: 'topic',
	severity: 'warning',
	supersedes: [],
	*run({ topic }, context) {
		for (const unit of translationUnits(topic)) yield* lostSentences(unit, context);
		yield* lostBlocks(topic, context);
	},
};
export default check;

function* lostSentences(
	{ segments, header, code, position }: TranslationUnit,
	{ reliability, topics }: CheckContext,
): Generator<Diagnostic> {
	if (header || code) return;
	for (const [locale, segment] of nonEmpty(segments)) {
		const short = shortfallOf(segments, locale, topics);
		const isHeading = 'kind' in segment && segment.kind === 'heading';
		if (!short || isHeading || locale === reliability.source || short.shorter <= 0) continue;
		const others = otherLanguages(segments, locale, reliability);
		const languages = new Set(others.map(({ location }) => reliability.language(location.locale)));
		const isSettled = languages.size > 1 || others.some(({ location }) => location.locale === reliability.source);
		yield {
			confidence: isSettled ? 0.9 : 0.5,
			locale: isSettled ? locale : null,
			location: segment.location,
			...position(locale),
			message: {
				key: `checks.sentence-missing.${isSettled ? 'message' : 'undecided'}`,
				values: { locale, own: short.own, others: short.least },
			},
			actual: segment.text,
			evidence: peers(segments, locale, reliability.source),
			target: segment,
			features: {
				'sentences-share': (short.least - short.own) / short.least,
				'sentences-agreed': short.isAgreed ? 1 : 0,
				'sentences-shorter': short.shorter,
				'sentences-habit': short.habit,
			},
		};
	}
}
