/** Words for large numbers as a language writes them: `million`, `Mio`, `万`. */
import { isUnspaced, learnedOnce, type Names, nameAt, namesOf } from './intl-names.ts';

/** Powers of ten that languages have words for. */
const POWERS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
/** Numbers of every plural form. */
const COUNTS = [1, 2, 3, 5, 11, 1.5];
/** `K`, `M` and `mi` stand for other things as well. */
const SHORTEST = 3;

const namesIn = learnedOnce(learnNames);

function learnNames(locale: string): Names<number> {
	const long = formsOf(locale, 'long');
	const words = [...Map.groupBy(long, ([, factor]) => factor)].map(
		([factor, forms]) => [forms.map(([form]) => form), factor] as const,
	);
	return namesOf([...long, ...formsOf(locale, 'short')], words);
}

function formsOf(locale: string, compactDisplay: 'long' | 'short'): [string, number][] {
	const options = { notation: 'compact', compactDisplay, numberingSystem: 'latn' } as const;
	const format = new Intl.NumberFormat(locale, options);
	return POWERS.flatMap((power) =>
		COUNTS.flatMap((count): [string, number][] => {
			const value = count * 10 ** power;
			const parts = format.formatToParts(value);
			const digits = parts.map((part) =>
				part.type === 'integer' || part.type === 'fraction' ? part.value : part.type === 'decimal' ? '.' : '',
			);
			const word = parts.find(({ type }) => type === 'compact')?.value.replace(/\.$/, '');
			if (!word || !(isUnspaced(word) || word.length >= SHORTEST)) return [];
			return [[word.length > 3 ? word.toLowerCase() : word, Math.round(value / Number(digits.join('')))]];
		}),
	);
}

/** What the number before an offset has to be multiplied by, where a word for a large number follows, and where that ends; else null. */
export function magnitudeAt(
	text: string,
	offset: number,
	locale: string,
): { readonly factor: number; readonly end: number } | null {
	const named = nameAt(text, offset, namesIn(locale));
	return named && { factor: named.meaning, end: named.end };
}

/** Whether a text has the word for a number, as in `a million files`. */
export function saysMagnitude(text: string, value: number, locale: string): boolean {
	if (!Number.isInteger(Math.log10(value)) || value < 10 ** (POWERS[0] as number)) return false;
	// In scripts without blanks each sign may begin a word.
	return [...text.matchAll(/\p{L}/gu)].some(
		({ 0: letter, index }) =>
			(isUnspaced(letter) || !/[\p{L}\p{M}]/u.test(text[index - 1] ?? '')) &&
			magnitudeAt(text, index, locale)?.factor === value,
	);
}
