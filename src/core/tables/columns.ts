/** What the columns of a table hold, told by their cells and, where the vocabulary has it, their headers. */

import { columnTransport, parts } from '../facts/index.ts';
import type { Cell, Field, Settings, Table, Vocabulary } from '../model.ts';
import { normalizeText, withRaisedDigits } from '../text/index.ts';
import { isPortKey } from './keyed-ports.ts';
import { type Shape, shapeOf } from './shape.ts';

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

/** Whether most of several cells, and at least two, have one of some shapes; empty ones left out. */
export function mostAre(cells: readonly Cell[], vocabulary: Vocabulary, ...wanted: readonly Shape[]): boolean {
	const shapes = cells.map((cell) => shapeOfCell(cell, vocabulary)).filter((shape) => shape !== 'empty');
	return shapes.length > 1 && share(shapes, ...wanted) >= MOST;
}

/** The field of each column. */
export function guessFields(table: Table, vocabulary: Vocabulary, all: Settings['vocabularies']): Field[] {
	const shapes = table.columns.map(({ index }) => shapesIn(table, index, vocabulary));
	const named = table.columns.map(({ name }) => fieldByName(name, vocabulary, all));
	const transports = table.columns.map(({ name }) => columnTransport(name));
	const protocols = shapes.some((column) => share(column, 'protocols', 'key') >= MOST);
	const fields = table.columns.map(({ index }): Field => {
		const column = shapes[index] ?? [];
		const name = named[index] ?? 'other';
		const holdsPorts = column.some((shape) => shape === 'ports' || shape === 'key');
		if (share(column, 'key') >= MOST) return 'port';
		if (transports[index] && holdsPorts) return 'port';
		if (share(column, 'ports', 'key', 'any') >= MOST && holdsPorts)
			return name === 'other' && (protocols || (hasRange(table, index) && !holdsBounds(table, index))) ? 'port' : name;
		if (share(column, 'protocols', 'any') >= MOST && column.includes('protocols')) return 'protocol';
		return name === 'port' ? (share(column, 'ports', 'key', 'any') > 0 ? 'port' : 'other') : name;
	});
	return withNotes(table, withTransportColumns(fields, transports));
}

/** Where one column headed by a transport holds ports, so do the others, whatever they hold. */
function withTransportColumns(fields: readonly Field[], transports: readonly (string | null)[]): readonly Field[] {
	if (!fields.some((field, at) => field === 'port' && transports[at])) return fields;
	return fields.map((field, at) => (transports[at] ? 'port' : field));
}

/** Whether a column holds a range whose ends can only be ports. */
function hasRange(table: Table, column: number): boolean {
	return table.rows.some((row) => /\d{4,5}\s*[-–—~～]\s*\d{4,5}/u.test(row.cells[column]?.text ?? ''));
}

/** Whether the ranges of a column bound a setting: in most rows with one, a lone number in another column lies within. */
function holdsBounds({ rows }: Table, column: number): boolean {
	const numbersIn = (text: string) =>
		(normalizeText(text).match(/\d+(?:[.,]\d{3})*/g) ?? []).map((number) => Number(number.replace(/\D/g, '')));
	const ranges = rows.flatMap(({ cells }) => {
		const [from, to, ...rest] = numbersIn(cells[column]?.text ?? '');
		return from !== undefined && to !== undefined && rest.length === 0 ? [{ cells, from, to }] : [];
	});
	const bounded = ranges.filter(({ cells, from, to }) =>
		cells.some(({ text }, at) => {
			const [only] = numbersIn(text);
			return at !== column && /^\d[\d.,]*$/.test(text.trim()) && only !== undefined && from <= only && only <= to;
		}),
	);
	return bounded.length > ranges.length / 2;
}

/** Where none is, a column without a better name whose cells are long is the notes: the longest one. */
function withNotes(table: Table, fields: readonly Field[]): Field[] {
	let best = -1;
	let longest = 40;
	for (const [at, field] of fields.includes('notes') ? [] : fields.entries()) {
		if (field !== 'other') continue;
		const length = table.rows.reduce((most, row) => Math.max(most, row.cells[at]?.text.length ?? 0), 0);
		if (length > longest) [best, longest] = [at, length];
	}
	return fields.map((field, at) => (at === best ? 'notes' : field));
}

/** The field whose header word stands in a column's name; the longest word decides. A header may be left untranslated. */
export function fieldByName(name: string, { headers }: Vocabulary, all: Settings['vocabularies']): Field {
	const text = normalizeText(name).toLowerCase();
	if (text === '' || isPortKey(text, 2)) return 'other';
	let best: Field = 'other';
	let length = 0;
	for (const [field, words] of Object.entries(headers) as [Field, readonly string[]][])
		for (const word of words) if (word.length > length && stands(word, text)) [best, length] = [field, word.length];
	return best === 'other' ? (headerWords(all).get(text) ?? 'other') : best;
}

/** The shortest word that may be a part of a compound (`Zielport`), in letters of a script with blanks between words. */
const COMPOUNDED = 4;
const COMPOUND = /^[\p{L}\p{M}]*$/u;

/** Whether a header holds a word: as such, or at either end of a compound. A particle (`a`, `to`, `至`) must be all of it. */
function stands(word: string, text: string): boolean {
	for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
		const end = at + word.length;
		const begins = parts(text[at - 1], word[0]);
		const ends = parts(word.at(-1), text[end]);
		if (begins && ends && !isParticle(word, text)) return true;
		if ((!begins && !ends) || word.length < COMPOUNDED) continue;
		const rest = begins
			? /^[^\s(),;:]*/u.exec(text.slice(end))
			: /(?<![^\s(),;:])[^\s(),;:]*$/u.exec(text.slice(0, at));
		if (COMPOUND.test(rest?.[0] ?? '')) return true;
	}
	return false;
}

function isParticle(word: string, text: string): boolean {
	return word.length < (/\p{scx=Han}/u.test(word) ? 2 : 3) && text.replace(/[\s\p{P}]/gu, '') !== word;
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

/**
 * A table without header cells, or with empty ones, whose first row is all words over columns of ports or protocols has a
 * header after all.
 */
export function withHeader(table: Table, vocabulary: Vocabulary): Table {
	const [first, ...rest] = table.rows;
	const isHeaded = table.headers.some(({ cells }) => cells.some(({ text }) => text !== ''));
	if (isHeaded || !first || rest.length === 0) return table;
	const words = first.cells.every(
		(cell) =>
			!/\d/.test(cell.text) &&
			(['text', 'empty'].includes(shapeOfCell(cell, vocabulary)) || columnTransport(cell.text) !== null),
	);
	const body = {
		...table,
		headers: [...table.headers, first],
		rows: rest.map((row, index) => ({ ...row, index })),
		columns: table.columns.map((column) => ({ ...column, name: first.cells[column.index]?.text ?? '' })),
	};
	const facts =
		words &&
		body.columns.some(
			({ index, name }) =>
				share(shapesIn(body, index, vocabulary), 'ports', 'key', 'protocols') >=
				(columnTransport(name) ? Number.EPSILON : MOST),
		);
	return facts ? body : table;
}
