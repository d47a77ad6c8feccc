import type { Cell, Row, Segment, Table } from '../../src/core/index.ts';

/** `text` instead of `source[start, end)`. */
export interface Edit {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** A stretch of a file's text; `end` is exclusive. */
export interface Stretch {
	readonly start: number;
	readonly end: number;
}

/** The source with all edits made; they must not overlap. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
	let result = source;
	for (const { start, end, text } of inOrder(edits).reverse())
		result = result.slice(0, start) + text + result.slice(end);
	return result;
}

/** Where an offset of the source lies once the edits are made. */
export function movedOffset(offset: number, edits: readonly Edit[]): number {
	let moved = offset;
	for (const { start, end, text } of inOrder(edits)) {
		if (end <= offset && start < offset) moved += text.length - (end - start);
		else if (start < offset) moved += start - offset;
	}
	return moved;
}

function inOrder(edits: readonly Edit[]): Edit[] {
	return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The line of an offset, from 1. */
export function lineAt(source: string, offset: number): number {
	let line = 1;
	for (let at = source.indexOf('\n'); at >= 0 && at < offset; at = source.indexOf('\n', at + 1)) line++;
	return line;
}

/** The source that `segment.text[start, end)` was read from; null where that cuts through something decoded. */
function sourceOf(segment: Segment, start: number, end: number): Stretch | null {
	const first = segment.mappings.find(({ at, length }) => at <= start && start < at + length);
	const last = segment.mappings.find(({ at, length }) => at < end && end <= at + length);
	if (start === end) {
		const before = segment.mappings.find(({ at, length }) => at < start && start <= at + length);
		const at = before ? offsetIn(before, start, 'end') : first && offsetIn(first, start, 'start');
		return at === null || at === undefined ? null : { start: at, end: at };
	}
	const from = first && offsetIn(first, start, 'start');
	const to = last && offsetIn(last, end, 'end');
	return typeof from === 'number' && typeof to === 'number' ? { start: from, end: to } : null;
}

function offsetIn(piece: Segment['mappings'][number], offset: number, side: 'start' | 'end'): number | null {
	if (piece.length === piece.end - piece.start) return piece.start + offset - piece.at;
	if (side === 'start') return offset === piece.at ? piece.start : null;
	return offset === piece.at + piece.length ? piece.end : null;
}

/** An edit of a segment's text as an edit of its source; null where the source can't be cut there. */
export function cellEdit(segment: Segment, start: number, end: number, text: string): Edit | null {
	const stretch = sourceOf(segment, start, end);
	return stretch && { ...stretch, text };
}

/** A text as it is written in a table's source, HTML or pipes. */
export function escaped(text: string): string {
	const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '|': '&#124;', '\n': '<br>' };
	return text.replace(/[&<>|\n]/g, (character) => escapes[character] ?? character);
}

/** Whether a row is written in HTML, else it is a pipe table's. */
export function isHtml(source: string, row: Row): boolean {
	return source[row.location.start.offset] === '<';
}

/** The line or the element that a row is written in. */
export function rowStretch(source: string, row: Row): Stretch {
	const { start, end } = row.location;
	if (isHtml(source, row)) return { start: start.offset, end: end.offset };
	const lineEnd = source.indexOf('\n', start.offset);
	const from = source.lastIndexOf('\n', start.offset - 1) + 1;
	const to = lineEnd < 0 ? source.length : lineEnd;
	return { start: from, end: source[to - 1] === '\r' ? to - 1 : to };
}

/** What stands in each cell of a row as it is written: inside the `td`, or between two pipes without the blanks. */
export function cellStretches(source: string, row: Row): Stretch[] | null {
	const { start, end } = rowStretch(source, row);
	const written = source.slice(start, end);
	if (isHtml(source, row)) {
		if (/<table/i.test(written)) return null;
		const cells = [...written.matchAll(/(<t[dh]\b[^>]*>)([\s\S]*?)<\/t[dh]\s*>/gi)];
		return cells.map((cell) => {
			const from = start + cell.index + (cell[1]?.length ?? 0);
			return { start: from, end: from + (cell[2]?.length ?? 0) };
		});
	}
	const pipes = [...written.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
	if (pipes.length < 2 || written.trim()[0] !== '|' || !/(?<!\\)\|$/.test(written.trim())) return null;
	return pipes.slice(0, -1).map((pipe, at) => {
		const between = written.slice(pipe + 1, pipes[at + 1]);
		const from = start + pipe + 1 + (between.length - between.trimStart().length);
		return { start: from, end: from + between.trim().length };
	});
}

/** What stands in one cell as it is written; null for a cell that spans rows or columns, or can't be found. */
export function cellStretch(source: string, table: Table, row: Row, column: number): Stretch | null {
	const cell = row.cells[column];
	const stretches = cellStretches(source, row);
	if (!cell || !stretches || stretches.length !== row.cells.length || spans(table, cell)) return null;
	return stretches[column] ?? null;
}

/** Whether a cell stands in more than one row or column. */
export function spans(table: Table, cell: Cell): boolean {
	return table.rows.flatMap(({ cells }) => cells.filter((other) => other === cell)).length > 1;
}
