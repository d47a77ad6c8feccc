import type { Features } from './features.ts';

/** Something to be aligned: a piece of prose, a table, a row, a column. */
export interface Item {
	readonly features: Features;
	/** The length of its text, in characters. */
	readonly size: number;
	/** Items of different sorts are never each other's peers. */
	readonly sort: string;
	/** A name that stays as it is in every language, if the item is known by one; anchors begin with `#`. */
	readonly key: string | null;
	/** Its words, for the lexicon; empty where they say nothing. */
	readonly words: readonly string[];
	/** The units of the lexicon that the item itself has taught. */
	readonly units: readonly number[];
}
