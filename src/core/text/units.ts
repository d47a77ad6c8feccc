/** Units of time and of data as a language writes them. */
import { isUnspaced, learnedOnce, type Names, nameAt, namesOf } from './intl-names.ts';

/** Each unit with what a comparison keeps of it: bits and bytes are often mixed up, their prefixes seldom. */
const UNITS: Readonly<Record<string, string>> = {
	...{ nanosecond: 'ns', microsecond: 'µs', millisecond: 'ms', second: 's', minute: 'min', hour: 'h' },
	...{ day: 'd', week: 'week', month: 'month', year: 'year' },
	...{ kilobit: 'K', kilobyte: 'K', megabit: 'M', megabyte: 'M', gigabit: 'G', gigabyte: 'G' },
	...{ terabit: 'T', terabyte: 'T', petabyte: 'P' },
};
/** The symbols that all languages share. */
const SYMBOLS: readonly (readonly [string, string])[] = ['ns', 'µs', 'ms', 's', 'min', 'h', 'd'].map((symbol) => [
	symbol,
	symbol,
]);
/** Bytes and bits with a prefix, in Latin and Cyrillic letters. */
const SIZE = /^([kmgtpкмгтп])(?:i?(?:b|bit|byte|octet)s?|и?(?:б|бит|байт)\p{L}{0,2})(?:ps)?$/iu;
/** Octets as French shortens them, in the letter case that tells them from words: `Ko`. */
const OCTETS = /^([kKMGTP])i?o$/u;
const PREFIXES: Readonly<Record<string, string>> = { к: 'K', м: 'M', г: 'G', т: 'T', п: 'P' };

/** Numbers of every plural form. */
const COUNTS = [0, 1, 2, 3, 5, 11, 100, 1.5];

const namesIn = learnedOnce(learnNames);

function learnNames(locale: string): Names<string> {
	const all: (readonly [string, string])[] = [...SYMBOLS];
	const words: [string[], string][] = [];
	for (const [name, unit] of Object.entries(UNITS)) {
		const long = formsOf(locale, name, 'long');
		const inSpans = formsOfSpans(locale, name);
		const short = formsOf(locale, name, 'short');
		// A letter alone may stand for anything, but for the symbols above and those of other alphabets.
		for (const form of new Set([...long, ...short, ...formsOf(locale, name, 'narrow'), ...inSpans]))
			if (form.length > 1 || isUnspaced(form) || (short.includes(form) && !/\p{Script=Latin}/u.test(form)))
				all.push([form, unit]);
		words.push([long, unit], [inSpans, unit]);
	}
	if (languageOf(locale) === ENGLISH) return namesOf(all, words);
	// English abbreviations stand in all languages, unless there they mean something else.
	const own = new Set(all.map(([form]) => form));
	const short = Object.entries(UNITS).flatMap(([name, unit]) =>
		formsOf(ENGLISH, name, 'short').map((form) => [form, unit] as const),
	);
	return namesOf([...all, ...short.filter(([form]) => form.length > 2 && !own.has(form))], words);
}

const ENGLISH = 'en';
const languageOf = (locale: string): string => new Intl.Locale(locale).language;

function formsOf(locale: string, unit: string, unitDisplay: 'long' | 'short' | 'narrow'): string[] {
	const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay });
	const forms = COUNTS.flatMap((count) =>
		format.formatToParts(count).flatMap(({ type, value }) => (type === 'unit' ? [value.replace(/\.$/, '')] : [])),
	);
	return [...new Set(forms.map((form) => (form.length > 3 ? form.toLowerCase() : form)))];
}

/** The units of relative times, from seconds to years. */
const SPANS = new Set(['second', 'minute', 'hour', 'day', 'week', 'month', 'year']);

/** What a language calls a unit in `in 3 days` and `3 days ago`: other cases, and other words (Swedish `dagar`, not `dygn`). */
function formsOfSpans(locale: string, unit: string): string[] {
	if (!SPANS.has(unit)) return [];
	const format = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
	const forms = COUNTS.flatMap((count) => [count, -count]).flatMap((count) => {
		const parts = format.formatToParts(count, unit as Intl.RelativeTimeFormatUnit);
		const after = parts[parts.findLastIndex(({ type }) => type !== 'literal') + 1]?.value ?? '';
		return after.match(/^[ \u00a0\u202f]\p{L}[\p{L}\p{M}]+/u)?.map((word) => word.trim().toLowerCase()) ?? [];
	});
	return [...new Set(forms.filter((form) => !isUnspaced(form)))];
}

/** The unit that a text names at an offset, in one spelling for all languages (`min`, `G`), and where it ends; null where it names none. */
export function unitAt(
	text: string,
	offset: number,
	locale: string,
): { readonly unit: string; readonly end: number } | null {
	const named = nameAt(text, offset, namesIn(locale), sizeOf);
	return named && { unit: named.meaning, end: named.end };
}

function sizeOf(word: string): string | null {
	const prefix = (OCTETS.exec(word) ?? SIZE.exec(word))?.[1]?.toLowerCase();
	return prefix ? (PREFIXES[prefix] ?? prefix.toUpperCase()) : null;
}
