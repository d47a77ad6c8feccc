/** What is read of one document at most: what a document holds is counted before work that takes time and memory for each. */
import type { Notice, SourceDocument, SourceFile } from './model.ts';

/** How many marks and lines a document may have to be parsed; each takes up to some 4 kB then. */
const MARKS = 360_000;
/** The bar of a pipe table, or a tag of HTML, begins a cell, which takes more than other marks do; so does a comment. */
const BAR = 3;
const CELL_OR_COMMENT = /<(?:t[dh]|[!?])/iy;

/** What a character counts as the beginning of something that a parser makes an object of. */
const weights = new Uint8Array(128);
for (const mark of '<&*_[`~\\') weights[mark.charCodeAt(0)] = 1;
weights['|'.charCodeAt(0)] = BAR;
const LINE_FEED = 10;
const LESS_THAN = 60;

/** How many marks of emphasis, code and links one paragraph or cell may have: parsing takes time with their square. */
const INLINE_MARKS = 2500;
const INLINE_MARK = /\*+|`+|~+|_(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])_|\]|<[!?]/gu;
/** What ends with a mark of its own (comments, instructions) counts as four: where that is missing all the rest is looked through. */
const [ENDLESS, ENDLESS_MARKS] = [/<[!?]/g, 4];

/** How many lines, references and escapes may part one paragraph's text: what lies between two of them is put together in time with their square. */
const PARTS = 10_000;
const PARTING = /[&\\]/g;

/** Where another block begins in the midst of lines without a blank one between: an item, a heading, a fence, HTML. */
const BLOCK =
	/^[ \t>]*(?:[-*+][ \t]+\S|#{1,6}[ \t]|`{3}|~{3}|<!--|<\/?(?:t(?:able|head|body|foot|r|d|h)|caption|col(?:group)?|[uod]l|li|d[td]|p|pre|div|section|article|details|summary|h[1-6])[\s>])/i;

/** The line in which a file has more marks and lines with text than can be parsed; null where it has not. */
export function lineBeyondReading({ text, format }: SourceFile): number | null {
	const beyond = lineBeyondMarks(text);
	if (beyond !== null || format === 'html') return beyond;
	return format === 'markdown' ? lineBeyondInline(text) : lineBeyondAsciidoc(text);
}

/** How many cells that short rows lack, or that parsing fills them up with, may stand beside each that is written, and some more. */
const [FILLED, FILLED_BESIDE] = [10, 1000];

/** Characters that can neither hold too many marks nor a table too large. */
const SHORT = 400;

/** The line in which a paragraph or cell has more inline marks than can be parsed, or a table more cells; null where none has. */
function lineBeyondInline(text: string): number | null {
	if (text.length <= SHORT) return null;
	let [marks, parts, texts, filled, width, before] = [0, 0, 0, 0, 0, ''];
	for (const [at, line] of text.split('\n').entries()) {
		const isBlank = line.trim() === '';
		if (isBlank) width = 0;
		else if (width === 0 && isDelimiter(line, before)) width = bars(before);
		if (width > 0 || isBlank || BLOCK.test(line)) [marks, parts] = [0, 0];
		parts += 1 + (line.match(PARTING)?.length ?? 0);
		marks += line.match(INLINE_MARK)?.length ?? 0;
		if (line.includes('<')) marks += (ENDLESS_MARKS - 1) * (line.match(ENDLESS)?.length ?? 0);
		if (width > 0) {
			const own = bars(line);
			texts += textsOfRow(width);
			filled += Math.max(0, width - own) - FILLED * Math.min(width, own);
		}
		if (marks > INLINE_MARKS || parts > PARTS || texts > TEXTS || filled > FILLED_BESIDE) return at + 1;
		before = line;
	}
	return null;
}

