/** A stretch of a text and what is to stand in its place. */
export interface Replacement {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** A text with stretches replaced; they must not overlap. */
export function replaceSpans(text: string, replacements: readonly Replacement[]): string {
	let out = '';
	let at = 0;
	for (const { start, end, text: written } of [...replacements].sort((a, b) => a.start - b.start)) {
		out += text.slice(at, start) + written;
		at = end;
	}
	return out + text.slice(at);
}
