import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Location } from '../core/index.ts';

/** A line of a source file; `marked` is the part that is meant, between what stands before and after it. */
export interface ExcerptLine {
	readonly number: number;
	readonly before: string;
	readonly marked: string;
	readonly after: string;
}

/** How many UTF-16 units of a line stand before and after the mark, and how many of the mark and lines are shown. */
const AROUND = 120;
const MARKED = 600;
const LINES = 8;

/** The lines of a source that a place covers, with one line before and after; long lines are cut around the mark. */
export function excerptOf(source: string, { start, end }: Location): ExcerptLine[] {
	const lines: ExcerptLine[] = [];
	const first = lineStart(source, lineStart(source, start.offset) - 1);
	let number = first === lineStart(source, start.offset) ? start.line : start.line - 1;
	const last = Math.max(end.offset, start.offset);
	for (let at = first; lines.length < LINES && at <= source.length; number++) {
		const newline = source.indexOf('\n', at);
		const stop = newline < 0 ? source.length : newline;
		lines.push(cut(source.slice(at, stop).replace(/\r$/, ''), start.offset - at, last - at, number));
		if (newline < 0 || at > last) break;
		at = newline + 1;
	}
	return lines;
}

/** A line as HTML, escaped, its marked part in `<mark>`; every blank is one of the source. */
export function excerptHtml({ before, marked, after }: ExcerptLine): string {
	const text = (value: string): ElementContent => ({ type: 'text', value });
	return toHtml([text(before), ...(marked === '' ? [] : [h('mark', marked)]), text(after)]);
}

function lineStart(source: string, offset: number): number {
	return offset <= 0 ? 0 : source.lastIndexOf('\n', offset - 1) + 1;
}

function cut(line: string, start: number, end: number, number: number): ExcerptLine {
	const from = Math.min(Math.max(start, 0), line.length);
	const to = Math.min(Math.max(end, from), line.length);
	if (end <= 0 || start >= line.length) return { number, before: shortened(line, 2 * AROUND), marked: '', after: '' };
	const before = line.slice(0, from);
	return {
		number,
		before: before.length > AROUND ? `…${before.slice(-AROUND)}` : before,
		marked: shortened(line.slice(from, to), MARKED),
		after: shortened(line.slice(to), AROUND),
	};
}

function shortened(text: string, length: number): string {
	return text.length > length ? `${text.slice(0, length)}…` : text;
}
