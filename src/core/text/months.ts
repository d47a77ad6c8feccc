/** Months by their names, as dates have them: `15 July 2025`, `15. Juli`, `juillet 2025`. */
/** A month's name in a text, and which it is: 1–12. */
export interface Month {
	readonly start: number;
	readonly end: number;
	readonly month: number;
}

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);
/** The middle of January 2025, and the length of a month, in milliseconds. */
const MIDDLE = 1_736_899_200_000;
const LENGTH = 2_629_800_000;
/** Shorter names stand for other things as well. */
const SHORTEST = 3;

const known = new Map<string, ReadonlyMap<string, number>>();

/** What a language calls the months, alone and in dates, long and short; what means two is left out. */
function namesIn(locale: string): ReadonlyMap<string, number> {
	const found = known.get(locale) ?? learnNames(locale);
	known.set(locale, found);
	return found;
}

function learnNames(locale: string): ReadonlyMap<string, number> {
	const styles = (['long', 'short'] as const).flatMap((month) => [{ month }, { month, day: 'numeric' } as const]);
	const names = new Map<string, number | null>();
	for (const style of styles) {
		const format = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC', calendar: 'gregory' });
		for (const month of MONTHS) {
			const parts = format.formatToParts(MIDDLE + (month - 1) * LENGTH);
			const name = parts.find(({ type }) => type === 'month')?.value.replace(/\.$/, '') ?? '';
			if (name.length < SHORTEST || !/^[\p{L}\p{M}]+$/u.test(name)) continue;
			// At the start of a sentence all words have a capital: `May` is never `may`, `mai` may be `Mai`.
			for (const form of new Set([name, name.charAt(0).toUpperCase() + name.slice(1)]))
				names.set(form, (names.get(form) ?? month) === month ? month : null);
		}
	}
	return new Map([...names].flatMap(([name, month]) => (month === null ? [] : [[name, month] as const])));
}

const WORD = /(?<![\p{L}\p{M}])[\p{L}\p{M}]{3,}(?![\p{L}\p{M}])/gu;
/** A day before the name, with what languages put between: `15. `, `1er `, `15 de `. */
const DAY_BEFORE = /(?<![\p{Nd}.,:])\p{Nd}{1,2}(?:\.|\p{L}{2}|[ºª])?[ \u00a0\u202f]+(?:\p{L}{1,2}[ \u00a0\u202f]+)?$/u;
/** A day or a year after it; in Latin digits no other number of four is one. */
const AFTER =
	/^\.?,?[ \u00a0\u202f]+(?:\p{L}{1,3}[ \u00a0\u202f]+)?(?:(?:[12]|[^\P{Nd}0-9])\p{Nd}{3}|\p{Nd}{1,2})(?![\p{Nd}:]|[.,]\p{Nd})/u;
/** How far around a name its day or year is looked for, in characters. */
const AROUND = 12;

/** The months that a text names in dates. */
export function monthsIn(text: string, locale: string): Month[] {
	if (!/\p{Nd}/u.test(text)) return [];
	const names = namesIn(locale);
	return [...text.matchAll(WORD)].flatMap(({ 0: word, index: start }) => {
		const month = names.get(word);
		if (month === undefined) return [];
		const end = start + word.length;
		const isDate =
			DAY_BEFORE.test(text.slice(Math.max(0, start - AROUND), start)) || AFTER.test(text.slice(end, end + AROUND));
		return isDate ? [{ start, end, month }] : [];
	});
}

/** What a locale calls a month, 1 to 12. */
export const monthName = (month: number, locale: string): string =>
	new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC', calendar: 'gregory' }).format(
		MIDDLE + (month - 1) * LENGTH,
	);
