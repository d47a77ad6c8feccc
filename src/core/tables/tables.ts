import { NO_WORDS } from '../facts/index.ts';
import type { Field, Locale, Settings, SourceDocument, Table, Vocabulary } from '../model.ts';
import { cellReader, factsInBlock, requiredBy, withVersionColumns } from './cells.ts';
import { guessFields, withHeader } from './columns.ts';
import { keyedColumns } from './keyed-ports.ts';
import { flowReader } from './row-flow.ts';
import { upright } from './transposed.ts';

/** The vocabulary of a locale: its own, else its language's, else an empty one. */
export function vocabularyOf(vocabularies: Settings['vocabularies'], locale: Locale): Vocabulary {
	return vocabularies[locale] ?? vocabularies[locale.split('-')[0] as string] ?? NO_WORDS;
}

/** Reads the facts of a document's prose and cells and tells, by what cells hold, what its columns and tables are. */
export function normalise(document: SourceDocument, settings: Settings): SourceDocument {
	const vocabulary = vocabularyOf(settings.vocabularies, document.locale);
	return {
		...document,
		blocks: document.blocks.map((block) => ({
			...block,
			facts: factsInBlock(block, vocabulary),
		})),
		tables: document.tables.map((table) => {
			const headed = upright(withHeader(table, vocabulary), vocabulary, settings.vocabularies);
			return readTable(headed, guessFields(headed, vocabulary, settings.vocabularies), vocabulary);
		}),
	};
}

/** Reads a table anew, its columns' fields now known from its peers. */
export function refineTable(
	table: Table,
	fields: readonly Field[],
	vocabularies: Settings['vocabularies'],
	locale: Locale,
): Table {
	if (table.columns.every(({ field }, at) => field === fields[at])) return table;
	return readTable(table, fields, vocabularyOf(vocabularies, locale));
}

function readTable(table: Table, fields: readonly Field[], vocabulary: Vocabulary): Table {
	const columns = table.columns.map((column, at) => ({ ...column, field: fields[at] ?? 'other' }));
	const read = cellReader(vocabulary);
	const settled = columns.map(({ name }) => requiredBy(name, vocabulary));
	const hasPortColumn = fields.includes('port');
	let isKeyed = false;
	const cells = table.rows.map((row) => {
		const keyed = hasPortColumn ? null : keyedColumns(row.cells, columns);
		isKeyed ||= keyed !== null && keyed.size > 0;
		return {
			...row,
			cells: row.cells.map((cell, at) => read(cell, keyed?.has(at) ? 'port' : fields[at], settled[at])),
		};
	});
	const rows = withVersionColumns(cells, columns);
	const flow = flowReader(columns, rows);
	return {
		...table,
		kind: hasPortColumn || isKeyed ? 'ports' : 'other',
		columns,
		headers: table.headers.map((row) => ({ ...row, cells: row.cells.map((cell) => read(cell)) })),
		rows: rows.map((row) => ({ ...row, flow: flow(row) })),
	};
}
