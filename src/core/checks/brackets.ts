/** Brackets and quotation marks of all scripts: which stand open, which hold nothing. */
import type { Stretch } from './spelling.ts';

const PAIRS: Readonly<Record<string, string>> = {
	')': '(',
	'）': '(',
	']': '[',
	'］': '[',
	'}': '{',
	'｝': '{',
	'】': '【',
	'」': '「',
	'』': '『',
	'》': '《',
	'〉': '〈',
	'〕': '〔',
	'﹂': '﹁',
	'﹄': '﹃',
};
const OPENING: Readonly<Record<string, string>> = { '（': '(', '［': '[', '｛': '{' };
const OPENERS = new Set(Object.values(PAIRS));
/** Languages pair these in many ways („…“, “…”, ”…”, «…», »…«): they must only come in twos. */
const QUOTES = /["“”„‟«»＂]/g;
/** `a)`, `1.)`, `(iv)`, `：1）`, `和3）`: a number or letter that a closing bracket follows marks an item of a list. */
const LIST_MARK = /(?:^|[\s(（,;:，；：、。])(?:\p{N}{1,3}|\p{L}|[ivx]{1,4})[.]?$|\p{Lo}\p{N}{1,2}$/u;
const EMPTY = /(?<![\w\])])\(\s*\)|（\s*）|(?<![\w\])])\[\s+\]|【\s*】|「\s*」|『\s*』|《\s*》|“\s*”|„\s*[“”]|«\s*»/gu;

/** Any character that is looked at. */
const TELLING = /[()[\]{}（）［］｛｝【】「」『』《》〈〉〔〕﹁﹂﹃﹄"“”„‟«»＂]/;

/** What is wrong with the brackets of a text. */
export interface BracketFault extends Stretch {
	readonly kind: 'unclosed' | 'unopened' | 'quote' | 'empty';
	/** The bracket that stands alone, or the empty pair. */
	readonly text: string;
}

/** Every bracket without its other half, every empty pair, and an odd number of quotation marks. */
export function bracketFaults(text: string): BracketFault[] {
	if (!TELLING.test(text)) return [];
	const faults: BracketFault[] = [];
	const open = new Map<string, number[]>();
	for (let at = 0; at < text.length; at++) {
		const character = text[at] as string;
		const opens = OPENING[character] ?? (OPENERS.has(character) ? character : null);
		const closes = PAIRS[character];
		if (opens) {
			const same = open.get(opens);
			if (same) same.push(at);
			else open.set(opens, [at]);
		} else if (closes) {
			if (open.get(closes)?.pop() !== undefined) continue;
			if (!LIST_MARK.test(text.slice(Math.max(0, at - 8), at)) && !isFace(text, at))
				faults.push({ kind: 'unopened', start: at, end: at + 1, text: character });
		}
	}
	for (const at of [...open.values()].flat())
		if (!isFace(text, at)) faults.push({ kind: 'unclosed', start: at, end: at + 1, text: text[at] as string });
	const quotes = [...text.matchAll(QUOTES)];
	const last = quotes.at(-1);
	// One of an odd number may be an inch mark: `19"`.
	if (quotes.length % 2 === 1 && last && !quotes.some(({ index }) => isInch(text, index)))
		faults.push({ kind: 'quote', start: last.index, end: last.index + 1, text: last[0] });
	for (const match of text.matchAll(EMPTY))
		faults.push({ kind: 'empty', start: match.index, end: match.index + match[0].length, text: match[0] });
	return faults.sort((a, b) => a.start - b.start);
}

/** How many bracketed parts a text has. */
export const bracketed = (text: string): number => text.match(/[(（]/g)?.length ?? 0;

const isFace = (text: string, at: number) => /[:;=][-']?$/.test(text.slice(Math.max(0, at - 2), at));
const isInch = (text: string, at: number) => text[at] === '"' && /\p{Nd}$/u.test(text.slice(0, at));
