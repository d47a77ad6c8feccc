import type { Alternative, Finding, FlowFacts, Locale, PerLocale, PortRange } from '../../core/index.ts';

/** The kinds of results, in the order in which they are shown where nothing speaks for another. */
export const kinds = ['flows', 'sections', 'ports', 'findings'] as const;

/** A kind of results. */
export type Kind = (typeof kinds)[number];

/**
 * `index.json`: what every search needs. An item is a number: `block * perBlock` and its place in the block; the items of
 * a kind are neighbours, and within a kind those of a topic.
 */
export interface IndexFile {
	readonly locales: readonly Locale[];
	/** Words for "port" in every language. */
	readonly portWords: readonly string[];
	/** Words for "and" in every language. */
	readonly andWords: readonly string[];
	/** Each kind's first number, in the order of `kinds`, and the number after the last. */
	readonly bounds: readonly number[];
	/** The first port of each file of ports. */
	readonly ports: readonly number[];
	/** Every range that is more than a port, the widest first, and the place of the first one of each file of ranges. */
	readonly ranges: readonly (readonly [from: number, to: number])[];
	readonly rangeFiles: readonly number[];
	/** Protocols, security layers and transports that flows name. */
	readonly names: readonly string[];
}

/** How many items a block holds at most. */
export const perBlock = 32;

/** `terms.json` and `parts.json`: the first key of each file `terms-<n>.json` or `parts-<n>.json`. */
export type Directory = readonly string[];

/**
 * Items by their cost, the less the better and even where every locale has the item, each list as differences; `n` in all. The best stand here; where there are
 * more, `more` says where all of them are: in which file `more-<n>.json`, at which place.
 */
export interface Postings {
	readonly n: number;
	readonly best: Readonly<Record<string, readonly number[]>>;
	readonly more?: readonly [file: number, place: number];
}

/** `terms-<n>.json`: what is found by the terms between two of the directory, by locale (its place in `locales`; -1 for all). */
export interface TermsFile {
	readonly terms: Readonly<Record<string, Readonly<Record<string, Postings>>>>;
	/** Words of other languages that stand where a term stands: pairs of a locale's place and a term. */
	readonly translations: Readonly<Record<string, readonly (readonly [locale: number, term: string])[]>>;
}

/** The terms of what is asked of an item besides words; they stand in no text. */
export const required = {
	/** A protocol, security layer or transport. */
	name: (name: string) => `/${name}`,
	topic: (id: string) => `/#${id}`,
	/** That the item is there in a locale. */
	locale: (locale: Locale) => `/@${locale}`,
	finding: '/!',
};

/** `parts-<n>.json`: terms that hold a run of letters that sorts between two of the directory, with their items' number. */
export type PartsFile = Readonly<Record<string, number>>;

/**
 * `ports-<n>.json`: what names the ports between two of the directory; `ranges-<n>.json`: what names some of the ranges, apart
 * from the ports, as a port lies in several.
 */
export type PortsFile = readonly PortUses[];

/** What names a range, by what is said of it. */
export interface PortUses extends PortRange {
	readonly uses: readonly (Omit<FlowFacts, 'ports'> & {
		/** Whether these items name no other port. */
		readonly isAlone: boolean;
		readonly items: Postings;
	})[];
}

/** `more-<n>.json`: lists of items, as differences. */
export type MoreFile = readonly (readonly number[])[];

/** `<locale>/<block>.json`: items as readers of a locale see them. */
export interface BlockFile {
	readonly topics: readonly ShownTopic[];
	readonly items: readonly ShownItem[];
}

/** A topic that a block's items belong to; `locale` is that of the document shown to the reader. */
export interface ShownTopic {
	readonly id: string;
	readonly slug: string;
	readonly title: string;
	readonly locale: Locale;
}

/** An item in the language that its reader sees; `locale` where that is another. */
export interface ShownItem {
	readonly id: string;
	/** Its topic's place in the block. */
	readonly topic?: number;
	readonly anchor?: string;
	readonly locale?: Locale;
	readonly heading?: string;
	readonly texts: readonly string[];
	/** A flow's facts. */
	readonly flow?: FlowFacts;
	/** What single languages state instead of a flow's facts. */
	readonly alternatives?: readonly Alternative[];
	readonly findings?: readonly ShownFinding[];
}

/** A finding as a result shows it. */
export interface ShownFinding extends Pick<Finding, 'id' | 'severity' | 'locale' | 'expected'> {
	/** What it puts right, where that is short: `80 → 443`. */
	readonly change?: string;
	/** The name of its check. */
	readonly name: string;
	readonly message: string;
	/** Its address below the base, where it has no page in its reader's language. */
	readonly at?: string;
}

/** `<locale>.json`: what the search says to readers of a locale. */
export interface TextsFile {
	readonly texts: SearchTexts;
	/** The names of all locales. */
	readonly names: PerLocale<string>;
}

/** The keys of the texts that the search writes in the browser. */
export const textKeys = [
	...(['label', 'placeholder', 'button', 'hint', 'searching', 'none', 'count', 'foundIn', 'empty', 'without'] as const),
	...(['close', 'filters', 'topic', 'protocol', 'locale', 'any', 'withFinding', 'reset'] as const),
	...(['flows', 'sections', 'ports', 'findings', 'port', 'more', 'atLeast', 'corrected', 'also'] as const),
	...(['onlyTransports', 'disputed', 'right', 'undecided', 'otherFindings', 'failed', 'dropped'] as const),
];

/** The texts that the search writes in the browser. */
export type SearchTexts = Readonly<Record<(typeof textKeys)[number], string>>;
