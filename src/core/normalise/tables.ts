import type { Cell, Fact, Field, Locale, Settings, SourceDocument, Table, Vocabulary } from '../model.ts';
import { guessFields, withHeader } from './columns.ts';
import { comparable } from './fold.ts';
import { keyedColumns } from './keyed-ports.ts';
import { withRaisedDigits } from './raised.ts';
import { readFacts } from './read-facts.ts';
import { flowReader } from './row-flow.ts';

const NO_WORDS: Vocabulary = { headers: {}, any: [], port: [], inbound: [], outbound: [], and: [] };

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
			facts: readFacts(withRaisedDigits(block), vocabulary, 'text'),
		})),
		tables: document.tables.map((table) => {
			const headed = withHeader(table, vocabulary);
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
	const hasPortColumn = fields.includes('port');
	let isKeyed = false;
	const rows = table.rows.map((row) => {
		const keyed = hasPortColumn ? null : keyedColumns(row.cells, columns);
		isKeyed ||= keyed !== null && keyed.size > 0;
		return { ...row, cells: row.cells.map((cell, at) => read(cell, keyed?.has(at) ? 'port' : fields[at])) };
	});
	const flow = flowReader(columns, rows);
	return {
		...table,
		kind: hasPortColumn || isKeyed ? 'ports' : 'other',
		columns,
		headers: table.headers.map((row) => ({ ...row, cells: row.cells.map((cell) => read(cell, undefined)) })),
		rows: rows.map((row) => ({ ...row, flow: flow(row) })),
	};
}

/** Reads the facts of cells; a cell that spans several rows and columns is read once and stays one. */
function cellReader(vocabulary: Vocabulary): (cell: Cell, field: Field | undefined) => Cell {
	const known = new Map<Cell, Cell>();
	return (cell, field) => {
		const read = known.get(cell) ?? { ...cell, facts: factsIn(cell, field, vocabulary) };
		known.set(cell, read);
		return read;
	};
}

/** A lone acronym in a protocol column is a protocol, known or not. */
const ACRONYM = /^[A-Z][A-Z\d]{1,9}(?:[-/][A-Z\d]{1,9})?$/;

function factsIn(cell: Cell, field: Field | undefined, vocabulary: Vocabulary): Fact[] {
	const facts = readFacts(withRaisedDigits(cell), vocabulary, field === 'port' ? 'port' : 'text');
	const text = comparable(cell.text);
	const named = facts.some(({ kind }) => kind === 'transport' || kind === 'protocol' || kind === 'security');
	if (field !== 'protocol' || named || !ACRONYM.test(text)) return facts;
	return [{ kind: 'protocol', value: text.toLowerCase(), start: 0, end: cell.text.length }];
}
