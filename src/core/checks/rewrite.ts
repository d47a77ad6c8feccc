import type { PortRange } from '../model.ts';
import { replaceSpans } from '../text/index.ts';

const NUMBER = /\p{Nd}+(?:[.,'’\s]\p{Nd}{3})*/gu;

/** A port or range written as `like` is written: same digit grouping, same dash; only numbers that differ change. */
export function writeRange(like: string, { from, to }: PortRange): string {
	const numbers = [...like.matchAll(NUMBER)];
	const values = numbers.length === 2 ? [from, to] : numbers.length === 1 && from === to ? [from] : null;
	if (!values) return from === to ? String(from) : `${from}-${to}`;
	return replaceSpans(
		like,
		numbers.map((match, at) => ({
			start: match.index,
			end: match.index + match[0].length,
			text: writeNumber(match[0], values[at] as number),
		})),
	);
}

/** A number written as `like` is written. */
export function writeNumber(like: string, value: number): string {
	const digits = String(value);
	if (like.normalize('NFKC').replace(/\D/g, '') === digits) return like;
	const separator = /[^\p{Nd}]/u.exec(like)?.[0];
	return separator === undefined ? digits : digits.replace(/\B(?=(?:\d{3}){1,7}$)/g, separator);
}
