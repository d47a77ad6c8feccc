/** Versions: `v2.6`, `1.24.3`, `Python 3.10`, `Debian 12 or later`. Texts with an order, not numbers: 1.10 follows 1.9. */
import type { Fact } from '../model.ts';
import type { Found } from './found.ts';

type Version = Extract<Fact, { kind: 'version' }>;

const BEFORE = '(?<![\\p{Script=Latin}\\p{N}_./:-]|\\d,)';
const AFTER = '(?![\\p{Script=Latin}\\p{N}_]|[.,:]\\d|-\\d)';
const PRE_RELEASE = '(?:-?(?:alpha|beta|rc|pre|dev|snapshot)[.-]?\\d*)?';
const MARKED = new RegExp(`${BEFORE}[vV]\\d+(?:\\.\\d+)*(?:\\.[xX])?${PRE_RELEASE}${AFTER}`, 'gu');
const DOTTED = new RegExp(`${BEFORE}\\d+(?:\\.\\d+){2,}(?:\\.[xX])?${PRE_RELEASE}${AFTER}`, 'gu');
/** A name in Latin letters, then two numbers with a stop between. */
const NAMED = new RegExp(
	`(?<![\\p{L}\\p{N}_.])(\\p{Lu}[\\p{Script=Latin}\\d.+#-]* )(\\d+\\.\\d+${PRE_RELEASE})${AFTER}`,
	'gu',
);
const LISTED = new RegExp(`^ ?[,/\u3001] ?(\\d+\\.\\d+${PRE_RELEASE})${AFTER}`, 'u');
/** A name and a whole number that is a lower or an upper bound: `Windows 10+`. */
const BOUNDED = /(?<![\p{L}\p{N}_.])\p{Lu}[\p{Script=Latin}\d.#-]* (\d{1,4})(?=\+(?!\d))/gu;
const DATE = /^(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:(?:19|20)\d\d|\d\d)$/;
const GROUPED = /^[1-9]\d{0,2}(?:\.\d{3})+$/;

/** A version of one number is as good as that number. */
export const versionKey = ({ value }: Version): string =>
	/^\d+$/.test(value) ? `number:${value}` : `version:${value}`;

/** Every version of a folded text; `value` is lower case, without the leading `v`. */
export function findVersions(text: string): Found[] {
	if (!/\d\.\d|[vV]\d|\d\+/.test(text)) return [];
	const found: Found[] = [];
	const add = (start: number, written: string) => {
		found.push({ kind: 'version', value: versionOf(written), start, end: start + written.length });
	};
	for (const { 0: version, index } of text.matchAll(MARKED)) add(index, version);
	for (const { 0: version, index } of text.matchAll(DOTTED)) {
		if (DATE.test(version)) found.push({ kind: 'passed-over', start: index, end: index + version.length });
		else if (!GROUPED.test(version)) add(index, version);
	}
	for (const match of text.matchAll(NAMED)) {
		const [whole, name = '', version = ''] = match;
		let at = match.index + whole.length;
		if (GROUPED.test(version) || (!isSurelyVersion(version) && isMeasure(text, match.index, at))) continue;
		add(match.index + name.length, version);
		for (let next = LISTED.exec(text.slice(at, at + 40)); next; next = LISTED.exec(text.slice(at, at + 40))) {
			const [listed, another = ''] = next;
			at += listed.length;
			add(at - another.length, another);
		}
	}
	for (const match of text.matchAll(BOUNDED)) {
		const digits = match[1] as string;
		add(match.index + match[0].length - digits.length, digits);
	}
	return found;
}

/** `About 2.5 seconds`: a word that begins a sentence is written like a name, and what is measured follows the number. */
function isMeasure(text: string, start: number, end: number): boolean {
	return (
		/(?:^|[.!?:\n]) *$/.test(text.slice(Math.max(0, start - 4), start)) && /^ ?[\p{L}%\u00b0]/u.test(text.slice(end))
	);
}

const versionOf = (written: string): string => written.toLowerCase().replace(/^v/, '');

/** Whether a lone numeral can be a version only: no measure is written `1.10`, with a last digit that says nothing. */
export function isSurelyVersion(text: string): boolean {
	return /^\d+\.[1-9]\d*0$/.test(text) && !GROUPED.test(text);
}

/** The version that a lone numeral with a stop is among others in its column; null for any other text. */
export function loneVersion(text: string): Version | null {
	const written = /^\s*(\d+\.\d+)\s*$/.exec(text)?.[1];
	if (written === undefined || GROUPED.test(written)) return null;
	const start = text.indexOf(written);
	return { kind: 'version', value: versionOf(written), start, end: start + written.length };
}
