import type { Locale } from '../../core/index.ts';

/** One text of a catalog with its translation. */
export interface Entry {
	readonly source: string;
	/** Empty where it is not translated, or not for certain. */
	readonly target: string;
	/** For each UTF-16 unit of `target`, and once more for its end: the offset in the catalog's text. */
	readonly offsets: readonly number[];
	/** The documents that the text is said to stand in, as written. */
	readonly references: readonly string[];
}

/** A translation catalog, read. */
export interface Catalog {
	/** Relative to the content folder, with `/`. */
	readonly path: string;
	readonly text: string;
	readonly locale: Locale;
	readonly entries: readonly Entry[];
}

/** What a format's reader makes of a catalog's text; `locale` as the catalog writes it, or null. */
export interface ReadCatalog {
	readonly locale: string | null;
	readonly entries: readonly Entry[];
}
