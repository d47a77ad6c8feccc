/** Times of day as languages write them: `21:00`, `21.00`, `9 P.M.`, `오후 9시`, `17 h 30`. */
import { unitAt } from './units.ts';

/** A time of day in a text. */
export interface Clock {
	readonly start: number;
	readonly end: number;
	/** Minutes since midnight; `half` tells that it may as well be twelve hours later. */
	readonly minutes: number;
	readonly half: boolean;
}

const NOON = 720;
const TIME = /(?<![\p{Nd}.,:])(\p{Nd}{1,2})(?:[:.h](\p{Nd}{2}))?(?![\p{Nd}]|[.,:]\p{Nd})/gu;

interface Period {
	readonly name: string;
	readonly isAfternoon: boolean;
}

const known = new Map<string, readonly Period[]>();

/** An hour in milliseconds, and an hour of each half of the day. */
const HOUR = 3_600_000;
const HOURS = [1, 13] as const;

/** What a language calls the two halves of the day, and English in all of them; folded. */
function periodsOf(locale: string): readonly Period[] {
	const found = known.get(locale) ?? [locale, 'en'].flatMap(learnPeriods);
	known.set(locale, found);
	return found;
}

function learnPeriods(locale: string): Period[] {
	const format = new Intl.DateTimeFormat(locale, { hour: 'numeric', hourCycle: 'h12', timeZone: 'UTC' });
	return HOURS.flatMap((hour) =>
		format
			.formatToParts(hour * HOUR)
			.flatMap(({ type, value }) =>
				type === 'dayPeriod' ? [{ name: folded(value), isAfternoon: hour === HOURS[1] }] : [],
			),
	);
}

const folded = (text: string): string => text.toLowerCase().replace(/[.\s]/gu, '');

/** Minutes after the word for hours. */
const MINUTES = /[ \u00a0\u202f]?(\p{Nd}{2})(?![\p{L}\p{Nd}]|[.,:]\p{Nd})/uy;

/** The minutes that follow the word for hours at an offset, and where they end; null where none do. */
function minutesAfterUnit(text: string, offset: number, locale: string): { rest: string; end: number } | null {
	const hours = unitAt(text, offset, locale);
	if (hours?.unit !== 'h') return null;
	MINUTES.lastIndex = hours.end;
	const rest = MINUTES.exec(text)?.[1];
	return rest === undefined ? null : { rest, end: MINUTES.lastIndex };
}

/** The times of day of a text; hours alone only where the half of the day stands beside them. */
export function clocksIn(text: string, locale: string): Clock[] {
	const hasWords = /\p{L}/u.test(text);
	return [...text.matchAll(TIME)].flatMap((match): Clock | [] => {
		const [written, hours, joined] = match;
		if (joined === undefined && !hasWords) return [];
		const parted = joined === undefined ? minutesAfterUnit(text, match.index + written.length, locale) : null;
		const rest = joined ?? parted?.rest;
		const [hour, minute] = [Number(hours), Number(rest ?? 0)];
		if (hour > 24 || minute > 59) return [];
		const [start, end] = [match.index, parted?.end ?? match.index + written.length];
		const before = folded(text.slice(Math.max(0, start - 12), start));
		const after = folded(text.slice(end, end + 12));
		const period = periodsOf(locale).find(({ name }) => before.endsWith(name) || after.startsWith(name));
		if (period === undefined && rest === undefined) return [];
		const isNamed = period !== undefined && hour <= 12;
		const minutes = (isNamed ? (hour % 12) * 60 + (period.isAfternoon ? NOON : 0) : hour * 60) + minute;
		return { start, end, minutes, half: !isNamed && hour <= 12 && !/^0/.test(written) };
	});
}

/** Whether two times may be the same. */
export const isSameTime = (a: Clock, b: Clock): boolean =>
	a.minutes === b.minutes || ((a.half || b.half) && a.minutes % NOON === b.minutes % NOON);
