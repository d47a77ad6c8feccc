import type { Finding, Passage, SourceDocument } from '../core/index.ts';
import { type Change, changesBetween, sizeOf } from './changes.ts';

/** A passage of a document, and how its text is written in the source. */
export interface Target {
	readonly passage: Passage;
	readonly markup: 'html' | 'markdown' | 'pipe-table';
}

/** Every cell and block of a document; a cell that spans is one. */
export function targetsIn({ path, source, blocks, tables }: SourceDocument): Target[] {
	const isHtml = /\.html?$/i.test(path);
	const seen = new Set<Passage>();
	const cells = tables.flatMap((table): Target[] => {
		const raw = isHtml || source[table.place.start.offset] === '<';
		return [...table.headers, ...table.rows]
			.flatMap(({ cells }) => cells)
			.filter((cell) => !seen.has(cell) && seen.add(cell))
			.map((passage) => ({ passage, markup: raw ? 'html' : 'pipe-table' }));
	});
	return [...cells, ...blocks.map((passage): Target => ({ passage, markup: isHtml ? 'html' : 'markdown' }))];
}

/** The smallest of the passages that holds the place of a finding. */
export function targetOf({ place }: Finding, targets: readonly Target[]): Target | undefined {
	const around = targets.filter(
		({ passage: { place: own } }) =>
			own.start.offset <= place.start.offset && Math.min(place.end.offset, place.start.offset + 1) <= own.end.offset,
	);
	const length = ({ passage: { place: own } }: Target) => own.end.offset - own.start.offset;
	return around.toSorted((a, b) => length(a) - length(b))[0];
}

/**
 * The changes that make a passage read as suggested. A suggestion is the whole text of the passage, of one of its lines
 * or of the stretch that the finding points at: whichever needs the least change is meant.
 */
export function changesFor({ passage }: Target, { place, suggestion }: Finding): Change[] {
	const { text } = passage;
	const inside = passage.pieces.filter(({ start, end }) => start < place.end.offset && end > place.start.offset);
	const from = inside[0];
	const to = inside.at(-1);
	const ranges: (readonly [number, number])[] = [[0, text.length]];
	if (from && to) {
		const exact = (piece: typeof from) => piece.length === piece.end - piece.start;
		const start = exact(from) ? from.at + Math.max(0, place.start.offset - from.start) : from.at;
		const end = exact(to) ? to.at + Math.min(to.length, place.end.offset - to.start) : to.at + to.length;
		const lineEnd = text.indexOf('\n', end);
		ranges.push([text.lastIndexOf('\n', start - 1) + 1, lineEnd < 0 ? text.length : lineEnd], [start, end]);
	}
	const possible = ranges.map(([start, end]) => changesBetween(text.slice(start, end), suggestion ?? '', start));
	return possible.toSorted((a, b) => sizeOf(a) - sizeOf(b))[0] ?? [];
}
