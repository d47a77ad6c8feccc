import { diffArrays } from 'diff';
import type { Locale, Segment } from '../model.ts';
import { normalizeText, remembered } from '../text/index.ts';
import type { Stretch } from './spelling.ts';

/** A piece of code within a text: what is marked as code, or a line of a block. */
export interface Piece extends Stretch {
	readonly text: string;
	/** The text without what is free to differ: placeholders and quoted texts emptied, blanks left out. */
	readonly bare: string;
	readonly words: readonly Word[];
}

/** A word of a piece; what is free to differ has the same key in all languages. */
interface Word extends Stretch {
	readonly key: string;
}

/** Placeholders, quoted texts, and words in capitals or in letters that have none, which stand for what users put in. */
const HOLE =
	/<[^<>]*>|"[^"]*"|'[^']*'|\[[\p{L} ]+\]|\p{Lo}[\p{Lo}\p{Lm}\p{M}\p{N}_-]*|(?<![\p{L}\p{N}$_-])\p{Lu}[\p{Lu}\p{N}_-]*\p{Lu}(?![\p{L}\p{N}_])/gu;
/** What is free, with what stands in braces; else a word, an option, or a mark. */
const WORD = new RegExp(`(?<hole>${HOLE.source}|\\{[^{}]*\\})|-{0,2}[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_-]*|\\S`, 'gu');
/** What explains a line of code is translated. */
const REMARK = /(?<=^|\s)(?:#|\/\/|;;?|--)\s.*$/u;

/** One word in capitals, or the heading of a section of settings: `[index]`. */
const CONSTANT = /^(?:\p{Lu}[\p{Lu}\p{M}\p{N}_-]+|\[[\p{L}\p{M}]+\])$/u;

/** A stretch without the blanks around it. */
function trimmed(text: string, start: number, end: number): Stretch {
	const piece = text.slice(start, end);
	return { start: start + piece.length - piece.trimStart().length, end: start + piece.trimEnd().length };
}

/** The pieces of code of a text; of a block of code its lines. */
export const piecesIn = (segment: Segment): readonly Piece[] =>
	segment.marks.length === 0 && !isBlockOfCode(segment) ? [] : readPieces(segment);

const isBlockOfCode = (segment: Segment): boolean => 'kind' in segment && segment.kind === 'code';

const readPieces: (segment: Segment) => readonly Piece[] = remembered((segment) =>
	stretchesIn(segment).map(({ start, end }) => {
		const code = normalizeText(segment.text.slice(start, end));
		// A word in capitals that is all there is names a state or a constant.
		if (CONSTANT.test(code.trim()))
			return {
				start,
				end,
				text: code,
				bare: code.trim(),
				words: [{ ...trimmed(segment.text, start, end), key: code.trim() }],
			};
		// A folder is the same with a slash at its end, code the same with the stop of its sentence.
		const bare = code
			.replace(HOLE, '<>')
			.replace(/\s+/g, '')
			.replace(/(?<=[\p{L}\p{N}])[/.,;:!?]$/u, '');
		return { start, end, text: code, bare, words: wordsOf(segment.text.slice(start, end), start) };
	}),
);

function stretchesIn(segment: Segment): readonly Stretch[] {
	const { text, marks } = segment;
	if (!isBlockOfCode(segment)) return marks.filter(({ kind }) => kind === 'code');
	return [...text.matchAll(/[^\s][^\n]*/g)].map(({ 0: line, index }) => ({ start: index, end: index + line.length }));
}

/** The words of code, but for those that are free to differ. */
export const keysIn = (code: string): string[] => wordsOf(code, 0).flatMap(({ key }) => (key === '' ? [] : key));

function wordsOf(code: string, from: number): Word[] {
	const said = code.replace(REMARK, '');
	return [...said.matchAll(WORD)].map(({ 0: word, index, groups }) => ({
		...{ start: from + index, end: from + index + word.length },
		key: groups?.hole === undefined ? word : '',
	}));
}

/** Whether a word may be told of: what is free and what has no letter may not. */
const isTelling = ({ key }: Word): boolean => /\p{L}/u.test(key);

/** Whether a word may have been told of in another language. */
const mayTell = (word: Word): boolean => word.key === '' || isTelling(word);

/** Longer pieces are no commands. */
const LONGEST = 200;
/** Of so many pairs of pieces that differ none is looked for: they are two programs. */
const MOST = 2500;

/**
 * For pieces that a peer has none of, the peer's that stands in the place of each: of one that is left over on both sides that one,
 * else the one that shares most words, at least half of all, or has the same place among as many pieces.
 */
export function counterparts(own: readonly Piece[], theirs: readonly Piece[]): ReadonlyMap<Piece, Piece> {
	const without = (pieces: readonly Piece[], others: readonly Piece[]) => {
		const bares = new Set(others.map(({ bare }) => bare));
		return pieces.filter(({ bare, words }) => words.length <= LONGEST && !bares.has(bare) && words.some(mayTell));
	};
	const [left, right] = [without(own, theirs), without(theirs, own)];
	const found = new Map<Piece, Piece>();
	if (left.length * right.length > MOST) return found;
	const pairs = left.flatMap((a) => right.map((b) => ({ a, b, share: sharedBy(a, b) })));
	pairs.sort((x, y) => y.share - x.share);
	const taken = new Set<Piece>();
	const isOnly = left.length === 1 && right.length === 1;
	const isInPlace = (a: Piece, b: Piece) => own.length === theirs.length && own.indexOf(a) === theirs.indexOf(b);
	for (const { a, b, share } of pairs) {
		if (found.has(a) || taken.has(b) || (share < 0.5 && !isOnly && !isInPlace(a, b)) || !areAlike(a, b)) continue;
		found.set(a, b);
		taken.add(b);
	}
	return found;
}

/** Whether both are constants or neither, as far as letters tell: `ID` is none for what another language calls `ID-Server`. */
function areAlike(a: Piece, b: Piece): boolean {
	const [own, theirs] = [a, b].map(({ text }) => CONSTANT.test(text.trim()));
	return own === theirs || [a, b].some(({ text }) => !/[\p{Lu}\p{Ll}]/u.test(text));
}

/** Which share, 0–1, of the words of two pieces both have, in any order. */
function sharedBy(a: Piece, b: Piece): number {
	const counts = new Map<string, number>();
	for (const { key } of a.words) counts.set(key, (counts.get(key) ?? 0) + 1);
	let shared = 0;
	for (const { key } of b.words) {
		const left = counts.get(key) ?? 0;
		if (left > 0) shared++;
		counts.set(key, left - 1);
	}
	return (2 * shared) / (a.words.length + b.words.length);
}

/** What a piece has otherwise than its model: `start` to `end` is to read `text`. */
export interface Departure extends Stretch {
	readonly text: string;
}

/** Where a piece departs from its model in words that tell, which stands `inside` a text. */
export function departures(piece: Piece, model: Piece, inside: Segment): Departure[] {
	const found: Departure[] = [];
	let [at, there] = [0, 0];
	const keys = ({ words }: Piece) => words.map(({ key }) => key);
	const add = (own: readonly Word[], theirs: readonly Word[], at: number, there: number) => {
		if (![...own, ...theirs].some(isTelling)) return;
		// With what parts it from the word before, so that what is put in or taken out leaves no blank too many.
		const isReplaced = own.length > 0 && theirs.length > 0;
		const start = isReplaced ? (own[0] as Word).start : (piece.words[at - 1]?.end ?? piece.start);
		const from = isReplaced ? (theirs[0] as Word).start : (model.words[there - 1]?.end ?? model.start);
		const text = inside.text.slice(from, theirs.at(-1)?.end ?? from);
		found.push({ start, end: own.at(-1)?.end ?? start, text });
	};
	const parts = diffArrays(keys(piece), keys(model));
	for (let next = 0; next < parts.length; next++) {
		const { value, added, removed } = parts[next] as (typeof parts)[number];
		if (!added && !removed) {
			at += value.length;
			there += value.length;
			continue;
		}
		const follower = parts[next + 1];
		const isReplaced = removed && follower?.added;
		const lost = removed ? value.length : 0;
		const put = added ? value.length : isReplaced ? follower.value.length : 0;
		if (isReplaced) next++;
		const [own, theirs] = [piece.words.slice(at, at + lost), model.words.slice(there, there + put)];
		// Words that were replaced one by one are so many departures.
		if (lost === put) for (const [place, word] of own.entries()) add([word], [theirs[place] as Word], at, there);
		else add(own, theirs, at, there);
		at += lost;
		there += put;
	}
	return found;
}

/** A locale's text with its pieces of code. */
export interface Coded {
	readonly locale: Locale;
	readonly segment: Segment;
	readonly pieces: readonly Piece[];
}

/** A piece of code, what stands in its place in other languages, and where it departs from that in the same way from all. */
export interface Odd {
	readonly own: Coded;
	readonly piece: Piece;
	readonly model: Piece;
	readonly departures: readonly Departure[];
	/** The locales that have the model. */
	readonly holders: readonly Locale[];
}
