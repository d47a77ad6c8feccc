import { foldLetter } from './fold.ts';
import type { Query } from './parse-query.ts';
import { wordPattern } from './word-pattern.ts';

/** A stretch of a text, and whether it answers the query. */
export interface Stretch {
	readonly text: string;
	readonly isHit: boolean;
}

/** Cuts a text where the query's words, protocols and ports stand in it. */
export function highlight(text: string, query: Query): Stretch[] {
	const { folded, origins } = foldedWithOrigins(text);
	const hits = new Uint8Array(text.length);
	const mark = (from: number, to: number) => hits.fill(1, origins[from], origins[to] ?? text.length);
	for (const word of [...query.words, ...query.protocols, ...query.transports])
		for (const { index, 0: found } of folded.matchAll(wordPattern(word))) if (found) mark(index, index + found.length);
	for (const { index, 0: digits } of folded.matchAll(/(?<![\d.,])\d{1,2}[.,]\d{3}(?![\d.,])|(?<!\d)\d{1,5}(?!\d)/g)) {
		const port = Number(digits.replace(/[.,]/g, ''));
		if (query.ports.some(({ from, to }) => from === port || to === port)) mark(index, index + digits.length);
	}
	const stretches: Stretch[] = [];
	for (let from = 0, at = 1; at <= text.length; at++) {
		if (at < text.length && hits[at] === hits[from]) continue;
		stretches.push({ text: text.slice(from, at), isHit: hits[from] === 1 });
		from = at;
	}
	return stretches;
}

/** A long text cut down to some `length` letters around its first hit, at word ends where there are any. */
export function excerpt(text: string, query: Query, length = 220): Stretch[] {
	if (text.length <= length) return highlight(text, query);
	const first = highlight(text, query).findIndex(({ isHit }) => isHit);
	const before = highlight(text, query).slice(0, Math.max(first, 0));
	const at = before.reduce((sum, stretch) => sum + stretch.text.length, 0);
	const wanted = Math.max(0, Math.min(at - Math.floor(length / 3), text.length - length));
	const blank = text.indexOf(' ', wanted);
	const from = wanted === 0 ? 0 : blank >= 0 && blank < wanted + 20 ? blank + 1 : wanted;
	const to = Math.min(text.length, from + length);
	const shown = text.slice(from, to).replace(/[\ud800-\udbff]$/, '');
	return highlight(
		`${from > 0 ? '… ' : ''}${shown.replace(/^[\udc00-\udfff]/, '')}${to < text.length ? ' …' : ''}`,
		query,
	);
}

/** A text folded letter by letter, and for each unit of it the place of its letter in the text. */
function foldedWithOrigins(text: string): { folded: string; origins: number[] } {
	let folded = '';
	const origins: number[] = [];
	let at = 0;
	for (const letter of text) {
		const piece = /\s/.test(letter) ? ' ' : foldLetter(letter);
		for (let unit = 0; unit < piece.length; unit++) origins.push(at);
		folded += piece;
		at += letter.length;
	}
	return { folded, origins };
}
