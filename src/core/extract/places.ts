import type { Locale, Place, Point } from '../model.ts';

/** Turns offsets in a file's text into places on disk. */
export interface Places {
	at(start: number, end: number): Place;
}

/** Indexes a file's lines once; `at` takes offsets in UTF-16 units and gives lines and byte columns, both from 1. */
export function placesOf(path: string, locale: Locale, text: string): Places {
	const starts = [0];
	for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
	const point = (offset: number): Point => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((starts[middle] as number) <= offset) low = middle;
			else high = middle - 1;
		}
		return { line: low + 1, column: utf8Length(text, starts[low] as number, offset) + 1, offset };
	};
	return {
		at: (start, end) => ({ path, locale, start: point(start), end: point(end) }),
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
