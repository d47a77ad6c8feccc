import type { Direction, Segment } from '../model.ts';
import { vocabularyOf } from '../tables/index.ts';
import { normalizeText } from '../text/index.ts';
import { type CheckContext, type Diagnostic, peers, type TranslationUnit } from './check.ts';
import { nonEmpty, otherLanguages } from './presence.ts';

/** Texts in a column of directions that are none, by a vocabulary that has a word for what the peers say there. */
export function* noDirections(
	{ segments, field, header, position }: TranslationUnit,
	{ settings, reliability }: CheckContext,
): Generator<Diagnostic> {
	if (field !== 'direction' || header) return;
	const words = (locale: string) => vocabularyOf(settings.vocabularies, locale);
	const isKnown = ({ text }: Segment) =>
		Object.keys(settings.vocabularies).some((locale) =>
			[...words(locale).inbound, ...words(locale).outbound, ...(words(locale).both ?? [])].includes(
				normalizeText(text).toLowerCase(),
			),
		);
	for (const [locale, segment] of nonEmpty(segments)) {
		if (locale === reliability.source || directionOf(segment) || isKnown(segment)) continue;
		const others = otherLanguages(segments, locale, reliability);
		const said = others.flatMap((peer) => directionOf(peer) ?? []);
		const [value] = said;
		const expected = value && words(locale)[WORDS[value]]?.[0];
		if (!expected || said.some((other) => other !== value) || !/\p{L}/u.test(segment.text)) continue;
		yield {
			severity: 'warning',
			confidence: said.length / (others.length + 1),
			locale,
			location: segment.location,
			...position(locale),
			message: { key: 'checks.term-inconsistent.message', values: { actual: segment.text, expected } },
			actual: segment.text,
			expected,
			suggestion: null,
			evidence: peers(segments, locale, reliability.source),
			target: segment,
			features: { 'no-direction': 1, 'directions-said': Math.log2(1 + said.length) },
		};
	}
}

const WORDS = { in: 'inbound', out: 'outbound', both: 'both' } as const satisfies Record<Direction, string>;

const directionOf = ({ facts }: Segment): Direction | null =>
	facts.flatMap((fact) => (fact.kind === 'direction' ? fact.value : []))[0] ?? null;
