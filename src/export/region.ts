/** A region of a text file: lines and columns from 1, columns in UTF-16 units, the end exclusive. */
export interface Utf16Region {
	readonly startLine: number;
	readonly startColumn: number;
	readonly endLine: number;
	readonly endColumn: number;
}

/** The offsets at which a text's lines begin. */
export function lineStarts(text: string): number[] {
	const starts = [0];
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
	return starts;
}

/** The region between two offsets of a text whose lines begin at `starts`. */
export function regionOf(starts: readonly number[], start: number, end: number): Utf16Region {
	const [first, last] = [lineOf(starts, start), lineOf(starts, end)];
	return {
		startLine: first + 1,
		startColumn: start - (starts[first] as number) + 1,
		endLine: last + 1,
		endColumn: end - (starts[last] as number) + 1,
	};
}

function lineOf(starts: readonly number[], offset: number): number {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((starts[middle] as number) <= offset) low = middle;
		else high = middle - 1;
	}
	return low;
}
