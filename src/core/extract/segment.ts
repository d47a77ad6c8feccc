import type { Text } from 'hast';
import type { Mark, Segment, SourceMapping } from '../model.ts';
import type { Locations } from './locations.ts';

/** What a browser would fold: any blank but a single space between words. */
const FOLDABLE = /[\t\r\n\f]| {2}|^ | $/;
const PARTS = /(?:[ \t\r\n\f]{2,}|[\t\r\n\f]|^ | $)|(?:[^ \t\r\n\f]| (?=[^ \t\r\n\f]))+/g;
const BLANK = /^[ \t\r\n\f]/;

interface Span {
	readonly start: number;
	readonly end: number;
}

/** Gathers the text of a segment: blanks folded as a browser folds them, lines kept apart, each run tied to its source. */
export class PassageBuilder {
	readonly #parts: string[] = [];
	#length = 0;
	#mappings: SourceMapping[] = [];
	#marks: Mark[] = [];
	#blank: SourceMapping | null = null;
	#break = false;

	/** Adds a text node. `preserve` keeps blanks and line ends as they are (`<pre>`). */
	add(node: Text, preserve = false): void {
		const mappings = node.data?.mappings;
		if (!mappings) {
			if (node.value !== '') this.#blank ??= { at: 0, length: 1, start: this.#end, end: this.#end };
			return;
		}
		for (const piece of mappings) {
			const value = mappings.length === 1 ? node.value : node.value.slice(piece.at, piece.at + piece.length);
			if (preserve || !FOLDABLE.test(value)) this.#push(value, piece.start, piece.end);
			else this.#fold(value, piece);
		}
	}

	#fold(value: string, piece: SourceMapping): void {
		const exact = piece.length === piece.end - piece.start;
		let at = 0;
		for (const part of value.match(PARTS) ?? []) {
			const start = exact ? piece.start + at : piece.start;
			const end = exact ? start + part.length : piece.end;
			if (BLANK.test(part)) this.#blank ??= { at: 0, length: 1, start, end };
			else this.#push(part, start, end);
			at += part.length;
		}
	}

	get #end(): number {
		return this.#mappings.at(-1)?.end ?? 0;
	}

	/** Ends the line: what follows stands on a new one. */
	newline(): void {
		this.#break = this.#length > 0;
		this.#blank = null;
	}

	/** Where the next character will stand; for `mark`. */
	get mark(): number {
		return this.#length;
	}

	/** Marks what was added since `from`. */
	addMark(kind: Mark['kind'], from: number, href?: string): void {
		if (from < this.#length)
			this.#marks.push({ kind, start: from, end: this.#length, ...(href === undefined ? {} : { href }) });
	}

	/** The segment; where there is no text it stands at `fallback` (offsets). */
	build(locations: Locations, fallback: Span): Segment {
		const { start, end } = this.#mappings.reduce<Span | null>(spanOf, null) ?? fallback;
		const text = this.#parts.length === 1 ? (this.#parts[0] as string) : this.#parts.join('');
		return {
			text,
			mappings: this.#mappings,
			marks: this.#marks.length > 0 ? this.#marks.flatMap((mark) => withoutLeadingBlanks(mark, text)) : this.#marks,
			location: locations.at(start, end),
			facts: [],
		};
	}

	#push(value: string, start: number, end: number): void {
		if (this.#break) this.#append('\n', start, start);
		else if (this.#blank && this.#length > 0) this.#append(' ', this.#blank.start, this.#blank.end);
		this.#break = false;
		this.#blank = null;
		this.#append(value, start, end);
	}

	#append(value: string, from: number, end: number): void {
		const last = this.#mappings.at(-1);
		// What is known as a whole only may begin before the end of what was put together, which passed for exact.
		const isWithin = last !== undefined && from > last.start && from < last.end && end >= last.end;
		const start = isWithin ? last.end : from;
		const exact = value.length === end - start;
		if (last && exact && last.end === start && last.length === last.end - last.start)
			this.#mappings[this.#mappings.length - 1] = { ...last, length: last.length + value.length, end };
		else this.#mappings.push({ at: this.#length, length: value.length, start, end });
		this.#parts.push(value);
		this.#length += value.length;
	}
}

function withoutLeadingBlanks(mark: Mark, text: string): Mark[] {
	let { start } = mark;
	while (start < mark.end && /\s/.test(text[start] as string)) start++;
	return start < mark.end ? [{ ...mark, start }] : [];
}

/** Pieces may stand in another order than their sources: the parser moves what may not stand in a table before it. */
function spanOf(span: Span | null, { start, end }: Span): Span {
	return span ? { start: Math.min(span.start, start), end: Math.max(span.end, end) } : { start, end };
}