/** Where text begins anew in AsciiDoc: an item, a cell, a heading, a description, a delimiter. */
const ASCIIDOC_BLOCK = /^[ \t]*(?:[*.-]+[ \t]+\S|.{0,9}[|!]|=+[ \t]|[^\s:]{1,40}::+[ \t]|[-=_*.+/]{4,}$)/;
const ASCIIDOC_MARK = /[*`_#^~+]+|\]|<</g;

/** The same in AsciiDoc. */
function lineBeyondAsciidoc(text: string): number | null {
	if (text.length <= INLINE_MARKS) return null;
	let marks = 0;
	for (const [at, line] of text.split('\n').entries()) {
		if (line.trim() === '' || ASCIIDOC_BLOCK.test(line)) marks = 0;
		marks += line.match(ASCIIDOC_MARK)?.length ?? 0;
		if (marks > INLINE_MARKS) return at + 1;
	}
	return null;
}

/** Whether a line parts the header of a pipe table from its rows, each of which is read by itself. */
function isDelimiter(line: string, header: string): boolean {
	return /^[\s>|:-]+$/.test(line) && line.includes('-') && bars(line) > 0 && bars(line) === bars(header);
}

/** How many cells the bars of a row part. */
function bars(row: string): number {
	const text = row.replace(/^[\s>]+/, '').trimEnd();
	const inner = (/^[-*+]\s/.test(text) ? text.slice(2).trimStart() : text).replace(/\|$/, '');
	const own = inner.match(/(?<!\\)\|/g)?.length ?? 0;
	return row.includes('|') ? own + (inner.startsWith('|') ? 0 : 1) : 0;
}

function isCellOrComment(text: string, at: number, unit: number): boolean {
	if (unit !== LESS_THAN) return false;
	CELL_OR_COMMENT.lastIndex = at;
	return CELL_OR_COMMENT.test(text);
}

function lineBeyondMarks(text: string): number | null {
	if (text.length <= MARKS / BAR) return null;
	let [marks, line] = [0, 1];
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		if (unit === LINE_FEED) {
			if (at > 0 && text.charCodeAt(at - 1) !== LINE_FEED) marks++;
		} else if (unit < weights.length) marks += isCellOrComment(text, at, unit) ? BAR : (weights[unit] as number);
		if (marks > MARKS) return line;
		if (unit === LINE_FEED) line++;
	}
	return null;
}

/** How many texts (blocks and cells) a document may have to be compared; each takes up to some 0.3 ms then. */
const TEXTS = 100_000;
/** A heading begins a section, with a name of its own: it takes as much as so many other texts. */
const HEADING = 3;
/** Cells of a row that may be exchanged are compared in pairs: so many pairs take as long as one text. */
const PAIRS = 500;

/** What a row takes: itself, its cells, their pairs. */
const textsOfRow = (cells: number) => 1 + cells + (cells * cells) / PAIRS;

/** How many characters a paragraph or cell may have to be compared: each of its words may be one that stands nowhere else. */
const LONGEST = 500_000;

/** The line in which a document has more texts, or a longer one, than can be compared; null where it has not. */
export function lineBeyondComparing({ blocks, tables }: SourceDocument): number | null {
	let texts = 0;
	for (const { kind, text, location } of blocks) {
		texts += kind === 'heading' ? HEADING : 1;
		if (texts > TEXTS || text.length > LONGEST) return location.start.line;
	}
	let lacking = 0;
	for (const { headers, rows, columns, location: whole } of tables) {
		for (const { cells, location } of [...headers, ...rows]) {
			texts += textsOfRow(cells.length);
			if (texts > TEXTS || cells.some(({ text }) => text.length > LONGEST)) return location.start.line;
			lacking += columns.length - cells.length - FILLED * cells.length;
		}
		// Each column is looked for in each row.
		if (lacking > FILLED_BESIDE) return whole.start.line;
	}
	return null;
}

/** The notice of a document that was left out as it holds too much. */
export function tooMuchNotice(path: string, line: number): Notice {
	return { path, message: { key: 'notice.tooMuch', values: { path, line } } };
}
