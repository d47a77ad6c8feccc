/** Aligns whole pages: prose and tables of all locales as one sequence each, so that each holds the other in its section. */
import type { Block, Locale, PerLocale, SourceDocument, Table } from '../model.ts';
import { blockFeatures, tableFeatures, wordsIn } from './features.ts';
import { alignLists, type FirmGroup, type Manner } from './groups.ts';
import type { Item } from './item.ts';
import { sizeOf, tableName } from './rows.ts';

/** What stands on a page: a piece of prose or a table. */
export type Part = Block | Table;

/** A part of a page in the locales that have it. */
export interface AlignedPart<T extends Part = Part> {
	readonly members: PerLocale<T>;
	readonly firmness: PerLocale<number>;
}

/** A page's parts in their order, with what is compared of them. */
export interface Page {
	readonly parts: readonly Part[];
	readonly items: readonly Item[];
}

/** Reads a document as a sequence of parts. */
export function pageOf({ blocks, tables }: SourceDocument): Page {
	const parts = [...blocks, ...tables].sort((a, b) => a.location.start.offset - b.location.start.offset);
	return { parts, items: parts.map(itemOf) };
}

/** Aligns the pages of a topic. */
export function alignPages(pages: PerLocale<Page>, manner: Manner): FirmGroup[] {
	return alignLists(
		Object.entries(pages).map(([locale, { items }]) => ({ locale, items })),
		manner,
	);
}

/** The parts of a page's groups. */
export function partsOf(groups: readonly FirmGroup[], pages: PerLocale<Page>): AlignedPart[] {
	return groups.map(({ members, firmness }) => ({
		members: sorted(members, (locale, at) => pages[locale]?.parts[at] as Part),
		firmness: sorted(firmness, (_, value) => value),
	}));
}

/** The same locales in the order of their tags, with other values. */
export function sorted<A, B>(values: PerLocale<A>, to: (locale: Locale, value: A) => B): PerLocale<B> {
	return Object.fromEntries(
		Object.keys(values)
			.sort()
			.map((locale) => [locale, to(locale, values[locale] as A)]),
	);
}

export const isTable = (part: Part): part is Table => 'rows' in part;

function itemOf(part: Part): Item {
	if (isTable(part))
		return {
			features: tableFeatures(part),
			size: part.rows.reduce((sum, row) => sum + sizeOf(row), 0),
			sort: 'table',
			key: tableName(part) ?? anchorKey(part.anchor),
			words: [],
			units: [],
		};
	return {
		features: blockFeatures(part),
		size: part.text.length,
		sort: sortOf(part),
		key: anchorKey(part.anchor),
		words: part.kind === 'code' ? [] : wordsIn(part),
		units: [],
	};
}

/** An anchor as a key: it conflicts with no name. */
const anchorKey = (anchor: string | null) => (anchor === null ? null : `#${anchor}`);

/** Headings, code and running text; a list item may be a paragraph elsewhere, a heading may be moved down a level. */
function sortOf({ kind }: Block): string {
	return kind === 'heading' || kind === 'code' ? kind : 'text';
}
