import type { Locale } from '../../core/index.ts';
import { type IndexFile, kinds } from './files.ts';
import { type Found, itemsOfWord, listOf } from './find-items.ts';
import type { Hit, Rank } from './rank.ts';
import { itemsIn, type Source, type TermPostings } from './sources.ts';
import type { Load } from './store.ts';

/** Items that all hits must be among, with how far their ports are from those asked for (0 where none were). */
export type Constraint = (whole: boolean) => Promise<Found>;

/** What is searched, and for whom. */
export interface Scope {
	readonly load: Load;
	readonly index: IndexFile;
	readonly reader: Locale | null;
	/** The only locale whose words count, if one was chosen. */
	readonly only: Locale | undefined;
	/** Whether some of the words may stand in the addresses of topics alone. */
	readonly isByAddress?: boolean;
}

/** Hits in no order. */
export interface FoundHits {
	readonly hits: readonly Hit[];
	/** Lists that may hold more were left unread. */
	readonly isAtLeast: boolean;
}

/** With this many hits, long lists are left unread; those of another language than the reader's with fewer. */
const enough = 40;
const enoughForeign = 8;

/** The items that have every word in one locale and meet every constraint. Long lists are read only where few are found. */
export async function findHits(
	scope: Scope,
	words: readonly (readonly Source[])[],
	constraints: readonly Constraint[],
): Promise<FoundHits> {
	const { index, reader, only } = scope;
	const places = [...index.locales.keys()].filter((at) => only === undefined || index.locales[at] === only);
	const order = places.sort((a, b) => Number(index.locales[b] === reader) - Number(index.locales[a] === reader));
	const met = new Map<boolean, Promise<Found[]>>();
	const limits = (whole: boolean) => {
		const known = met.get(whole) ?? Promise.all(constraints.map((constraint) => constraint(whole)));
		met.set(whole, known);
		return known;
	};
	const best = new Map<number, Hit>();
	let isAtLeast = false;
	for (const place of [
		...(words.length === 0 ? [] : order),
		...(only === undefined || words.length === 0 ? [-1] : []),
	]) {
		let found = await inLocale(scope, place, words, await limits(false), false);
		const parts = words.length + constraints.length;
		const most = place === order[0] ? enough : enoughForeign;
		if (!found.isWhole && parts > 1 && best.size + found.hits.length < most)
			found = await inLocale(scope, place, words, await limits(true), true);
		isAtLeast ||= !found.isWhole;
		for (const hit of found.hits) {
			const known = best.get(hit.item);
			if (!known || isBetter(hit.rank, known.rank)) best.set(hit.item, hit);
		}
	}
	return { hits: [...best.values()], isAtLeast };
}

/** What a term that all hits must have finds; nothing where there is no such term. */
export async function itemsWith(load: Load, term: TermPostings | null, whole: boolean): Promise<Found> {
	const lists = await Promise.all(Object.values(term?.locales ?? {}).map((list) => listOf(load, list, whole)));
	return {
		items: new Map(lists.flatMap(({ items }) => [...items.keys()].map((item) => [item, 0] as const))),
		isWhole: lists.every(({ isWhole }) => isWhole),
	};
}

/** The kind of an item, by its number. */
export function kindOf({ bounds }: IndexFile, item: number): Hit['kind'] {
	return kinds.findLast((_, at) => (bounds[at] ?? 0) <= item) ?? 'flows';
}

function isBetter(a: Rank, b: Rank): boolean {
	return a.foreign - b.foreign < 0 || (a.foreign === b.foreign && a.worst * 64 + a.sum < b.worst * 64 + b.sum);
}

async function inLocale(
	{ load, index, reader, isByAddress }: Scope,
	place: number,
	words: readonly (readonly Source[])[],
	limits: readonly Found[],
	whole: boolean,
): Promise<FoundHits & { readonly isWhole: boolean }> {
	const own: Found[] = [];
	const ofWords: Found[] = [];
	let left = limits.length === 0 ? null : sharedBy(limits);
	// The rarest word first: once nothing has all that were looked for, the long lists of the others are not fetched.
	for (const sources of words.toSorted((a, b) => itemsIn(a, place) - itemsIn(b, place))) {
		const found = await itemsOfWord(load, sources, place, whole);
		own.push(found);
		ofWords.push(isByAddress && place >= 0 ? await withAddresses(load, sources, found) : found);
		left = sharedBy(ofWords.slice(-1), left);
		if (left.length === 0) break;
	}
	const isWhole = [...ofWords, ...limits].every((one) => one.isWhole);
	const locale = index.locales[place] ?? null;
	const hits: Hit[] = [];
	for (const item of left ?? []) {
		if (own.length > 0 && !own.some(({ items }) => items.has(item))) continue;
		const costs = ofWords.map(({ items }) => items.get(item) ?? 0);
		hits.push({
			...{ item, kind: kindOf(index, item), locale },
			rank: {
				...{
					exact: 2,
					translated: 0,
					foreign: words.length === 0 || locale === reader ? 0 : 1 + (Math.max(...costs) % 2),
				},
				distance: Math.max(0, ...limits.map(({ items }) => items.get(item) ?? 0)),
				worst: Math.floor(Math.max(0, ...costs) / 2),
				sum: costs.reduce((sum, cost) => sum + cost, 0),
			},
		});
	}
	return { hits, isWhole, isAtLeast: !isWhole };
}

/** What a word finds, with what it finds in topics' addresses. */
async function withAddresses(load: Load, sources: readonly Source[], { items, isWhole }: Found): Promise<Found> {
	const called = await itemsOfWord(load, sources, -1, false);
	return { items: new Map([...called.items, ...items]), isWhole };
}

/** The items that all of these have, and `among` them if that is given. */
function sharedBy([first, ...others]: readonly Found[], among: readonly number[] | null = null): number[] {
	const all = among === null ? [...(first?.items.keys() ?? [])] : among.filter((item) => first?.items.has(item));
	return all.filter((item) => others.every(({ items }) => items.has(item)));
}
