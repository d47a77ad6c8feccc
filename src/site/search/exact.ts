import { exactTerm } from '../../search/index.ts';
import { type FoundHits, kindOf, type Scope } from './find-hits.ts';
import { readPostings } from './postings.ts';
import type { Hit } from './rank.ts';
import { startingWith } from './sources.ts';

/** A title that begins with what was asked for is meant from so many words on, or if so much of it was asked for. */
const wordsOfTitle = 2;
const shareOfTitle = 2 / 3;

/** The items whose title or heading is what was asked for, or whose title begins with it, with which of them it is. */
export async function exactItems(
	{ load, index, only }: Scope,
	text: string,
	words: number,
): Promise<Map<Hit['item'], Hit>> {
	const found = new Map<number, Hit>();
	const start = exactTerm(text);
	for (const { terms } of start === '' ? [] : await startingWith(load, start, 0))
		for (const { term, locales } of terms)
			for (const [place, list] of Object.entries(locales)) {
				const locale = index.locales[Number(place)] ?? null;
				if (only !== undefined && only !== locale) continue;
				for (const [item, cost] of readPostings(list)) {
					const exact = cost < 2 ? 0 : 1;
					const isStart = words >= wordsOfTitle || start.length >= shareOfTitle * term.length;
					if (term !== start && (exact === 1 || !isStart)) continue;
					const rank = { exact, distance: 0, translated: 0, foreign: 0, worst: 0, sum: term.length } as const;
					const known = found.get(item)?.rank;
					if (!known || known.exact > exact || known.sum > rank.sum)
						found.set(item, { item, kind: kindOf(index, item), locale, rank });
				}
			}
	return found;
}

/** Hits with those among them whose title or heading is what was asked for, and with the others of these unless it was limited. */
export function withExact(found: FoundHits, exact: ReadonlyMap<number, Hit>, isLimited: boolean): FoundHits {
	if (exact.size === 0) return found;
	const hits = found.hits.map((hit) => {
		const same = exact.get(hit.item);
		return same
			? { ...hit, rank: { ...hit.rank, exact: same.rank.exact, foreign: 0, worst: 0, sum: same.rank.sum } }
			: hit;
	});
	const known = new Set(hits.map(({ item }) => item));
	const others = isLimited ? [] : [...exact.values()].filter(({ item }) => !known.has(item));
	return { ...found, hits: [...hits, ...others] };
}
