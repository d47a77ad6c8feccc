/** How the locales render each other's short texts: whole cells, headers and labels. */
import type { Locale, Segment } from '../model.ts';

/** How often, beside the text in question, a short text of one locale stands for one of another. */
export interface Use {
	/** The text, as it was first met. */
	readonly segment: Met;
	readonly text: string;
	/** In how many texts (a text in all its locales is one) it stands so. */
	readonly count: number;
	/** In how many topics. */
	readonly topics: number;
}

/** A text where it stands. */
export type Met = Pick<Segment, 'text' | 'location'>;

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

/** By text and other locale, what stands there for it, as plain data: where first, in how many texts, and in which topics. */
export type PhraseCounts = Map<string, Map<string, { first: Met; count: number; topics: Set<string> }>>;

/** Counts short texts that stand for each other; `topic` names where they stand. */
export function countPhrases(phrases: readonly Phrase[], topic: string, counts: PhraseCounts): void {
	for (const from of phrases)
		for (const to of phrases) {
			if (from.locale === to.locale) continue;
			const key = keyOf(from, to.locale);
			let uses = counts.get(key);
			if (!uses) {
				uses = new Map();
				counts.set(key, uses);
			}
			let use = uses.get(to.text);
			if (!use) {
				const { text, location } = to.segment;
				use = { first: { text, location }, count: 0, topics: new Set<string>() };
				uses.set(to.text, use);
			}
			use.count++;
			use.topics.add(topic);
		}
}

/** What the counts of all parts of a run say. */
export function phrasesOf(parts: readonly PhraseCounts[]): Phrases {
	const counts = parts.length === 1 ? (parts[0] as PhraseCounts) : joined(parts);
	const ranked = new Map<string, readonly Use[]>();
	return {
		uses(from, to) {
			const key = keyOf(from, to);
			const known = ranked.get(key);
			if (known) return known;
			const uses = [...(counts.get(key) ?? [])]
				.map(([text, { first, count, topics }]) => ({ segment: first, text, count, topics: topics.size }))
				.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
			ranked.set(key, uses);
			return uses;
		},
	};
}

function joined(parts: readonly PhraseCounts[]): PhraseCounts {
	const sum: PhraseCounts = new Map();
	for (const part of parts)
		for (const [key, uses] of part) {
			const known = sum.get(key);
			if (!known) sum.set(key, uses);
			else
				for (const [text, use] of uses) {
					const { first, count, topics } = known.get(text) ?? { first: use.first, count: 0, topics: new Set() };
					known.set(text, { first, count: count + use.count, topics: new Set([...topics, ...use.topics]) });
				}
		}
	return sum;
}

const keyOf = ({ locale, text }: Phrase, to: Locale): string => `${locale} ${to} ${lettersOf(text)}`;

/** The letters and digits of a text: two spellings of one term are the same in these. */
export const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '');
