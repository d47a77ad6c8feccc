import type { MoreFile, Postings } from './files.ts';
import { costs, readPostings, sums } from './postings.ts';
import type { Source } from './sources.ts';
import type { Load } from './store.ts';

/** Items with their cost as lists have it. */
export interface Found {
	readonly items: ReadonlyMap<number, number>;
	/** Whether these are all. */
	readonly isWhole: boolean;
}

/** How many long lists are fetched for a word. */
const mostLists = 3;

/** The items of a word in one locale (its place; -1 for what belongs to none); `whole` fetches lists that are longer than their best. */
export async function itemsOfWord(
	load: Load,
	sources: readonly Source[],
	locale: number,
	whole: boolean,
): Promise<Found> {
	const items = new Map<number, number>();
	let isWhole = true;
	let lists = mostLists;
	for (const { terms, cost, least = terms.length } of sources) {
		const all = terms.flatMap((term) => term.locales[locale] ?? []);
		if (all.length < least) continue;
		const found: Found[] = [];
		for (const postings of all) found.push(await listOf(load, postings, whole && (postings.more ? lists-- > 0 : true)));
		isWhole &&= found.every((one) => one.isWhole);
		for (const [item, own] of least < all.length || all.length > 1 ? shared(found, least) : (found[0]?.items ?? []))
			items.set(item, Math.min(items.get(item) ?? Number.POSITIVE_INFINITY, own + 2 * cost));
	}
	return { items, isWhole };
}

/** The items of a list: its best, or all of them, those that are not among the best at the highest cost. */
export async function listOf(load: Load, postings: Postings, whole: boolean): Promise<Found> {
	const best = new Map(readPostings(postings));
	if (!postings.more) return { items: best, isWhole: true };
	if (!whole) return { items: best, isWhole: false };
	const [file, place] = postings.more;
	const all = sums((await load<MoreFile>(`more-${file}`))[place] ?? []);
	return { items: new Map(all.map((item) => [item, best.get(item) ?? costs - 1])), isWhole: true };
}

/** The items that at least so many lists have, each at its highest cost. */
function shared(lists: readonly Found[], least: number): Map<number, number> {
	const counts = new Map<number, number>();
	const highest = new Map<number, number>();
	for (const { items } of lists)
		for (const [item, cost] of items) {
			counts.set(item, (counts.get(item) ?? 0) + 1);
			highest.set(item, Math.max(highest.get(item) ?? 0, cost));
		}
	return new Map([...highest].filter(([item]) => (counts.get(item) ?? 0) >= least));
}
