/** Where the texts of an outline stand in the source: each line of one is looked for where its parser says, or soon after. */

/** Where the characters of a text stand: `offsets[i]` that of the i-th, and one more for the end. */
export type Offsets = readonly number[];

/** What a text is looked for by. */
export interface Wanted {
	readonly raw: string;
	/** The line that its element begins in, from 1. */
	readonly line: number;
	/** Of a cell: what stands before it. */
	readonly separator?: string | undefined;
	/** Of a title: it stands above the element. */
	readonly above?: boolean | undefined;
}

/** How many lines of others may stand between two of a text: comments, conditions, attributes. */
const FURTHER = 50;
/** How many lines a title may stand above its element. */
const ABOVE = 12;

/** Whether a line has attributes, an anchor or a title, of the block below it. */
function isAbove(line: string): boolean {
	const text = line.trimEnd();
	return (text.startsWith('[') && text.endsWith(']')) || /^\.[^\s.]/.test(text);
}

/** Finds texts in a source, in their order: none is found before the end of the one that was found last. */
export class Places {
	readonly #source: string;
	readonly #starts: readonly number[];
	#after = 0;
	#last: { readonly raw: string; readonly offsets: Offsets } | null = null;

	constructor(source: string) {
		this.#source = source;
		const starts = [0];
		for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
		this.#starts = starts;
	}

	/** The offset of a line, from 1. */
	lineAt(line: number): number {
		return this.#starts[Math.min(Math.max(line, 1), this.#starts.length) - 1] as number;
	}

	/** Where the text of a line begins. */
	textAt(line: number): number {
		const start = this.lineAt(line);
		return start + (/^[ \t]*/.exec(this.#source.slice(start, this.lineAt(line + 1)))?.[0].length ?? 0);
	}

	/** Where the block of a line begins: with the titles and attributes in the lines above. */
	blockAt(line: number): number {
		let first = line;
		while (first > 1 && isAbove(this.#source.slice(this.lineAt(first - 1), this.lineAt(first)))) first--;
		return this.textAt(first);
	}

	/** Where a text stands; null where it is not found. A cell that is written once for several is found there each time. */
	find({ raw, line, separator, above }: Wanted): Offsets | null {
		const offsets: number[] = [];
		let at = above ? Math.max(1, line - ABOVE) : line;
		for (const part of raw.split('\n')) {
			const blank = part.trim() === '';
			const found = blank ? null : this.#findLine(part, at, offsets.length === 0 && !above ? 4 : FURTHER, separator);
			if (!blank && !found) return this.#last?.raw === raw ? this.#last.offsets : null;
			const end = found?.offsets.at(-1) ?? offsets.at(-1) ?? Math.max(this.#after, this.lineAt(at));
			for (const offset of found?.offsets ?? new Array<number>(part.length + 1).fill(end)) offsets.push(offset);
			if (found) {
				this.#after = end;
				at = found.line + 1;
			}
		}
		this.#last = { raw, offsets };
		return offsets;
	}

	/** Where an empty cell stands: behind what separates it from the one before. */
	emptyAt(line: number, separator: string): number {
		const from = Math.max(this.#after, this.lineAt(line));
		const found = this.#source.indexOf(separator, from);
		this.#after = found < 0 ? from : found + separator.length;
		return this.#after;
	}

	/** Where a row begins whose first cell is at an offset, and the one before it ends at another. */
	rowAt(offset: number, before: number): number {
		const start = Math.max(before, this.#source.lastIndexOf('\n', offset - 1) + 1);
		const blank = /[\s"]*/y;
		blank.lastIndex = start;
		return Math.min(offset, start + (blank.exec(this.#source)?.[0].length ?? 0));
	}

	/** A line of a text in the first line of the source that has it, of so many from one on. */
	#findLine(part: string, line: number, most: number, separator: string | undefined) {
		for (let at = line; at <= Math.min(line + most, this.#starts.length); at++) {
			const start = this.lineAt(at);
			const end = at < this.#starts.length ? (this.#starts[at] as number) - 1 : this.#source.length;
			const from = Math.max(start, this.#after);
			if (end - from < part.length) continue;
			const text = this.#source.slice(from, end).trimEnd();
			const offsets =
				separator === undefined ? inLine(part, text, from) : inCells(part, text, from, separator, from === start);
			if (offsets) return { line: at, offsets };
		}
		return null;
	}
}

/** At the end of a line, where most text is, or anywhere in it. */
function inLine(part: string, text: string, from: number): number[] | null {
	const at = text.endsWith(part) ? text.length - part.length : text.indexOf(part);
	return at < 0 ? null : counted(part.length, from + at);
}

/** At the begin of a line or behind a separator; separators within the text stand escaped there. */
function inCells(part: string, text: string, from: number, separator: string, atStart: boolean): number[] | null {
	const written = part.includes(separator) ? part.replaceAll(separator, `\\${separator}`) : part;
	for (const wanted of new Set([written, part]))
		for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
			const before = text.slice(0, at).trimEnd();
			const begins =
				before === '' ? atStart || at > 0 || text === wanted : before.endsWith(separator) || before.endsWith('"');
			if (begins) return wanted === part ? counted(part.length, from + at) : unescaped(part, separator, from + at);
		}
	return null;
}

const counted = (length: number, from: number): number[] => Array.from({ length: length + 1 }, (_, at) => from + at);

function unescaped(part: string, separator: string, from: number): number[] {
	const offsets: number[] = [];
	let skipped = 0;
	for (let at = 0; at < part.length; at++) {
		if (part.startsWith(separator, at)) skipped++;
		offsets.push(from + at + skipped);
	}
	return [...offsets, from + part.length + skipped];
}
