/** Days of the week by their names. */

/** A weekday's name in a text, and which it is: 1 (Monday) to 7. */
export interface Weekday {
	readonly start: number;
	readonly end: number;
	readonly day: number;
}

/** A Monday, the sixth of January 2025, and the length of a day, in milliseconds. */
const MONDAY = 1_736_121_600_000;
const LENGTH = 86_400_000;
const DAYS = [1, 2, 3, 4, 5, 6, 7];

interface Names {
	readonly pattern: RegExp;
	readonly days: ReadonlyMap<string, number>;
	/** Whether a text that has any of the names has it in lower case once that is all small. */
	readonly isPlain: boolean;
}

const known = new Map<string, Names>();

/** Letters that have one small form, whoever asks: what is compared without regard to case is the same there in lower case. */
const PLAIN = /^[a-z\u00df-\u00ff\u0430-\u044f\u3000-\u9fff\uac00-\ud7af]+$/;

function namesIn(locale: string): Names {
	const found = known.get(locale);
	if (found) return found;
	const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
	const days = new Map(DAYS.map((day) => [format.format(MONDAY + (day - 1) * LENGTH).toLowerCase(), day]));
	const names = [...days.keys()].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	// What scripts without blanks write beside a name is no part of it.
	const isUnspaced = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Thai}]/u.test(names[0] as string);
	const pattern = new RegExp(
		isUnspaced ? names.join('|') : `(?<![\\p{L}\\p{M}])(?:${names.join('|')})(?![\\p{L}\\p{M}])`,
		'giu',
	);
	const learned = { pattern, days, isPlain: [...days.keys()].every((name) => PLAIN.test(name)) };
	known.set(locale, learned);
	return learned;
}

/** The weekdays that a text names in full. */
export function weekdaysIn(text: string, locale: string): Weekday[] {
	const { pattern, days, isPlain } = namesIn(locale);
	if (days.size < DAYS.length) return [];
	if (isPlain) {
		const lower = text.toLowerCase();
		let has = false;
		for (const name of days.keys()) has ||= lower.includes(name);
		if (!has) return [];
	}
	return [...text.matchAll(pattern)].flatMap(({ 0: name, index: start }) => {
		const day = days.get(name.toLowerCase());
		return day === undefined ? [] : [{ start, end: start + name.length, day }];
	});
}

/** What a locale calls a day of the week, 1 (Monday) to 7. */
export const weekdayName = (day: number, locale: string): string =>
	new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(MONDAY + (day - 1) * LENGTH);
