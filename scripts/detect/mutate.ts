import type { Cell, Row } from '../../src/core/index.ts';
import type { Mutation } from './faults.ts';
import type { Site } from './pages.ts';
import { applyEdits, cellEdit, type Edit, spans } from './source-edits.ts';

/** A change of a cell's text. */
export interface Splice {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** Plants changes of one cell's text; null where the source can't be cut there. */
export function mutateText(site: Site, column: number, splices: readonly Splice[]): Mutation | null {
	const cell = site.row.cells[column];
	if (!cell) return null;
	const edits = splices.map(({ start, end, text }) => cellEdit(cell, start, end, text));
	if (edits.some((edit) => edit === null)) return null;
	const after = applyEdits(cell.text, splices);
	return {
		edits: edits as Edit[],
		at: [cell.location.start.offset, ...(edits as Edit[]).map(({ start }) => start)],
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
export function stretchOf({ location }: Row): { start: number; end: number } {
	return { start: location.start.offset, end: location.end.offset };
}
