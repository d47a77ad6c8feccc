import type { Locale, Passage, Topic } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import { type CheckContext, type Draft, type PassageScope, peers } from './check.ts';
import { passagesOf } from './passages.ts';
import { foreign } from './presence.ts';

/** Shorter words stand beside each other by chance. */
const HALVES = /(?<![\p{L}\p{M}\p{N}-])(?=(\p{L}[\p{L}\p{M}]{3,}) (\p{L}[\p{L}\p{M}]{3,})(?![\p{L}\p{M}\p{N}]))/gu;
const WORD = /[\p{L}\p{M}]+/gu;

/** A word that is parted by a blank, while its locale writes it in one elsewhere and no peer has the two words. */
export function* partedTerms({ passages, code, position }: PassageScope, context: CheckContext): Generator<Draft> {
	if (code) return;
	for (const [locale, passage] of Object.entries(passages)) {
		const { together, apart } = countsOf(locale, context);
		const parted = halvesIn(passage).find(
			({ text, joined }) =>
				(together.get(joined) ?? 0) > (apart.get(joined) ?? 0) &&
				!foreign(passages, locale, context.witnesses).some((peer) =>
					peer.text.toLowerCase().includes(text.toLowerCase()),
				),
		);
		if (!parted) continue;
		const { start, text, joined } = parted;
		const [times, slips] = [together.get(joined) ?? 0, (apart.get(joined) ?? 1) - 1];
		const expected = text.replace(/ (\p{L})/u, (_, letter: string) => letter.toLowerCase());
		yield {
			confidence: times / (times + slips + 1),
			locale,
			place: context.place(passage, start, start + text.length),
			...position(locale),
			message: { key: 'checks.term-inconsistent.parted', values: { actual: text, expected } },
			actual: text,
			expected,
			suggestion: replaceSpans(passage.text, [{ start, end: start + text.length, text: expected }]),
			evidence: peers(passages, locale, context.witnesses.source),
			subject: passage,
			features: { together: Math.log2(times), apart: Math.log2(1 + slips) },
		};
	}
}

interface Halves {
	readonly start: number;
	readonly text: string;
	/** The two in one, lower case. */
	readonly joined: string;
}

const halvesIn = ({ text }: Passage): Halves[] =>
	[...text.matchAll(HALVES)].map(({ index, 1: left = '', 2: right = '' }) => ({
		start: index,
		text: `${left} ${right}`,
		joined: `${left}${right}`.toLowerCase(),
	}));

/** A text without the names of hosts and programs, whose parts are no words. */
const ownWords = ({ facts }: Passage, text: string): string =>
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
		topics.flatMap(passagesOf).flatMap(({ passages, code }) => {
			const passage = passages[locale];
			return passage && !code ? [[passage.text, passage] as const] : [];
		}),
	);
	const count = (counts: Map<string, number>, word: string) => counts.set(word, (counts.get(word) ?? 0) + 1);
	for (const [text, passage] of texts) {
		for (const [word] of ownWords(passage, text).matchAll(WORD)) count(together, word.toLowerCase());
		for (const { joined } of halvesIn(passage)) count(apart, joined);
	}
	const counts = { together, apart };
	byLocale.set(locale, counts);
	return counts;
}
