import type { Location } from '../../core/index.ts';
import type { Paint, Style } from '../terminal.ts';
import { cutAround, findFirst } from './shorten.ts';

const mostLines = 3;

/** How an excerpt is drawn: `words` are what a long line is cut around, if they stand in its faulty part. */
export interface ExcerptOptions {
	readonly words: readonly string[];
	readonly columns: number;
	readonly style: Style;
	readonly paint: Paint;
}

/** The lines of a source that a place covers (three at most), numbered, each with its faulty part underlined. */
export function excerpt(source: string, place: Location, { words, columns, style, paint }: ExcerptOptions): string[] {
	const lines = linesFrom(source, place);
	const gutter = String(place.start.line + lines.length - 1).length;
	const room = columns - gutter - 5;
	return lines.flatMap(({ text, offset }, index) => {
		const number = String(place.start.line + index).padStart(gutter);
		const start = Math.max(place.start.offset - offset, text.length - text.trimStart().length);
		const end = Math.min(Math.max(place.end.offset - offset, start + 1), text.trimEnd().length);
		const found = findFirst(text.slice(start, end), words);
		const focus = found === null ? { start, end } : { start: start + found.start, end: start + found.end };
		const cut = cutAround(text, { start, end }, room, focus);
		const marks = paint(style, '^'.repeat(Math.max(1, cut.marked)));
		const bar = paint('dim', '│');
		return [
			`  ${paint('dim', number)} ${bar} ${cut.text}`,
			`  ${' '.repeat(gutter)} ${bar} ${' '.repeat(cut.before)}${marks}`,
		];
	});
}

interface Line {
	readonly text: string;
	readonly offset: number;
}

/** The lines from the place's first to its last, blank ones at the end left out. */
function linesFrom(source: string, { start, end }: Location): Line[] {
	const lines: Line[] = [];
	let offset = Math.max(source.lastIndexOf('\n', start.offset - 1), source.lastIndexOf('\r', start.offset - 1)) + 1;
	if (start.offset === 0) offset = 0;
	while (lines.length < mostLines && offset <= source.length) {
		const next = /\r\n|\n|\r/g;
		next.lastIndex = offset;
		const found = next.exec(source);
		lines.push({ text: source.slice(offset, found?.index ?? source.length), offset });
		if (found === null || next.lastIndex >= end.offset) break;
		offset = next.lastIndex;
	}
	while (lines.length > 1 && lines.at(-1)?.text.trim() === '') lines.pop();
	return lines;
}
