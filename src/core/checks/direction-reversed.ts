import type { AlignedColumn, AlignedTable, Cell, Locale } from '../model.ts';
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
		const told = new Set<object>();
		for (const table of topic.tables)
			for (const draft of directionColumns(table, context)) {
				told.add(draft.subject);
				yield draft;
			}
		for (const passage of passagesOf(topic))
			for (const draft of directionsInText(passage, context)) if (!told.has(draft.subject)) yield draft;
	},
};
export default check;

/** Directions in words that no vocabulary has: what the other rows of the column teach. */
function* directionColumns(table: AlignedTable, context: CheckContext): Generator<Draft> {
	for (const column of table.columns) {
		if (column.field !== 'direction') continue;
		const usual = learnUsual(table, column);
		const isDirection = directionsOf(table, column);
		for (const row of table.rows) {
			const cells = cellsIn(row, column);
			for (const [locale, cell] of Object.entries(cells)) {
				const foreign = Object.keys(cells).filter(
					(peer) => context.witnesses.language(peer) !== context.witnesses.language(locale),
				);
				const expected = foreign.map((peer) => usual(cell, cells[peer] as Cell));
				const [text] = expected;
				if (!text || expected.some((other) => !other || key(other) !== key(text)) || key(text) === key(cell)) continue;
				if (!isDirection(cell)) continue;
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

/** Finds what a cell's locale writes in the other rows where a peer writes what it writes here; null if that is not one text. */
function learnUsual(table: AlignedTable, column: AlignedColumn): (own: Cell, theirs: Cell) => Cell | null {
	const learned = new Map<string, Map<string, { readonly cell: Cell; count: number }>>();
	const pairOf = (own: Cell, theirs: Cell) => `${own.place.locale} ${theirs.place.locale} ${key(theirs)}`;
	for (const row of table.rows) {
		const cells = Object.values(cellsIn(row, column));
		for (const own of cells)
			for (const theirs of cells) {
				if (own === theirs) continue;
				const texts = learned.get(pairOf(own, theirs)) ?? new Map<string, { readonly cell: Cell; count: number }>();
				learned.set(pairOf(own, theirs), texts);
				const use = texts.get(key(own)) ?? { cell: own, count: 0 };
				texts.set(key(own), use);
				use.count++;
			}
	}
	return (own, theirs) => {
		const others = [...(learned.get(pairOf(own, theirs)) ?? [])].map(([text, { cell, count }]) => ({
			cell,
			count: text === key(own) ? count - 1 : count,
		}));
		const [best, second] = others.sort((a, b) => b.count - a.count);
		return best && best.count > (second?.count ?? 0) ? best.cell : null;
	};
}

/** Finds whether a text is one of the few that a locale has in the column, and not a slip of the pen. */
function directionsOf(table: AlignedTable, column: AlignedColumn): (cell: Cell) => boolean {
	const byLocale = new Map<Locale, Map<string, number>>();
	for (const row of table.rows)
		for (const [locale, cell] of Object.entries(cellsIn(row, column))) {
			const texts = byLocale.get(locale) ?? new Map<string, number>();
			byLocale.set(locale, texts);
			texts.set(key(cell), (texts.get(key(cell)) ?? 0) + 1);
		}
	return (cell) => {
		const texts = byLocale.get(cell.place.locale);
		return texts !== undefined && texts.size <= KINDS && (texts.get(key(cell)) ?? 0) > 1;
	};
}
