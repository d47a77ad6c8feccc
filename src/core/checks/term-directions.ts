import type { Direction, Segment } from '../model.ts';
import { vocabularyOf } from '../tables/index.ts';
import { normalizeText } from '../text/index.ts';
import { type CheckContext, type Diagnostic, peers, type TranslationUnit } from './check.ts';
import { textsOf } from './column-texts.ts';
import { nonEmpty, otherLanguages } from './presence.ts';

/** Texts in a column of directions that are none, where the column has a word elsewhere for what the peers say there. */
export function* noDirections(
	{ segments, field, header, cell, position }: TranslationUnit,
	{ settings, reliability }: CheckContext,
): Generator<Diagnostic> {
	if (field !== 'direction' || header || !cell) return;
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
		const { rows } = textsOf(cell.table, cell.column, locale);
		const forms = value ? (words(locale)[WORDS[value]] ?? []).flatMap((word) => [word, capitalised(word)]) : [];
		const expected = forms.find((form) => rows.has(form));
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

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const directionOf = ({ facts }: Segment): Direction | null =>
	facts.flatMap((fact) => (fact.kind === 'direction' ? fact.value : []))[0] ?? null;
