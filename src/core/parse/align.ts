import type { SourceMapping } from '../model.ts';

const REFERENCE = /&(?:#[xX][\da-fA-F]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z\d]{1,31});?/y;
/** A reference that is decoded for sure, although the text may go on as if it were not (`&amp;amp;`). */
const AMPERSAND = /^&(?:amp|AMP|#0*38|#[xX]0*26);$/;
const BLANK = /[\s>]/;

/**
 * Ties decoded text to the raw text it came from: character references, backslash escapes and what containers put
 * before a continuation line (`> `, indentation) are stepped over. Offsets in the mappings' `start`/`end` begin at `base`.
 * In `literal` text (code) references are not decoded.
 */
export function alignText(value: string, raw: string, base: number, literal = false): SourceMapping[] {
	if (value === raw) return [{ at: 0, length: value.length, start: base, end: base + raw.length }];
	const mappings: SourceMapping[] = [];
	let i = 0;
	let j = 0;
	const add = (length: number, rawLength: number) => {
		const last = mappings.at(-1);
		const start = base + j;
		if (last && length === rawLength && last.length === last.end - last.start && last.end === start)
			mappings[mappings.length - 1] = { ...last, length: last.length + length, end: start + rawLength };
		else mappings.push({ at: i, length, start, end: start + rawLength });
		i += length;
		j += rawLength;
	};
	while (i < value.length && j < raw.length) {
		const reference = raw[j] === '&' && !literal ? referenceAt(raw, j, value, i + 1) : null;
		if (reference && (AMPERSAND.test(reference) || !value.startsWith(reference, i)))
			add(decodedLength(value, i, raw, j + reference.length), reference.length);
		else if (value[i] === raw[j]) add(1, 1);
		else if (raw.startsWith('\r\n', j) && (value[i] === '\n' || (literal && value[i] === ' '))) add(1, 2);
		// In a code span the end of a line is a blank.
		else if (literal && raw[j] === '\n' && value[i] === ' ') add(1, 1);
		else if (raw[j] === '\\') j += 1;
		else if (BLANK.test(raw[j] ?? '')) j += 1;
		else break;
	}
	if (i < value.length) {
		const start = base + j;
		mappings.push({ at: i, length: value.length - i, start, end: base + raw.length });
	}
	return mappings;
}

/** How many UTF-16 units of `value` the reference before `rawNext` became: one, or two for a pair (astral or composed). */
function decodedLength(value: string, at: number, raw: string, rawNext: number): number {
	const code = value.charCodeAt(at);
	if (code >= 0xd800 && code < 0xdc00) return 2;
	const next = raw[rawNext];
	const two = value[at + 1] !== next && value[at + 2] === next && next !== '&' && next !== '\\';
	return two && next !== undefined ? 2 : 1;
}

/** The reference at `at`; one without a semicolon ends where the text goes on as it reads (`&nbsp000`). */
function referenceAt(raw: string, at: number, value: string, after: number): string | null {
	REFERENCE.lastIndex = at;
	const longest = REFERENCE.exec(raw)?.[0] ?? null;
	if (longest === null || longest.endsWith(';') || longest[1] === '#') return longest;
	let length = 3;
	while (length < longest.length && !value.startsWith(longest.slice(length), after)) length++;
	return longest.slice(0, length);
}
