import type { Cell, Row } from '../../src/core/index.ts';
import type { Plant } from './faults.ts';
import type { Site } from './pages.ts';
import { applyEdits, cellEdit, type Edit, spans } from './source-edits.ts';

/** A change of a cell's text. */
export interface Splice {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** Plants changes of one cell's text; null where the source can't be cut there. */
export function plantText(site: Site, column: number, splices: readonly Splice[]): Plant | null {
	const cell = site.row.cells[column];
	if (!cell) return null;
	const edits = splices.map(({ start, end, text }) => cellEdit(cell, start, end, text));
	if (edits.some((edit) => edit === null)) return null;
	const after = applyEdits(cell.text, splices);
	return {
		edits: edits as Edit[],
		at: [cell.place.start.offset, ...(edits as Edit[]).map(({ start }) => start)],
		rows: rowsOf(site, cell),
		original: cell.text,
		shown: `${cell.text} → ${after}`,
	};
}

function rowsOf({ table, row }: Site, cell: Cell): { start: number; end: number }[] {
	const rows = spans(table, cell) ? table.rows.filter(({ cells }) => cells.includes(cell)) : [row];
	return rows.map(stretchOf);
}

/** Where a row stands. */
export function stretchOf({ place }: Row): { start: number; end: number } {
	return { start: place.start.offset, end: place.end.offset };
}
