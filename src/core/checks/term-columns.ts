import type { AlignedColumn, AlignedTable, Cell, Locale } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { type CheckContext, cellsIn, type Draft, rowPosition, witness } from './check.ts';

/** How often the usual text stands for one odd one. */
const USUAL = 2;

/** A column that calls one thing by two names: spelt otherwise, or otherwise translated while the peers repeat theirs. */
export function* termsInColumns(table: AlignedTable, context: CheckContext): Generator<Draft> {
	for (const column of table.columns) {
		if (['port', 'protocol', 'count', 'notes'].includes(column.field)) continue;
		for (const locale of Object.keys(column.members)) yield* oddTerms(table, column, locale, context);
	}
}

function* oddTerms(
	table: AlignedTable,
	column: AlignedColumn,
	locale: Locale,
	context: CheckContext,
): Generator<Draft> {
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
		const spelling = cells.find(
			(other) =>
				other.text !== text &&
				(counts.get(other.text) ?? 0) >= Math.max(USUAL, own * USUAL) &&
				letters(other.text) === letters(text),
		);
		if (spelling || peers.length < 2) return spelling;
		const same = cells.filter((other) => {
			const theirs = cellsIn(other.row, column);
			return peers.every(([peer, cell]) => theirs[peer] && comparable(theirs[peer].text) === comparable(cell.text));
		});
		const here = same.filter((other) => other.text === text).length;
		return same.find(
			(other) =>
				other.text !== text && same.filter((each) => each.text === other.text).length >= Math.max(USUAL, here * USUAL),
		);
	}
}

function cellsOf(table: AlignedTable, column: AlignedColumn, locale: Locale) {
	return table.rows.flatMap((row) => {
		const cell: Cell | undefined = cellsIn(row, column)[locale];
		const text = cell ? comparable(cell.text) : '';
		return cell && letters(text).length > 1 ? [{ row, cell, text }] : [];
	});
}

/** A text's letters and digits alone: two spellings of one term are the same in these. */
const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
