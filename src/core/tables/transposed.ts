import type { Cell, Row, Settings, Table, Vocabulary } from '../model.ts';
import { fieldByName, guessFields, mostAre } from './columns.ts';
import type { Shape } from './shape.ts';

/** What names a line is a few words, and no sentence. */
const LONGEST_NAME = 40;

/**
 * A table that says in its first column what its rows hold, and has a flow a column (`Port | 443 | 53`), with rows and
 * columns exchanged; any other as it is. It is known by a line of ports and one of protocols, or by its words.
 */
export function upright(table: Table, vocabulary: Vocabulary, all: Settings['vocabularies']): Table {
	if (table.headers.length > 1 || table.columns.length < 3) return table;
	const lines = [...table.headers, ...table.rows];
	const named = lines.map(({ cells: [{ text = '' } = {}] }) =>
		text.length > LONGEST_NAME ? 'other' : fieldByName(text, vocabulary, all),
	);
	const of = (...shapes: readonly Shape[]) =>
		lines.map(({ cells: [, ...values] }) => mostAre(values, vocabulary, ...shapes));
	const ports = of('ports', 'key');
	const byWords =
		named.some((field, at) => field === 'port' && ports[at]) &&
		2 * named.filter((field) => field !== 'other').length > lines.length;
	const isTransposed = byWords || (ports.includes(true) && of('protocols').includes(true));
	return isTransposed && !guessFields(table, vocabulary, all).includes('port') ? transposed(table, lines) : table;
}

function transposed(table: Table, lines: readonly Row[]): Table {
	const column = (at: number, header: boolean): Cell[] =>
		lines.flatMap(({ cells }) => (cells[at] ? [{ ...cells[at], header }] : []));
	const rowOf = (cells: readonly Cell[], index: number): Row => {
		const [first, last] = [cells[0] as Cell, cells.at(-1) as Cell];
		const location = { ...first.location, end: last.location.end };
		return { index, cells, location, flow: { ports: [], transports: [], protocols: [], security: [] } };
	};
	const names = column(0, true);
	return {
		...table,
		columns: names.map(({ text }, index) => ({ index, name: text, field: 'other' })),
		headers: [rowOf(names, 0)],
		rows: table.columns.slice(1).map((_, at) => rowOf(column(at + 1, false), at)),
	};
}
