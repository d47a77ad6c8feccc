/** Digits that count nothing and name no port: dates, times, telephone numbers, numbers of standards. */
import type { PassedOver } from './found.ts';

const CODE = new RegExp(
	`(?<![\\p{Script=Latin}\\p{N}_])(?:${[
		// 2013-02-15, 9-1-1, E9-1-1, 425-555-0100
		'[A-Za-z]*\\d+(?:-\\d+){2,}',
		// CX500-2
		'[A-Za-z]+\\d+(?:-\\d+)+',
		// 7/30/2012
		'(?:(?:1[0-2]|0?[1-9])/(?:[12]\\d|3[01]|0?[1-9])|(?:[12]\\d|3[01]|0?[1-9])/(?:1[0-2]|0?[1-9]))/(?:19|20)\\d\\d',
		'(?:19|20)\\d\\d/(?:1[0-2]|0?[1-9])/(?:[12]\\d|3[01]|0?[1-9])',
		// 08:45, 08:45:00
		'(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?',
		// 00:1a:2b:3c:4d:5e
		'[\\da-fA-F]{2}(?::[\\da-fA-F]{2}){5}',
		// E.164, X.509
		'[A-Z]\\.\\d+(?:\\.\\d+)*',
	]
		.map((shape) => `(?:${shape})`)
		.join('|')})`,
	'gu',
);
const PHONE = /\+\d[\d ()-]{5,24}\d/g;
const joined = /[\p{Script=Latin}\p{N}_]/u;

/** Every such stretch of a folded text; none that goes on as a word or a longer number. */
export function findCodes(text: string): PassedOver[] {
	const found: PassedOver[] = [];
	if (!/\d/.test(text)) return found;
	for (const shape of [CODE, PHONE]) {
		for (const match of text.matchAll(shape)) {
			const start = match.index;
			const end = start + match[0].length;
			const before = text.charAt(start - 1);
			const after = text.slice(end, end + 2);
			if (joined.test(before) || /\d[./:-]$/.test(text.slice(Math.max(0, start - 2), start))) continue;
			if (joined.test(after.charAt(0)) || /^[.:/-]\d/.test(after)) continue;
			found.push({ kind: 'passed-over', start, end });
		}
	}
	return found;
}
