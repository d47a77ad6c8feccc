import type { AlignedColumn, AlignedTable, Cell, Locale } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { type Check, cellsIn, rowPosition, witness } from './check.ts';

/** How often the usual text stands for one odd one. */
const USUAL = 2;

/** A term that a column renders in two ways: spelt otherwise, or otherwise translated while the peers repeat theirs. */
const check: Check = {
	id: 'term-inconsistent',
	scope: 'table',
	severity: 'info',
	*run({ table }, context) {
		for (const column of table.columns) {
			if (['port', 'protocol', 'count', 'notes'].includes(column.field)) continue;
			for (const locale of Object.keys(column.members)) {
				const cells = cellsOf(table, column, locale);
				const counts = new Map<string, number>();
				for (const { text } of cells) counts.set(text, (counts.get(text) ?? 0) + 1);
				for (const { cell, text, row } of cells) {
					const usual = usualOf(text, row);
					if (usual)
						yield {
							confidence: 0.75,
							locale,
							place: cell.place,
							...rowPosition(table, row, locale, column.field),
							message: { key: 'checks.term-inconsistent.message', values: { actual: text, expected: usual.text } },
							actual: text,
							expected: usual.text,
							suggestion: usual.text,
							evidence: [witness('sibling', usual.cell, 'expected')],
							subject: cell,
						};
				}

				/** The text that stands for the same thing elsewhere in the column, clearly more often. */
				function usualOf(text: string, row: AlignedTable['rows'][number]) {
					const peers = Object.entries(cellsIn(row, column)).filter(
						([peer, { text: theirs }]) =>
							theirs !== '' && context.witnesses.language(peer) !== context.witnesses.language(locale),
					);
					const own = counts.get(text) ?? 0;
					return cells.find((other) => {
						if (other.text === text || (counts.get(other.text) ?? 0) < Math.max(USUAL, own * USUAL)) return false;
						if (letters(other.text) === letters(text)) return true;
						const theirs = cellsIn(other.row, column);
						return (
							peers.length > 1 &&
							peers.every(([peer, cell]) => theirs[peer] && comparable(theirs[peer].text) === comparable(cell.text))
						);
					});
				}
			}
		}
	},
};
export default check;

function cellsOf(table: AlignedTable, column: AlignedColumn, locale: Locale) {
	return table.rows.flatMap((row) => {
		const cell: Cell | undefined = cellsIn(row, column)[locale];
		const text = cell ? comparable(cell.text) : '';
		return cell && text !== '' ? [{ row, cell, text }] : [];
	});
}

/** A text's letters and digits alone: two spellings of one term are the same in these. */
const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
