import type { Element, ElementContent } from 'hast';
import type { Cell, FlowFacts, Row, Table } from '../model.ts';
import { isBlock, markElement } from './elements.ts';
import { captionOf, formGrid, type GridCell, type GridRow, type Spare } from './grid.ts';
import type { Locations } from './locations.ts';
import { PassageBuilder } from './segment.ts';
import type { FoundTable } from './walk.ts';

const NO_FLOW: FlowFacts = { ports: [], transports: [], protocols: [], security: [] };

/** Reads a found table: its grid, header rows and cells; kinds, fields and facts are the normalise stage's. */
export function readTable(
	{ element, heading, anchor }: FoundTable,
	index: number,
	locations: Locations,
	spare: Spare,
): Table {
	const cells = new Map<Element, Cell>();
	const grid = formGrid(element, spare);
	const all = grid.map((row) => readRow(row, cells, locations));
	const headerRows = countHeaders(grid);
	const caption = captionOf(element);
	const headers = all.slice(0, headerRows);
	const rows = all.slice(headerRows).map((row, at) => ({ ...row, index: at }));
	const width = all.reduce((most, { cells }) => Math.max(most, cells.length), 0);
	return {
		index,
		kind: 'other',
		heading,
		anchor,
		caption: caption && readCell({ element: caption, header: true }, locations).text,
		columns: Array.from({ length: width }, (_, at) => ({ index: at, name: columnName(headers, at), field: 'other' })),
		headers,
		rows,
		location: locationOf(element, locations),
	};
}

function readRow(row: GridRow, cells: Map<Element, Cell>, locations: Locations): Row {
	const location = locationOf(row.element, locations);
	// As a cell that spans many slots: what stands in none of them costs no more than one.
	const lacking: Cell = { kind: 'cell', header: false, text: '', mappings: [], marks: [], facts: [], location };
	return {
		index: 0,
		cells: row.cells.map((cell) => {
			if (!cell) return lacking;
			const known = cells.get(cell.element) ?? readCell(cell, locations);
			cells.set(cell.element, known);
			return known;
		}),
		location,
		flow: NO_FLOW,
	};
}

function readCell({ element, header }: GridCell, locations: Locations): Cell {
	const builder = new PassageBuilder();
	addLines(element.children, builder);
	const { start = 0, end = 0 } = element.data ?? {};
	return { kind: 'cell', header, ...builder.build(locations, { start, end }) };
}

/** Adds text line by line; a nested table is a table of its own and only ends the line. */
function addLines(nodes: readonly ElementContent[], builder: PassageBuilder): void {
	for (const node of nodes) {
		if (node.type === 'text') builder.add(node);
		if (node.type !== 'element' || ['script', 'style'].includes(node.tagName)) continue;
		if (node.tagName === 'br' || node.tagName === 'table') {
			builder.newline();
			continue;
		}
		const block = isBlock(node);
		if (block) builder.newline();
		const from = builder.mark;
		addLines(node.children, builder);
		markElement(node, builder, from);
		if (block) builder.newline();
	}
}

/** The leading rows in a `<thead>` or of nothing but `<th>`; a table all of `<th>` is not all header. */
function countHeaders(grid: readonly GridRow[]): number {
	let count = 0;
	while (count < grid.length) {
		const row = grid[count] as GridRow;
		const cells = row.cells.filter((cell) => cell !== null);
		if (!row.inHead && !(cells.length > 0 && cells.every((cell) => cell.header))) break;
		count++;
	}
	return count < grid.length ? count : grid.filter(({ inHead }) => inHead).length || Math.min(1, count);
}

/** The header's text over a column; several header rows are joined, a spanning one is named once. */
function columnName(headers: readonly Row[], column: number): string {
	const cells = headers.map((row) => row.cells[column]).filter((cell) => cell !== undefined);
	return [...new Set(cells)]
		.map((cell) => cell.text)
		.filter(Boolean)
		.join(' ');
}

function locationOf(element: Element, locations: Locations): Table['location'] {
	const { start, end } = element.data ?? firstSpan(element) ?? { start: 0, end: 0 };
	return locations.at(start ?? 0, end ?? start ?? 0);
}

/** An element that the parser had to add has no place of its own: that of its first child serves. */
function firstSpan(element: Element): { start: number; end: number } | null {
	for (const child of element.children) {
		if (child.type !== 'element') continue;
		const { start, end } = child.data ?? {};
		if (start !== undefined && end !== undefined) return { start, end };
		const below = firstSpan(child);
		if (below) return below;
	}
	return null;
}
