import type { FlowFacts, Locale, PerLocale } from '../../core/index.ts';

/** What every search needs and no language has of its own: `data/search/index.json`. */
export interface IndexPiece {
	readonly locales: readonly Locale[];
	readonly source: Locale | null;
	/** Words for "port" in every language. */
	readonly portWords: readonly string[];
	readonly topics: readonly { readonly id: string; readonly slug: string; readonly titles: PerLocale<string> }[];
	readonly flows: readonly FlowEntry[];
	/** A section is named by its place in this list, in every language; `topic` is its topic's place in `topics`. */
	readonly sections: readonly { readonly topic: number; readonly hasFinding: boolean }[];
	readonly ports: readonly PortEntry[];
	readonly findings: readonly FindingEntry[];
}

/** A flow; its texts are in the pieces of the languages, at the same place. */
export interface FlowEntry extends FlowFacts {
	readonly id: string;
	readonly anchor: string;
	/** The place of its topic in `topics`. */
	readonly topic: number;
	readonly hasFinding: boolean;
}

/** A port that has a page: its registered names, and how the flows that name it use it. */
export interface PortEntry extends Omit<FlowFacts, 'ports'> {
	readonly port: number;
	readonly names: readonly string[];
	readonly hasFinding: boolean;
}

/** A finding and the flow that it is on. */
export interface FindingEntry {
	readonly id: string;
	readonly topic: number;
	readonly flow: number | null;
}

/** The rows and findings in one language: `data/search/<locale>.json`. */
export interface LocalePiece {
	/** Every text that a cell of a row has, once. */
	readonly cells: readonly string[];
	/** By flow the places of its texts in `cells`; null where the language lacks the row. */
	readonly flows: readonly (readonly number[] | null)[];
	/** By finding its check's name, what it says, and its row's key. */
	readonly findings: readonly (readonly string[])[];
	/** What the search says to its reader. */
	readonly texts: SearchTexts;
	/** The names of all locales. */
	readonly names: PerLocale<string>;
}

/** The prose in one language: `data/search/<locale>-sections.json`. */
export interface SectionsPiece {
	readonly sections: readonly {
		/** Its place in the list of all sections. */
		readonly section: number;
		readonly anchor: string | null;
		readonly heading: string;
		readonly text: string;
	}[];
}

/** The keys of the texts that the search writes in the browser. */
export const textKeys = [
	...([
		'label',
		'placeholder',
		'button',
		'hint',
		'searching',
		'none',
		'count',
		'foundIn',
		'similar',
		'empty',
		'without',
	] as const),
	...(['close', 'filters', 'topic', 'protocol', 'locale', 'any', 'withFinding', 'reset'] as const),
	...(['flows', 'sections', 'ports', 'findings', 'port', 'shown'] as const),
];

/** The texts that the search writes in the browser. */
export type SearchTexts = Readonly<Record<(typeof textKeys)[number], string>>;
