import type { Cell, Fact } from '../model.ts';
import { normalizeText } from '../text/index.ts';

/** One line of a cell: a paragraph of a note. Offsets are in the cell's text. */
export interface Line {
	readonly cell: Cell;
	readonly start: number;
	readonly end: number;
	readonly text: string;
	/** Its numbers in order, as facts of the cell. */
	readonly numbers: readonly NumberFact[];
}

export type NumberFact = Extract<Fact, { kind: 'port' | 'number' }>;

/** A cell cut at its line ends. */
export function linesOf(cell: Cell): Line[] {
	let start = 0;
	return cell.text.split('\n').map((text) => {
		const line = { cell, start, end: start + text.length, text, numbers: numbersIn(cell, start, start + text.length) };
		start += text.length + 1;
		return line;
	});
}

function numbersIn(cell: Cell, start: number, end: number): NumberFact[] {
	return cell.facts.filter(
		(fact): fact is NumberFact =>
			(fact.kind === 'port' || fact.kind === 'number') && fact.start >= start && fact.end <= end,
	);
}

export const numberKey = (fact: NumberFact): string =>
	fact.kind === 'number' ? String(fact.value) : fact.from === fact.to ? String(fact.from) : `${fact.from}-${fact.to}`;

/** The numbers of a line, as they follow each other. */
export const numberKeys = (line: Line): string[] => line.numbers.map(numberKey);

/** A line with its numbers taken out: two lines with the same frame say the same of different numbers. */
export function frameOf(line: Line): string {
	let out = '';
	let at = line.start;
	for (const { start, end } of line.numbers) {
		out += `${line.cell.text.slice(at, start)}\u0000`;
		at = end;
	}
	return normalizeText(out + line.cell.text.slice(at, line.end));
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const NO_SPACES = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The words of a text, folded; scripts without spaces give pairs of characters. */
export function wordsOf(text: string): string[] {
	return (normalizeText(text).toLowerCase().match(WORD) ?? []).flatMap((word) =>
		NO_SPACES.test(word)
			? Array.from({ length: Math.max(1, word.length - 1) }, (_, at) => word.slice(at, at + 2))
			: word,
	);
}

/** How many of two texts' words are shared, 0–1 (Dice, each word as often as it stands). */
export function dice(a: readonly string[], b: readonly string[]): number {
	if (a.length === 0 || b.length === 0) return 0;
	const counts = new Map<string, number>();
	for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
	let shared = 0;
	for (const word of b) {
		const left = counts.get(word) ?? 0;
		if (left > 0) {
			shared++;
			counts.set(word, left - 1);
		}
	}
	return (2 * shared) / (a.length + b.length);
}

/** How long a text is, in Latin characters: scripts without spaces say more in fewer. */
export function width(text: string): number {
	let [characters, isPlain] = [0, true];
	for (let at = 0; at < text.length; at++) {
		const code = text.codePointAt(at) as number;
		if (code > 0xffff) at++;
		if (code >= FIRST_WIDE) isPlain = false;
		characters++;
	}
	return isPlain ? characters : characters + 1.5 * (text.match(WIDE)?.length ?? 0);
}

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
/** No character before the first Hangul letter is of such a script. */
const FIRST_WIDE = 0x1100;
