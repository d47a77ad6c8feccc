import type { Cell, Column, Fact, Field, Locale, Row, Settings, SourceDocument, Table, Vocabulary } from '../model.ts';
import { flowOf } from './flow.ts';
import { comparable } from './fold.ts';
import { withRaisedDigits } from './raised.ts';
import { readFacts } from './read-facts.ts';
import { type Shape, shapeOf } from './shape.ts';

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
	const known = new Map<Cell, Cell>();
	const rows = table.rows.map((row) => readRow(row, fields, vocabulary, known));
	return {
		...table,
		kind: fields.includes('port') ? 'ports' : 'other',
		columns: table.columns.map((column, at) => ({ ...column, field: fields[at] ?? 'other' })),
		headers: table.headers.map((row) => readRow(row, [], vocabulary, known)),
		rows,
	};
}

function readRow(row: Row, fields: readonly Field[], vocabulary: Vocabulary, known: Map<Cell, Cell>): Row {
	const cells = row.cells.map((cell, at) => {
		const read = known.get(cell) ?? {
			...cell,
			facts: factsIn(cell, fields[at], vocabulary),
		};
		known.set(cell, read);
		return read;
	});
	return { ...row, cells, flow: flowOf(cells.filter((_, at) => fields[at] === 'port' || fields[at] === 'protocol')) };
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

/** How much of a column must look like its field. */
const MOST = 0.6;

/** The shapes that the cells of a column take, empty ones left out. */
function shapesIn(table: Table, column: number, vocabulary: Vocabulary): Shape[] {
	return table.rows.map(({ cells }) => shapeOfCell(cells[column], vocabulary)).filter((shape) => shape !== 'empty');
}

function shapeOfCell(cell: Cell | undefined, vocabulary: Vocabulary): Shape {
	return cell ? shapeOf(withRaisedDigits(cell), vocabulary) : 'empty';
}

function share(shapes: readonly Shape[], ...wanted: readonly Shape[]): number {
	return shapes.length === 0 ? 0 : shapes.filter((shape) => wanted.includes(shape)).length / shapes.length;
}

function guessFields(table: Table, vocabulary: Vocabulary, all: Settings['vocabularies']): Field[] {
	const shapes = table.columns.map(({ index }) => shapesIn(table, index, vocabulary));
	const named = table.columns.map((column) => fieldByName(column, vocabulary, all));
	const protocols = shapes.some((column) => share(column, 'protocols', 'key') >= MOST);
	const fields = table.columns.map(({ index }): Field => {
		const column = shapes[index] ?? [];
		const name = named[index] ?? 'other';
		if (share(column, 'key') >= MOST) return 'port';
		if (share(column, 'ports', 'key', 'any') >= MOST && column.some((shape) => shape === 'ports' || shape === 'key'))
			return name === 'port' ? 'port' : name === 'other' && (protocols || hasRange(table, index)) ? 'port' : name;
		if (share(column, 'protocols', 'any') >= MOST && column.includes('protocols')) return 'protocol';
		return name === 'port' ? (share(column, 'ports', 'key', 'any') > 0 ? 'port' : 'other') : name;
	});
	return fields.includes('notes') ? fields : withNotes(table, fields);
}

/** Whether a column holds a range whose ends can only be ports. */
function hasRange(table: Table, column: number): boolean {
	return table.rows.some((row) => /\d{4,5}\s*[-–—~～]\s*\d{4,5}/u.test(row.cells[column]?.text ?? ''));
}

/** A column without a better name whose cells are long is the notes: the longest one. */
function withNotes(table: Table, fields: readonly Field[]): Field[] {
	let best = -1;
	let longest = 40;
	for (const [at, field] of fields.entries()) {
		if (field !== 'other') continue;
		const length = Math.max(0, ...table.rows.map((row) => row.cells[at]?.text.length ?? 0));
		if (length > longest) [best, longest] = [at, length];
	}
	return fields.map((field, at) => (at === best ? 'notes' : field));
}

/** The field whose header word stands in a column's name; the longest word decides. A header may be left untranslated. */
function fieldByName({ name }: Column, { headers }: Vocabulary, all: Settings['vocabularies']): Field {
	const text = ` ${comparable(name).toLowerCase()} `;
	let best: Field = 'other';
	let length = 0;
	for (const [field, words] of Object.entries(headers) as [Field, readonly string[]][])
		for (const word of words) if (word.length > length && text.includes(word)) [best, length] = [field, word.length];
	return best === 'other' ? (headerWords(all).get(text.trim()) ?? 'other') : best;
}

const learned = new WeakMap<Settings['vocabularies'], ReadonlyMap<string, Field>>();

/** The header words of all vocabularies. */
function headerWords(all: Settings['vocabularies']): ReadonlyMap<string, Field> {
	const words =
		learned.get(all) ??
		new Map(
			Object.values(all).flatMap(({ headers }) =>
				(Object.entries(headers) as [Field, readonly string[]][]).flatMap(([field, names]) =>
					names.map((name) => [name.trim(), field] as const),
				),
			),
		);
	learned.set(all, words);
	return words;
}

/** A table without header cells whose first row is all words, over columns of ports or protocols, has a header after all. */
function withHeader(table: Table, vocabulary: Vocabulary): Table {
	const [first, ...rest] = table.rows;
	if (table.headers.length > 0 || !first || rest.length === 0) return table;
	const words = first.cells.every(
		(cell) => ['text', 'empty'].includes(shapeOfCell(cell, vocabulary)) && !/\d/.test(cell.text),
	);
	const body = { ...table, rows: rest.map((row, index) => ({ ...row, index })) };
	const facts = table.columns.some(
		({ index }) => share(shapesIn(body, index, vocabulary), 'ports', 'key', 'protocols') >= MOST,
	);
	if (!words || !facts) return table;
	return {
		...body,
		headers: [first],
		columns: table.columns.map((column) => ({ ...column, name: first.cells[column.index]?.text ?? '' })),
	};
}
