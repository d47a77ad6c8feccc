/** How the locales render each other's short texts: whole cells, headers and labels. */
import type { Locale, Segment } from '../model.ts';

/** How often, beside the text in question, a short text of one locale stands for one of another. */
export interface Use {
	/** The text, as it was first met. */
	readonly segment: Segment;
	readonly text: string;
	/** In how many texts (a text in all its locales is one) it stands so. */
	readonly count: number;
	/** In how many topics. */
	readonly topics: number;
}

/** A short text in one locale. */
export interface Phrase {
	readonly locale: Locale;
	readonly text: string;
	readonly segment: Segment;
}

/** What the locales' short texts stand for. */
export interface Phrases {
	/** What stands in a locale for a text of another, by letters and digits; most often first. */
	uses(from: Phrase, to: Locale): readonly Use[];
}

/** Counts the short texts that stand for each other; `topic` names where they stand. Linear in their number. */
export function learnPhrases(
	units: Iterable<{ readonly phrases: readonly Phrase[]; readonly topic: string }>,
): Phrases {
	const counts = new Map<string, Map<string, { first: Phrase; count: number; topics: Set<string> }>>();
	for (const { phrases, topic } of units)
		for (const from of phrases)
			for (const to of phrases) {
				if (from.locale === to.locale) continue;
				const key = keyOf(from, to.locale);
				const uses = counts.get(key) ?? new Map<string, { first: Phrase; count: number; topics: Set<string> }>();
				counts.set(key, uses);
				const use = uses.get(to.text) ?? { first: to, count: 0, topics: new Set<string>() };
				uses.set(to.text, use);
				use.count++;
				use.topics.add(topic);
			}
	const ranked = new Map<string, readonly Use[]>();
	return {
		uses(from, to) {
			const key = keyOf(from, to);
			const known = ranked.get(key);
			if (known) return known;
			const uses = [...(counts.get(key)?.values() ?? [])]
				.map(({ first, count, topics }) => ({ segment: first.segment, text: first.text, count, topics: topics.size }))
				.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
			ranked.set(key, uses);
			return uses;
		},
	};
}

const keyOf = ({ locale, text }: Phrase, to: Locale): string => `${locale} ${to} ${lettersOf(text)}`;

/** The letters and digits of a text: two spellings of one term are the same in these. */
export const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '');
