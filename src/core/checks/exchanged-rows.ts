import type { AlignedColumn, AlignedRow, AlignedTable, Cell, Locale } from '../model.ts';
import { type CheckContext, cellsIn, type Diagnostic, evidenceOf, rowKey, rowPosition } from './check.ts';
import { answersAtHome, crossingOfBoth, votesOf } from './exchanged.ts';

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
	const voters: Locale[] = [];
	const votes = votesOf(a.peers, (p) => {
		const q = b.peers.find(({ location }) => location.locale === p.location.locale);
		if (!q || p === q || p.text === q.text) return null;
		voters.push(p.location.locale);
		// Where only one of the two is rather the other's, it may be wrong, but they are not exchanged.
		return crossingOfBoth(a.cell, b.cell, p, q, context);
	});
	if (votes === null) return null;
	const mean = votes.reduce((sum, vote) => sum + vote, 0) / Math.max(1, votes.length);
	const languages = new Set(voters.map(language));
	// Of two languages that contradict each other, and only each other, either may be wrong.
	const isSettled = languages.size > 1 || (source !== null && languages.has(language(source)));
	if (!isSettled && voters.some((peer) => peer < locale)) return null;
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
			'rows-telling': Math.log2(1 + languages.size),
			'rows-apart': Math.log2(b.at - a.at),
		},
	};
}
