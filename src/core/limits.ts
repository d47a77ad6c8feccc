/** What is read of one document at most: what a document holds is counted before work that takes time and memory for each. */
import type { Notice, SourceDocument, SourceFile } from './model.ts';

/** How many marks and lines a document may have to be parsed; each takes up to some 4 kB then. */
const MARKS = 360_000;
/** The bar of a pipe table begins a cell, which takes more than other marks do. */
const BAR = 3;

/** What a character counts as the beginning of something that a parser makes an object of. */
const weights = new Uint8Array(128);
for (const mark of '<&*_[`~\\') weights[mark.charCodeAt(0)] = 1;
weights['|'.charCodeAt(0)] = BAR;
const LINE_FEED = 10;

/** The line in which a file has more marks and lines with text than can be parsed; null where it has not. */
export function lineBeyondReading({ text }: SourceFile): number | null {
	if (text.length <= MARKS / BAR) return null;
	let [marks, line] = [0, 1];
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		if (unit === LINE_FEED) {
			if (at > 0 && text.charCodeAt(at - 1) !== LINE_FEED) marks++;
		} else if (unit < weights.length) marks += weights[unit] as number;
		if (marks > MARKS) return line;
		if (unit === LINE_FEED) line++;
	}
	return null;
}

/** How many texts (blocks and cells) a document may have to be compared; each takes up to some 0.3 ms then. */
const TEXTS = 100_000;
/** Cells of a row that may be exchanged are compared in pairs: so many pairs take as long as one text. */
const PAIRS = 500;

/** The line in which a document has more texts than can be compared; null where it has not. */
export function lineBeyondComparing({ blocks, tables }: SourceDocument): number | null {
	let texts = blocks.length;
	if (texts > TEXTS) return blocks[TEXTS]?.location.start.line ?? 1;
	for (const { headers, rows } of tables)
		for (const { cells, location } of [...headers, ...rows]) {
			texts += 1 + cells.length + (cells.length * cells.length) / PAIRS;
			if (texts > TEXTS) return location.start.line;
		}
	return null;
}

/** The notice of a document that was left out as it holds too much. */
export function tooMuchNotice(path: string, line: number): Notice {
	return { path, message: { key: 'notice.tooMuch', values: { path, line } } };
}
