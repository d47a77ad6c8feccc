import type { Element } from 'hast';

/** A cell element and the header flag of its tag. */
export interface GridCell {
	readonly element: Element;
	readonly header: boolean;
}

export interface GridRow {
	readonly element: Element;
	readonly inHead: boolean;
	/** By column; a slot that no cell covers is null. */
	readonly cells: readonly (GridCell | null)[];
}

const MAX_COLSPAN = 1000;
const MAX_ROWSPAN = 65534;
/**
 * How many slots all spans and short rows of a document may fill, those that are passed over with them: so many for each
 * cell, and some more. What would fill more counts as no span, and the row stays short.
 */
const FILLED_PER_CELL = 4;
const FILLED_BESIDE = 500;

/** What may be filled yet in a document's tables. */
export interface Spare {
	slots: number;
}

/** What may be filled before the first table of a document. */
export const spareSlots = (): Spare => ({ slots: FILLED_BESIDE });

/**
 * Forms a table by the HTML standard's algorithm ("forming a table"): a cell stands in every slot that it spans;
 * `rowspan="0"` and spans that reach too far end with their row group, and feet come last, wherever they are written.
 * A slot keeps the first cell that consensus it.
 */
export function formGrid(table: Element, spare: Spare): GridRow[] {
	const all = groups(table);
	for (const { rows } of all) for (const row of rows) spare.slots += FILLED_PER_CELL * row.children.length;
	return filledUp(
		all.flatMap((group) => formGroup(group, spare)),
		spare,
	);
}

/** Rows that end before the last column, with slots that no cell covers up to there; a row without cells stays so. */
function filledUp(rows: readonly GridRow[], spare: Spare): GridRow[] {
	const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
	return rows.map((row) => {
		const lacking = row.cells.length === 0 ? 0 : width - row.cells.length;
		if (lacking === 0 || lacking > spare.slots) return row;
		spare.slots -= lacking;
		return { ...row, cells: [...row.cells, ...Array.from({ length: lacking }, () => null)] };
	});
}

/** The caption's element, if the table has one. */
export function captionOf(table: Element): Element | null {
	return table.children.find((child): child is Element => isElement(child, 'caption')) ?? null;
}

interface Group {
	readonly inHead: boolean;
	readonly rows: readonly Element[];
}

/** The row groups; the parser has put every row into one. */
function groups(table: Element): Group[] {
	const of = (...tags: string[]) =>
		table.children
			.filter((child): child is Element => child.type === 'element' && tags.includes(child.tagName))
			.map(({ tagName, children }) => ({
				inHead: tagName === 'thead',
				rows: children.filter((row): row is Element => isElement(row, 'tr')),
			}));
	return [...of('thead', 'tbody'), ...of('tfoot')];
}

function formGroup({ inHead, rows }: Group, spare: Spare): GridRow[] {
	const slots: (GridCell | null)[][] = rows.map(() => []);
	rows.forEach((row, y) => {
		const line = slots[y] as (GridCell | null)[];
		let x = 0;
		for (const child of row.children) {
			if (!isElement(child, 'td') && !isElement(child, 'th')) continue;
			while (line[x]) x++;
			const cell: GridCell = { element: child, header: child.tagName === 'th' };
			const below = rows.length - y;
			let width = span(child, 'colSpan', 1, MAX_COLSPAN) || 1;
			let height = Math.min(span(child, 'rowSpan', 1, MAX_ROWSPAN) || below, below);
			let filled = width * height - 1;
			if (filled <= spare.slots)
				for (let dy = 1; dy < height; dy++) filled += Math.max(0, x - (slots[y + dy] as unknown[]).length);
			if (filled > spare.slots) [width, height, filled] = [1, 1, 0];
			spare.slots -= filled;
			for (let dy = 0; dy < height; dy++) {
				const target = slots[y + dy] as (GridCell | null)[];
				for (let dx = 0; dx < width; dx++) target[x + dx] ??= cell;
			}
			x += width;
		}
	});
	return rows.map((element, y) => ({ element, inHead, cells: Array.from(slots[y] ?? [], (cell) => cell ?? null) }));
}

/** The standard's "rules for parsing non-negative integers": leading blanks, an optional sign, digits; else `fallback`. */
function span(element: Element, name: 'colSpan' | 'rowSpan', fallback: number, max: number): number {
	const digits = /^[ \t\n\f\r]*\+?(\d+)/.exec(String(element.properties[name] ?? ''))?.[1];
	return digits === undefined ? fallback : Math.min(Number(digits), max);
}

function isElement(node: { type: string; tagName?: string }, tagName: string): node is Element {
	return node.type === 'element' && node.tagName === tagName;
}
