import { editDistance } from '../text/index.ts';

/** How near two spellings are to each other, and where a name stands in a text in another spelling. */

/** A stretch of a text. */
export interface Stretch {
	readonly start: number;
	readonly end: number;
}

/** Whether two spellings may be one name: one or two letters apart, by how long they are; digits are never a typo. */
export function isNear(a: string, b: string): boolean {
	const longest = Math.max(a.length, b.length);
	const limit = longest < 5 ? 0 : longest < 10 ? 1 : 2;
	if (Math.abs(a.length - b.length) > limit || a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false;
	const distance = editDistance(a, b, limit);
	return distance > 0 && distance <= limit;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Where a name stands in a text as it is spelled: no letter before it, no digit after it. */
export function findName(text: string, name: string): Stretch | null {
	for (let start = text.indexOf(name); start >= 0; start = start < text.length ? text.indexOf(name, start + 1) : -1) {
		const end = start + name.length;
		if (!JOINED_BEFORE.test(text.slice(Math.max(0, start - 2), start)) && !JOINED_BEHIND.test(text.slice(end, end + 2)))
			return { start, end };
	}
	return null;
}

const JOINED_BEFORE = /[\p{Script=Latin}\p{N}_]$/u;
const JOINED_BEHIND = /^\p{N}/u;

/** Where a name stands in a text with blanks, backslashes or another letter case in it. */
export function findTorn(text: string, name: string): Stretch | null {
	if (!hasLetters(text, name)) return null;
	let pattern = torn.get(name);
	if (!pattern) {
		const parts = name.match(/\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+|\p{N}+|[^\p{L}\p{N}]/gu) ?? [name];
		const letters = parts.map(escaped).join('[\\s\\u200b\\\\]*');
		pattern = new RegExp(`(?<![\\p{Script=Latin}\\p{N}_])${letters}(?![\\p{Script=Latin}\\p{N}])`, 'iu');
		torn.set(name, pattern);
	}
	const match = pattern.exec(text);
	return match ? { start: match.index, end: match.index + match[0].length } : null;
}

const torn = new Map<string, RegExp>();

/** The letters of the text that was asked about last: many names are looked for in one. */
let last = { text: '', letters: '' };

/** Whether the letters of a name follow each other in a text, whatever stands between them; true where that is not plain. */
function hasLetters(text: string, name: string): boolean {
	if (!ASCII.test(name) || OTHER_CASE.test(text)) return true;
	if (last.text !== text) last = { text, letters: lettersIn(text) };
	return last.letters.includes(lettersIn(name));
}

const lettersIn = (text: string): string => text.replace(/[\s\u200b\\]+/g, '').toLowerCase();
const ASCII = /^[\x20-\x7e]*$/;
/** The long s and the sign of the kelvin are an s and a k to who ignores case. */
const OTHER_CASE = /[\u017f\u212a]/;

/** The words that a name is put together from: `ClientMediaPort` has three. */
export function humps(name: string): string[] {
	return name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
}

/** Whether a form is the name with an ending of the language, as inflected languages give it: after it, or for its last vowel. */
export function isInflected(form: string, key: string): boolean {
	const stem = /[aeiouy]$/.test(key) ? Math.min(form.length, key.length - 1) : key.length;
	return stem > 3 && form.startsWith(key.slice(0, stem)) && /^\p{Ll}{0,4}$/u.test(form.slice(stem));
}
