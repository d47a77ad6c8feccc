import type { AlignedColumn, AlignedRow, AlignedTable, Cell, Locale } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { type Check, type CheckContext, cellsIn, type Draft, peers, rowPosition } from './check.ts';
import { directionsInText } from './directions-in-text.ts';
import { passagesOf } from './passages.ts';

/** A direction column has few different texts. */
const KINDS = 3;

/** A direction (inbound, outbound) that is the opposite of what the peers say, as the table's other rows translate them. */
const check: Check = {
	id: 'direction-reversed',
	scope: 'topic',
	severity: 'error',
	over: ['text-untranslated', 'term-inconsistent', 'text-same-as-peer'],
	*run({ topic }, context) {
		for (const table of topic.tables) yield* directionColumns(table, context);
		for (const passage of passagesOf(topic)) yield* directionsInText(passage, context);
	},
};
export default check;

function* directionColumns(table: AlignedTable, context: CheckContext): Generator<Draft> {
	for (const column of table.columns) {
		if (column.field !== 'direction') continue;
		for (const row of table.rows) {
			const cells = cellsIn(row, column);
			for (const [locale, cell] of Object.entries(cells)) {
				const foreign = Object.keys(cells).filter(
					(peer) => context.witnesses.language(peer) !== context.witnesses.language(locale),
				);
				const expected = foreign.map((peer) => usual(table, column, row, locale, peer));
				const [text] = expected;
				if (!text || expected.some((other) => !other || key(other) !== key(text)) || key(text) === key(cell)) continue;
				if (!isDirection(table, column, locale, cell)) continue;
				const sure = foreign.length > 1 || foreign.includes(context.witnesses.source ?? '');
				yield {
					severity: sure ? 'error' : 'warning',
					confidence: sure ? 0.9 : 0.5,
					locale: sure ? locale : null,
					place: cell.place,
					...rowPosition(table, row, locale, 'direction'),
					message: { key: 'checks.direction-reversed.message', values: { actual: cell.text, expected: text.text } },
					actual: cell.text,
					expected: text.text,
					suggestion: sure ? text.text : null,
					evidence: peers(cells, locale, context.witnesses.source),
					subject: cell,
				};
			}
		}
	}
}

const key = (cell: Cell) => comparable(cell.text).toLowerCase();

/** What this locale writes in the other rows where the peer writes what it writes here; null if that is not one text. */
function usual(table: AlignedTable, column: AlignedColumn, row: AlignedRow, locale: Locale, peer: Locale): Cell | null {
	const theirs = cellsIn(row, column)[peer];
	const counts = new Map<string, { cell: Cell; count: number }>();
	for (const other of table.rows) {
		if (other === row) continue;
		const cells = cellsIn(other, column);
		const own = cells[locale];
		if (!theirs || !own || !cells[peer] || key(cells[peer]) !== key(theirs)) continue;
		counts.set(key(own), { cell: own, count: (counts.get(key(own))?.count ?? 0) + 1 });
	}
	const [best, second] = [...counts.values()].sort((a, b) => b.count - a.count);
	return best && best.count > (second?.count ?? 0) ? best.cell : null;
}

/** Whether a text is one of the few that the column holds, and not a slip of the pen. */
function isDirection(table: AlignedTable, column: AlignedColumn, locale: Locale, cell: Cell): boolean {
	const texts = table.rows.flatMap((row) => cellsIn(row, column)[locale] ?? []).map(key);
	return new Set(texts).size <= KINDS && texts.filter((text) => text === key(cell)).length > 1;
}
