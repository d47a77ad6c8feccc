import type { Edit } from '../source-map.ts';

/** A line of a document, without its line end. */
export interface Line {
	readonly text: string;
	readonly start: number;
	/** Within a fenced code block, its fences included. */
	readonly inFence: boolean;
}

const FENCE = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(`{3,}|~{3,})([^\n]*)$/;

/** The lines of a Markdown text; tells those of fenced code. */
export function linesOf(text: string): Line[] {
	const lines: Line[] = [];
	let fence = '';
	let start = 0;
	for (const line of text.split('\n')) {
		const content = line.endsWith('\r') ? line.slice(0, -1) : line;
		const [, marks = '', info = ''] = FENCE.exec(content) ?? [];
		const opens = fence === '' && marks !== '' && !(marks.startsWith('`') && info.includes('`'));
		lines.push({ text: content, start, inFence: fence !== '' || opens });
		if (opens) fence = marks;
		else if (fence !== '' && marks.startsWith(fence) && info.trim() === '') fence = '';
		start += line.length + 1;
	}
	return lines;
}

/** Stretches of a text that markup can't stand in, sorted: `[start, end)` pairs. */
export type Stretches = readonly (readonly [start: number, end: number])[];

/** Fenced code, code spans and comments. A code span ends with as many backticks as it began with, in the same paragraph. */
export function literalStretches(text: string, lines: readonly Line[]): Stretches {
	const out: [number, number][] = [];
	for (const { start, text: line, inFence } of lines) if (inFence) out.push([start, start + line.length]);
	let done = 0;
	for (const [start, end] of paragraphs(lines)) {
		for (const [from, to] of spansIn(text, Math.max(start, done), end)) {
			out.push([from, to]);
			done = to;
		}
	}
	return merged(out);
}

function* paragraphs(lines: readonly Line[]): Generator<readonly [number, number]> {
	let start = -1;
	let end = -1;
	for (const line of lines) {
		const breaks = line.inFence || line.text.trim() === '';
		if (!breaks) {
			if (start < 0) start = line.start;
			end = line.start + line.text.length;
		} else if (start >= 0) {
			yield [start, end];
			start = -1;
		}
	}
	if (start >= 0) yield [start, end];
}

const SPAN = /(`+)|<!--/g;

/** Code spans, and the comments that begin in a paragraph, wherever they end. */
function* spansIn(text: string, start: number, end: number): Generator<readonly [number, number]> {
	const runs = [...text.slice(start, end).matchAll(SPAN)];
	/** The runs of each number of backticks, the last first, so that each is looked at once. */
	const byLength = new Map<number, number[]>();
	for (const { 1: ticks, index } of runs.toReversed()) {
		if (!ticks) continue;
		const same = byLength.get(ticks.length);
		if (same) same.push(index);
		else byLength.set(ticks.length, [index]);
	}
	let done = 0;
	for (const { 0: mark, 1: ticks, index } of runs) {
		if (index < done) continue;
		if (ticks) {
			const closers = byLength.get(mark.length) ?? [];
			while (closers.length > 0 && (closers.at(-1) as number) <= index) closers.pop();
			const close = closers.at(-1);
			if (close === undefined) continue;
			done = close + mark.length;
		} else {
			const close = text.indexOf('-->', start + index);
			done = close < 0 ? text.length : close + 3 - start;
		}
		yield [start + index, start + done];
	}
}

function merged(stretches: [number, number][]): [number, number][] {
	const out: [number, number][] = [];
	for (const [start, end] of stretches.sort((a, b) => a[0] - b[0])) {
		const last = out.at(-1);
		if (last && start <= last[1]) last[1] = Math.max(last[1], end);
		else out.push([start, end]);
	}
	return out;
}

/** Whether an offset lies in one of the stretches. */
export function liesIn(stretches: Stretches, offset: number): boolean {
	let low = 0;
	let high = stretches.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((stretches[middle] as readonly [number, number])[1] <= offset) low = middle + 1;
		else high = middle;
	}
	const found = stretches[low];
	return found !== undefined && found[0] <= offset;
}

/** The edit that takes out `[start, end)`. */
export const cut = (start: number, end: number): Edit => ({ start, end, text: '' });
