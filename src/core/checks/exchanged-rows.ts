import type { AlignedColumn, AlignedRow, AlignedTable, Cell, Locale } from '../model.ts';
import { type CheckContext, cellsIn, type Diagnostic, evidenceOf, rowKey, rowPosition } from './check.ts';
import { answersAtHome, crossings } from './exchanged.ts';

/** How many rows apart two exchanged texts stand at most: they were taken for each other as they were seen together. */
const REACH = 3;
/** A cell that answers better than this to all that stand in its place is where it belongs. */
const AT_HOME = 0.75;

/** Texts of a column that stand in each other's row: they answer better to the other languages' crosswise. */
export function* exchangedRows(table: AlignedTable, context: CheckContext): Generator<Diagnostic> {
	for (const column of table.columns)
		if (column.field !== 'port' && column.field !== 'protocol')
			for (const locale of Object.keys(column.members)) yield* inColumn(table, column, locale, context);
}

interface Placed {
	readonly at: number;
	readonly row: AlignedRow;
	readonly cell: Cell;
	readonly peers: readonly Cell[];
}

function* inColumn(
	table: AlignedTable,
	column: AlignedColumn,
	locale: Locale,
	context: CheckContext,
): Generator<Diagnostic> {
	const strays = table.rows.flatMap((row, at) => strayIn(row, at, column, locale, context) ?? []);
	for (const [at, first] of strays.entries())
		for (const second of strays.slice(at + 1)) {
			if (second.at - first.at > REACH) break;
			const found = exchangeOf(table, column, locale, first, second, context);
			if (found) yield found;
		}
}

/** A cell with letters, and the other languages' in its place; null where it answers to them all. */
function strayIn(
	row: AlignedRow,
	at: number,
	column: AlignedColumn,
	locale: Locale,
	context: CheckContext,
): Placed | null {
	const { language } = context.reliability;
	const { [locale]: cell, ...others } = cellsIn(row, column);
	if (!cell || !/\p{L}{2}/u.test(cell.text)) return null;
	const peers = Object.values(others).filter(({ location }) => language(location.locale) !== language(locale));
	const isAtHome = peers.every((peer) => answersAtHome(cell, peer, context) > AT_HOME);
	return isAtHome ? null : { at, row, cell, peers };
}

function exchangeOf(
	table: AlignedTable,
	column: AlignedColumn,
	locale: Locale,
	a: Placed,
	b: Placed,
	context: CheckContext,
): Diagnostic | null {
	const { language, source } = context.reliability;
	if (a.cell === b.cell || a.cell.text === b.cell.text || locale === source) return null;
	const votes = a.peers.flatMap((p) => {
		const q = b.peers.find(({ location }) => location.locale === p.location.locale);
		if (!q || p === q || p.text === q.text) return [];
		const [first, second] = crossings(a.cell, b.cell, p, q, context);
		// Of facts, which are the same or not, one alone that is rather the other's may be wrong, but is not exchanged.
		const [least, most] = [Math.min(first, second), Math.max(first, second)];
		const isTold = least > 0 || (least === 0 && most < 1);
		return { peer: p.location.locale, vote: isTold ? first + second : Math.min(0, first + second), isFirm: least > 0 };
	});
	const mean = votes.reduce((sum, { vote }) => sum + vote, 0) / votes.length;
	if (votes.length === 0 || mean <= 0) return null;
	const telling = new Set(votes.flatMap(({ peer, vote }) => (vote > 0 ? language(peer) : [])));
	const languages = new Set(votes.map(({ peer }) => language(peer)));
	// Of two languages that contradict each other, and only each other, either may be wrong.
	const isSettled = telling.size > 1 || (source !== null && telling.has(language(source)));
	if (!isSettled && votes.some(({ peer, vote, isFirm }) => vote > 0 && (peer < locale || !isFirm))) return null;
	return {
		confidence: Math.min(0.97, mean / 2),
		locale: isSettled ? locale : null,
		location: a.cell.location,
		...rowPosition(table, a.row, locale, column.field),
		message: {
			key: 'checks.cell-shifted.rows',
			values: { first: a.cell.text, second: b.cell.text, row: rowKey(table, b.row, locale) },
		},
		actual: a.cell.text,
		expected: b.cell.text,
		evidence: [
			...a.peers.map((peer) => evidenceOf('peer', peer, 'expected')),
			evidenceOf('sibling', b.cell, 'expected'),
		],
		target: a.cell,
		alsoTargets: [b.cell],
		features: {
			'rows-crossing': mean,
			'rows-least': Math.min(...votes.map(({ vote }) => vote)),
			'rows-most': Math.max(...votes.map(({ vote }) => vote)),
			'rows-telling': Math.log2(1 + telling.size),
			'rows-silent': Math.log2(1 + languages.size - telling.size),
			'rows-settled': isSettled ? 1 : 0,
			'rows-apart': Math.log2(b.at - a.at),
		},
	};
}
