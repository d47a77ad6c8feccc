import type { Locale, Location, Point } from '../model.ts';

/** Turns offsets in a file's text into places on disk. */
export interface Locations {
	at(start: number, end: number): Location;
}

/** Indexes a file's lines once, which end with LF, or with CR where the file has no LF; `at` takes offsets in UTF-16 units and gives lines and byte columns, both from 1. */
export function locationsOf(path: string, locale: Locale, text: string): Locations {
	const starts = [0];
	const lineEnd = text.includes('\n') ? '\n' : '\r';
	for (let i = text.indexOf(lineEnd); i >= 0; i = text.indexOf(lineEnd, i + 1)) starts.push(i + 1);
	const bytesTo = byteCounter(text);
	const point = (offset: number): Point => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((starts[middle] as number) <= offset) low = middle;
			else high = middle - 1;
		}
		const start = starts[low] as number;
		const bytes = offset - start < STEP ? utf8Length(text, start, offset) : bytesTo(offset) - bytesTo(start);
		return { line: low + 1, column: bytes + 1, offset };
	};
	return {
		at: (start, end) => ({ path, locale, start: point(start), end: point(end) }),
	};
}

/** How many units are counted anew for each place on a long line. */
const STEP = 1024;

/** Counts the bytes before an offset; the sums at every `STEP` units are remembered, so that one long line costs no more than many. */
function byteCounter(text: string): (offset: number) => number {
	const sums = [0];
	return (offset) => {
		const step = Math.floor(offset / STEP);
		for (let at = sums.length; at <= step; at++)
			sums.push((sums[at - 1] as number) + utf8Length(text, (at - 1) * STEP, at * STEP));
		return (sums[step] as number) + utf8Length(text, step * STEP, offset);
	};
}

function utf8Length(text: string, from: number, to: number): number {
	let bytes = 0;
	for (let i = from; i < to; i++) {
		const code = text.charCodeAt(i);
		// A surrogate pair is 4 bytes: 2 for each half.
		bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
	}
	return bytes;
}
