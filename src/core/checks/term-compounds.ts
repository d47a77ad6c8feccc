import type { Locale, Segment, Topic } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import { type CheckContext, type Diagnostic, peers, type TranslationUnit } from './check.ts';
import { otherLanguages } from './presence.ts';
import { translationUnits } from './translation-units.ts';

/** Shorter words stand beside each other by chance. */
const HALVES = /(?<![\p{L}\p{M}\p{N}-])(?=(\p{L}[\p{L}\p{M}]{3,}) (\p{L}[\p{L}\p{M}]{3,})(?![\p{L}\p{M}\p{N}]))/gu;
const WORD = /[\p{L}\p{M}]+/gu;

/** A word that is parted by a blank, while its locale writes it in one elsewhere and no peer has the two words. */
export function* partedTerms(
	{ segments, code, position }: TranslationUnit,
	context: CheckContext,
): Generator<Diagnostic> {
	if (code) return;
	for (const [locale, segment] of Object.entries(segments)) {
		const { together, apart } = countsOf(locale, context);
		const parted = halvesIn(segment).find(
			({ text, joined }) =>
				(together.get(joined) ?? 0) > (apart.get(joined) ?? 0) &&
				!otherLanguages(segments, locale, context.reliability).some((peer) =>
					peer.text.toLowerCase().includes(text.toLowerCase()),
				),
		);
		if (!parted) continue;
		const { start, text, joined } = parted;
		const [times, typos] = [together.get(joined) ?? 0, (apart.get(joined) ?? 1) - 1];
		const expected = text.replace(/ (\p{L})/u, (_, letter: string) => letter.toLowerCase());
		yield {
			confidence: times / (times + typos + 1),
			locale,
			location: context.locate(segment, start, start + text.length),
			...position(locale),
			message: { key: 'checks.term-inconsistent.parted', values: { actual: text, expected } },
			actual: text,
			expected,
			suggestion: replaceSpans(segment.text, [{ start, end: start + text.length, text: expected }]),
			evidence: peers(segments, locale, context.reliability.source),
			target: segment,
			features: { together: Math.log2(times), apart: Math.log2(1 + typos) },
		};
	}
}

interface Halves {
	readonly start: number;
	readonly text: string;
	/** The two in one, lower case. */
	readonly joined: string;
}

const halvesIn = ({ text }: Segment): Halves[] =>
	[...text.matchAll(HALVES)].map(({ index, 1: left = '', 2: right = '' }) => ({
		start: index,
		text: `${left} ${right}`,
		joined: `${left}${right}`.toLowerCase(),
	}));

/** A text without the names of hosts and programs, whose parts are no words. */
const ownWords = ({ facts }: Segment, text: string): string =>
	replaceSpans(
		text,
		facts.flatMap(({ kind, start, end }) => (kind === 'identifier' || kind === 'url' ? { start, end, text: ' ' } : [])),
	);

interface Counts {
	readonly together: ReadonlyMap<string, number>;
	readonly apart: ReadonlyMap<string, number>;
}

const learned = new WeakMap<readonly Topic[], Map<Locale, Counts>>();

/** How often a locale's different texts write a word in one, and in two. */
function countsOf(locale: Locale, { topics }: CheckContext): Counts {
	const byLocale = learned.get(topics) ?? new Map<Locale, Counts>();
	learned.set(topics, byLocale);
	const known = byLocale.get(locale);
	if (known) return known;
	const together = new Map<string, number>();
	const apart = new Map<string, number>();
	const texts = new Map(
		topics.flatMap(translationUnits).flatMap(({ segments, code }) => {
			const segment = segments[locale];
			return segment && !code ? [[segment.text, segment] as const] : [];
		}),
	);
	const count = (counts: Map<string, number>, word: string) => counts.set(word, (counts.get(word) ?? 0) + 1);
	for (const [text, segment] of texts) {
		for (const [word] of ownWords(segment, text).matchAll(WORD)) count(together, word.toLowerCase());
		for (const { joined } of halvesIn(segment)) count(apart, joined);
	}
	const counts = { together, apart };
	byLocale.set(locale, counts);
	return counts;
}
