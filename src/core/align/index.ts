/** Stage 4, align: documents by identity, then their tables, rows and columns, across all locales. */
import type {
	AlignedBlock,
	AlignedTable,
	Block,
	Locale,
	Notice,
	PerLocale,
	Settings,
	SourceDocument,
	Table,
	Topic,
} from '../model.ts';
import { refineTable } from '../normalise/index.ts';
import { alignColumns, fieldsIn } from './columns.ts';
import { blockFeatures, rowFeatures, tableFeatures } from './features.ts';
import { alignLists } from './groups.ts';
import { groupByTopic } from './topics.ts';

interface Aligned {
	readonly topics: readonly Topic[];
	readonly notices: readonly Notice[];
}

/** Aligns all documents. Columns get the field that their peers agree on, and their tables are read anew by it. */
export function align(documents: readonly SourceDocument[], settings: Settings): Aligned {
	const { groups, notices } = groupByTopic([...documents].sort((a, b) => (a.path < b.path ? -1 : 1)));
	const topics = groups.map((group) => {
		const all = Object.values(group.documents);
		const tables = alignTables(all).map((members, at) => alignTable(members, at + 1, settings));
		return { ...group, documents: withTables(group.documents, tables), tables, blocks: alignBlocks(group.documents) };
	});
	return { topics, notices };
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

function alignTable(members: PerLocale<Table>, index: number, settings: Settings): AlignedTable {
	const groups = alignLists(
		Object.entries(members).map(([locale, { rows }]) => ({
			locale,
			items: rows.map(rowFeatures),
			sizes: rows.map((row) => row.cells.reduce((sum, cell) => sum + cell.text.length, 0)),
		})),
	);
	const columns = alignColumns(members, groups);
	const refined = pick(members, (locale, table) =>
		refineTable(table, fieldsIn(locale, columns, table), settings.vocabularies, locale),
	);
	return {
		index,
		kind: Object.values(refined).some((table) => table.kind === 'ports') ? 'ports' : 'other',
		members: refined,
		columns,
		rows: groups.map((group) => ({
			cells: pick(group, (locale, at) => refined[locale]?.rows[at] as Table['rows'][number]),
			record: '',
		})),
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
