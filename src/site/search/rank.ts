import type { Locale } from '../../core/index.ts';
import { type Kind, kinds } from './files.ts';

/** An item that answers a question. */
export interface Hit {
	readonly item: number;
	readonly kind: Kind;
	/** The locale in which the words were found; null where only ports and protocols were asked for. */
	readonly locale: Locale | null;
	readonly rank: Rank;
}

/** What hits are ordered by, in this order; the less the better. */
export interface Rank {
	/** 0 its title is what was asked for, 1 its heading, 2 neither. */
	readonly exact: 0 | 1 | 2;
	/** How far its ports are from those asked for, from 0 to 1; -1 where it names both numbers that were asked for. */
	readonly distance: number;
	/** 1 where its words are translations of those asked for. */
	readonly translated: 0 | 1;
	/** 1 where its words stand in another language than the reader's, 2 where the item may lack the reader's altogether. */
	readonly foreign: number;
	/** How well the worst of its words is found, then how well all of them. */
	readonly worst: number;
	readonly sum: number;
}

const keys = ['exact', 'distance', 'translated', 'foreign', 'worst', 'sum'] as const;

/** Orders two hits, the better first. */
export function compareHits(a: Hit, b: Hit): number {
	for (const key of keys) if (a.rank[key] !== b.rank[key]) return a.rank[key] - b.rank[key];
	return a.item - b.item;
}

/** What an item costs of which a word is found in no heading, which one is found only as another form or within another, and from where on it is not asked for itself but belongs to a topic that is called so. */
const inText = 3;
const inOther = 5;
const onlyTitle = 8;

/**
 * The kinds that have hits, as they are listed; but first what is called so, then what has all words in its heading, in
 * whatever form, and last what has them within others, what only its topic's title finds, and translations. Where ports were
 * asked for, headings count for nothing.
 */
export function orderOf(hits: Readonly<Record<Kind, readonly Hit[]>>, hasPorts: boolean): Kind[] {
	const tier = (kind: Kind) => {
		const hit = hits[kind][0];
		if (!hit) return 9;
		const { exact, worst, translated } = hit.rank;
		if (exact === 0) return 0;
		if (exact === 1 || (hit.locale !== null && worst < inText && !hasPorts)) return 1;
		const isAside = worst >= onlyTitle ? 2 : worst >= inOther && !hasPorts ? 1 : 0;
		return 2 + 3 * translated + isAside;
	};
	return kinds.filter((kind) => hits[kind].length > 0).sort((a, b) => tier(a) - tier(b));
}
