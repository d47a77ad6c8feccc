/** Aligns the rows and columns of a table in all locales. */
import type { AlignedColumn, AlignedTable, PerLocale, Row, Settings, Table } from '../model.ts';
import { refineTable, withRangeWords } from '../tables/index.ts';
import { alignColumns, fieldsIn } from './columns.ts';
import { alignLists, type FirmGroup, type Manner } from './groups.ts';
import type { Item } from './item.ts';
import { type AlignedPart, sorted } from './pages.ts';
import { rangeWords } from './range-words.ts';
import { gatherRepeats } from './repeats.ts';

/** A table whose rows and columns have been paired. */
export interface MatchedTable {
	readonly part: AlignedPart<Table>;
	readonly items: PerLocale<readonly Item[]>;
	readonly rows: readonly FirmGroup[];
	readonly columns: readonly AlignedColumn[];
}

/** Pairs the rows and then the columns of a table; `items` are its rows as compared. */
export function matchTable(part: AlignedPart<Table>, items: PerLocale<readonly Item[]>, manner: Manner): MatchedTable {
	const lists = Object.entries(items).map(([locale, items]) => ({ locale, items }));
	const rows = gatherRepeats(alignLists(lists, { ...manner, isLoose: true }), part.members);
	const columns = alignColumns(
		part.members,
		rows.map(({ members }) => members),
		manner,
	);
	return { part, items, rows, columns };
}

/** Reads a matched table anew by what its columns are found to be. */
export function readTable({ part, rows, columns }: MatchedTable, index: number, settings: Settings): AlignedTable {
	const refined = sorted(part.members, (locale, table) =>
		refineTable(table, fieldsIn(locale, columns, table), settings.vocabularies, locale),
	);
	const rowsOf = (tables: PerLocale<Table>) =>
		rows.map(({ members, firmness }) => ({
			cells: sorted(members, (locale, at) => tables[locale]?.rows[at] as Row),
			record: '',
			firmness: sorted(firmness, (_, value) => value),
		}));
	const words = rangeWords(rowsOf(refined), columns);
	const read = sorted(refined, (locale, table) => (words[locale] ? withRangeWords(table, words[locale]) : table));
	return {
		index,
		kind: Object.values(read).some((table) => table.kind === 'ports') ? 'ports' : 'other',
		members: read,
		firmness: part.firmness,
		columns,
		rows: rowsOf(read),
	};
}
