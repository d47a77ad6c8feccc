import type { Block } from '../model.ts';
import type { Locations } from './locations.ts';

/** A block reduced to `text[from, to)`, blanks at its ends left out. */
export function cut(block: Block, start: number, end: number, locations: Locations): Block {
	const wanted = block.text.slice(start, end);
	const from = start + wanted.length - wanted.trimStart().length;
	const to = Math.max(from, start + wanted.trimEnd().length);
	const mappings = block.mappings.flatMap((piece) => {
		const first = Math.max(piece.at, from);
		const last = Math.min(piece.at + piece.length, to);
		if (first >= last) return [];
		const exact = piece.length === piece.end - piece.start;
		return {
			at: first - from,
			length: last - first,
			start: exact ? piece.start + first - piece.at : piece.start,
			end: exact ? piece.start + last - piece.at : piece.end,
		};
	});
	const marks = block.marks
		.map((mark) => ({ ...mark, start: Math.max(mark.start, from) - from, end: Math.min(mark.end, to) - from }))
		.filter((mark) => mark.start < mark.end);
	const first = mappings[0];
	const last = mappings.at(-1);
	return {
		...block,
		text: block.text.slice(from, to),
		mappings,
		marks,
		location: first && last ? locations.at(first.start, last.end) : block.location,
	};
}
