import type { Cell, Row, Table } from '../model.ts';
import { normalizeText, replaceSpans } from '../text/index.ts';
import { rowFeatures, wordsIn } from './features.ts';
import type { Item } from './item.ts';

/** A table's rows as items to be aligned. */
export function rowItems(table: Table): Item[] {
	const named = nameColumn(table);
	return table.rows.map((row) => {
		const cells = [...new Set(row.cells)];
		return {
			features: rowFeatures(row),
			size: sizeOf(row),
			sort: '',
			key: named === null ? null : nameIn(row.cells[named]),
			words: [...new Set(cells.flatMap(wordsIn))],
			units: [],
		};
	});
}

export const sizeOf = (row: Row): number => row.cells.reduce((sum, { text }) => sum + text.length, 0);

/** A name out of a program: one word of plain letters with a hump, a joint or a digit in it. */
const CODE_LIKE = /^(?=.*(?:[a-z][A-Z]|[\w)][_.:/]\w|[A-Za-z]\d))[\x21-\x7e]{3,}$/;
/** Words joined by hyphens are as often words of a language: they are names where they are marked as code. */
const JOINED = /^[\x21-\x2c\x2e-\x7e]*-[\x21-\x7e]*$/;

/** What stands between the two numbers of a size: `640 x 360`. */
const TIMES = /(?<=\d)\s*[xX×]\s*(?=\d)/g;

/** The name that a cell consists of, whatever its placeholders are called; null where it consists of none. */
function nameIn(cell: Cell | undefined): string | null {
	const text = normalizeText(cell?.text ?? '').replace(TIMES, 'x');
	const isCode = cell?.marks.some(({ kind, start, end }) => kind === 'code' && end - start >= text.length) ?? false;
	if (!cell || !(CODE_LIKE.test(text) || (isCode && JOINED.test(text)))) return null;
	const holes = cell.facts.filter(({ kind }) => kind === 'placeholder');
	const filled = holes.map(({ start, end }) => ({ start, end, text: '<>' }));
	return normalizeText(replaceSpans(cell.text, filled)).toLowerCase().replace(TIMES, 'x');
}

/** The name that a small table tells of, as where each parameter has one: the only one in its header; null where there is none. */
export function tableName({ headers, columns }: Table): string | null {
	if (columns.length > NARROW) return null;
	const names = new Set(headers.flatMap(({ cells }) => cells.flatMap((cell) => nameIn(cell) ?? [])));
	return names.size === 1 ? ([...names][0] as string) : null;
}

/** How many columns a table of keys and values has at most. */
const NARROW = 3;

/** Which share of a column's cells must be names, and how seldom one may be repeated, for them to name their rows. */
const MOST = 0.6;
const REPEATED = 4;

/** The first column that holds names, each in few rows; null where there is none. */
function nameColumn({ columns, rows }: Table): number | null {
	for (const { index, field } of columns) {
		if (field === 'port' || field === 'protocol') continue;
		const names = rows.flatMap(({ cells }) => nameIn(cells[index]) ?? []);
		if (names.length < MOST * rows.length || new Set(names).size * REPEATED < names.length) continue;
		return index;
	}
	return null;
}
