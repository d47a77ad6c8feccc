/** Stage 4, align: documents by identity, then their tables, rows and columns, across all locales. */
import type {
	AlignedBlock,
	AlignedTable,
	Block,
	Locale,
	Notice,
	PerLocale,
	Row,
	Settings,
	SourceDocument,
	Table,
	Topic,
} from '../model.ts';
import { refineTable, withRangeWords } from '../normalise/index.ts';
import { type Affinity, type CellPair, learnAffinity } from './affinity.ts';
import { alignColumns, fieldsIn } from './columns.ts';
import { blockFeatures, rowFeatures, tableFeatures } from './features.ts';
import { alignLists, type Rendering } from './groups.ts';
import { rangeWords } from './range-words.ts';
import { gatherRepeats } from './repeats.ts';
import { groupByTopic } from './topics.ts';

export { type Affinity, type CellPair, learnAffinity } from './affinity.ts';

interface Aligned {
	readonly topics: readonly Topic[];
	readonly notices: readonly Notice[];
}

/**
 * Aligns all documents. Columns get the field that their peers agree on, and their tables are read anew by it. What the
 * tables teach of how texts are rendered then settles the rows that did not stand in the same order everywhere.
 */
export function align(documents: readonly SourceDocument[], settings: Settings): Aligned {
	const { groups, notices } = groupByTopic([...documents].sort((a, b) => (a.path < b.path ? -1 : 1)));
	const first = groups.map((group) =>
		alignTables(Object.values(group.documents)).map((members, at) => alignTable(members, at + 1, settings)),
	);
	const affinity = learnAffinity(first.flat());
	const topics = groups.map((group, at) => {
		const tables = (first[at] ?? []).map((table) =>
			isInOrder(table) ? table : alignTable(table.members, table.index, settings, { table, affinity }),
		);
		return { ...group, documents: withTables(group.documents, tables), tables, blocks: alignBlocks(group.documents) };
	});
	return { topics, notices };
}

/** Whether all members have all rows in the same order. */
function isInOrder({ rows, members }: AlignedTable): boolean {
	const locales = Object.keys(members);
	return rows.every((row, at) => locales.every((locale) => row.cells[locale]?.index === at));
}

function alignTables(documents: readonly SourceDocument[]): PerLocale<Table>[] {
	const groups = alignLists(
		documents.map(({ locale, tables }) => ({
			locale,
			items: tables.map(tableFeatures),
			sizes: tables.map((table) => table.rows.length),
		})),
	);
	const byLocale = new Map(documents.map((document) => [document.locale, document.tables]));
	return groups.map((group) => pick(group, (locale, at) => byLocale.get(locale)?.[at] as Table));
}

/** Headings of a level, code and running text; a list item may be a paragraph elsewhere. */
function sortOf({ kind, level }: Block): string {
	return kind === 'heading' || kind === 'code' ? `${kind}${level}` : 'text';
}

function alignBlocks(documents: PerLocale<SourceDocument>): AlignedBlock[] {
	const groups = alignLists(
		Object.entries(documents).map(([locale, { blocks }]) => ({
			locale,
			items: blocks.map(blockFeatures),
			sizes: blocks.map(({ text }) => text.length),
			sorts: blocks.map(sortOf),
		})),
	);
	return groups.map((group) => pick(group, (locale, at) => documents[locale]?.blocks[at] as Block));
}

/** What a first alignment has taught. */
interface Learned {
	readonly table: AlignedTable;
	readonly affinity: Affinity;
}

function alignTable(members: PerLocale<Table>, index: number, settings: Settings, learned?: Learned): AlignedTable {
	const lists = Object.entries(members).map(([locale, { rows }]) => ({
		locale,
		items: rows.map(rowFeatures),
		sizes: rows.map((row) => row.cells.reduce((sum, cell) => sum + cell.text.length, 0)),
	}));
	const groups = gatherRepeats(alignLists(lists, learned && renderingOf(learned)), members);
	const columns = alignColumns(members, groups);
	const refined = pick(members, (locale, table) =>
		refineTable(table, fieldsIn(locale, columns, table), settings.vocabularies, locale),
	);
	const rowsOf = (tables: PerLocale<Table>) =>
		groups.map((group) => ({ cells: pick(group, (locale, at) => tables[locale]?.rows[at] as Row), record: '' }));
	const words = rangeWords(rowsOf(refined), columns);
	const read = pick(refined, (locale, table) => (words[locale] ? withRangeWords(table, words[locale]) : table));
	return {
		index,
		kind: Object.values(read).some((table) => table.kind === 'ports') ? 'ports' : 'other',
		members: read,
		columns,
		rows: rowsOf(read),
	};
}

function withTables(documents: PerLocale<SourceDocument>, aligned: readonly AlignedTable[]): PerLocale<SourceDocument> {
	return pick(documents, (locale, document) => ({
		...document,
		tables: document.tables.map(
			(table) => aligned.find(({ members }) => members[locale]?.index === table.index)?.members[locale] ?? table,
		),
	}));
}

function pick<A, B>(values: PerLocale<A>, to: (locale: Locale, value: A) => B): PerLocale<B> {
	return Object.fromEntries(
		Object.keys(values)
			.sort()
			.map((locale) => [locale, to(locale, values[locale] as A)]),
	);
}

/** Longer texts are notes, of which single words say little. */
const NAME = 160;

/** How well two rows' texts render each other, on average over their columns of short text. */
function renderingOf({ table, affinity }: Learned): Rendering {
	const rowOf = new Map(table.rows.flatMap((row) => Object.values(row.cells).map((member) => [member, row] as const)));
	const columns = table.columns.filter(({ field }) => field !== 'port' && field !== 'protocol');
	return (a, i, b, j) => {
		const [left, right] = [table.members[a]?.rows[i], table.members[b]?.rows[j]];
		if (!left || !right) return null;
		const values = columns.flatMap(({ members }) => {
			const cell = (locale: Locale, row: Row | undefined) =>
				members[locale] === undefined ? undefined : row?.cells[members[locale]];
			const [x, y] = [cell(a, left), cell(b, right)];
			if (!x || !y || x.text === '' || y.text === '' || Math.max(x.text.length, y.text.length) > NAME) return [];
			const learned: CellPair[] = [[x, cell(b, rowOf.get(left)?.cells[b])]];
			if (rowOf.get(left) !== rowOf.get(right)) learned.push([cell(a, rowOf.get(right)?.cells[a]), y]);
			return affinity(x, y, learned) ?? [];
		});
		return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
	};
}
