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

/** Whether a feature means the same in every language, so that the other side should have it. */
export function isLanguageless(feature: string): boolean {
	const kind = kindOf(feature);
	return kind === 'number' || kind === 'name' || kind === 'code';
}

/** The kind of a feature. Asked for every feature of every item: kinds are found by their letters, not cut out each time. */
export function kindOf(feature: string): string {
	const hash = hashOf(feature);
	const known = kinds.get(hash);
	if (known !== undefined && feature.startsWith(known) && feature.charCodeAt(known.length) === COLON) return known;
	const end = feature.indexOf(':');
	const kind = end === -1 ? feature : feature.slice(0, end);
	if (known === undefined && end > 0) kinds.set(hash, kind);
	return kind;
}

const COLON = 58;
const kinds = new Map<number, string>();

/** A number that the first letters of a kind make. */
const hashOf = (feature: string): number =>
	(feature.charCodeAt(0) << 14) ^ (feature.charCodeAt(1) << 7) ^ feature.charCodeAt(3);
