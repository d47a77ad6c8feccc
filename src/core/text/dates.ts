/** Dates, in digits (`31.03.2026`, `2026-03-31`, `3/31/2026`) and with the month's name. */
import { monthsIn } from './months.ts';
import { normalizeText } from './normalize.ts';

/** A day, a month or a year of a date. */
export interface DatePart {
	readonly start: number;
	readonly end: number;
	readonly value: number;
}

const DATE =
	/(?<![\p{Script=Latin}\p{N}./-])(?:(?:19|20)\d{2}([-./])\d{1,2}\1\d{1,2}|\d{1,2}([-./])\d{1,2}\2(?:19|20)\d{2})(?!\p{Script=Latin}|\p{N}|[-./][\p{N}\p{Script=Latin}])/gu;

/** The parts of the dates of a text; which of two is the day and which the month languages see differently. */
export function datePartsIn(text: string): DatePart[] {
	return [...text.matchAll(DATE)].flatMap(({ 0: date, index }) => {
		const parts = [...date.matchAll(/\d+/g)].map((match) => {
			const start = index + match.index;
			return { start, end: start + match[0].length, value: Number(match[0]) };
		});
		const short = parts.flatMap(({ value }) => (value < 1000 ? value : []));
		return short.every((value) => value > 0 && value <= 31) && short.some((value) => value <= 12) ? parts : [];
	});
}

/** A date of a text, with the days that it may be, as `2026-03-31`: languages differ in which of two numbers is the month. */
export interface WrittenDate {
	readonly start: number;
	readonly end: number;
	/** The likeliest first. */
	readonly days: readonly string[];
}

/** The dates that a text tells with day, month and year. */
export function datesIn(text: string, locale: string): WrittenDate[] {
	if (!/\p{Nd}{4}/u.test(text)) return [];
	const parts = datePartsIn(text);
	const inDigits = Array.from({ length: Math.floor(parts.length / 3) }, (_, at) => {
		const [first, second, third] = parts.slice(3 * at, 3 * at + 3) as [DatePart, DatePart, DatePart];
		const days = first.value >= 1000 ? [dayOf(first, second, third)] : shortDays(first, second, third, locale);
		return { start: first.start, end: third.end, days };
	});
	const inWords = monthsIn(text, locale).flatMap((month) => {
		const name = { ...month, value: month.month };
		const [day, year] = [
			nearest(text, month, /(?<![\p{Nd}.,:])\p{Nd}{1,2}(?![\p{Nd}:])/gu),
			nearest(text, month, YEAR),
		];
		if (!day || !year || day.value < 1 || day.value > 31) return [];
		const all = [day, year, month];
		const [start, end] = [Math.min(...all.map((each) => each.start)), Math.max(...all.map((each) => each.end))];
		return { start, end, days: [dayOf({ ...year, value: gregorianYear(year.value, locale) }, name, day)] };
	});
	const shape = shapeOf(locale);
	const inSigns = shape
		? [...text.matchAll(shape)].map(({ 0: date, index, groups }) => {
				const [year, month, day] = ['year', 'month', 'day'].map((name) => decimal(groups?.[name] ?? '')) as [
					number,
					number,
					number,
				];
				const days = [dayOf({ value: gregorianYear(year, locale) }, { value: month }, { value: day })];
				return { start: index, end: index + date.length, days };
			})
		: [];
	return [...inDigits, ...inWords, ...inSigns].filter(({ days }) => days.length > 0);
}

const YEAR = /(?<!\p{Nd})\p{Nd}{4}(?!\p{Nd})/gu;
/** How far from a month's name its day and year stand, in characters. */
const NEAR = 12;

function nearest(text: string, { start, end }: { start: number; end: number }, shape: RegExp): DatePart | null {
	const from = Math.max(0, start - NEAR);
	const found = [...text.slice(from, end + NEAR).matchAll(shape)].map(({ 0: digits, index }) => ({
		...{ start: from + index, end: from + index + digits.length, value: decimal(digits) },
	}));
	const distance = (part: DatePart) => (part.end <= start ? start - part.end : part.start - end);
	return found.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** The number that digits of any script write. */
const decimal = (digits: string): number => Number(normalizeText(digits));

type Value = Pick<DatePart, 'value'>;

const dayOf = (year: Value, month: Value, day: Value): string =>
	`${year.value}-${String(month.value).padStart(2, '0')}-${String(day.value).padStart(2, '0')}`;

/** What `3/4/2026` may be in a language: in the order that it has, or, where that gives no day, in the other one. */
function shortDays(first: DatePart, second: DatePart, year: DatePart, locale: string): string[] {
	const [dayFirst, monthFirst] = [
		second.value <= 12 ? [dayOf(year, second, first)] : [],
		first.value <= 12 ? [dayOf(year, first, second)] : [],
	];
	const orders = ordersOf(locale);
	const own = [...(orders.has('day') ? dayFirst : []), ...(orders.has('month') ? monthFirst : [])];
	// What begins with the year has no order without it.
	if (own.length > 0 || orders.size === 0) return own.length > 0 ? own : [...dayFirst, ...monthFirst];
	return [...dayFirst, ...monthFirst].map((day) => `${day} in another order`);
}

const LETTERS = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
const orders = new Map<string, ReadonlySet<string>>();

/** Whether a language writes the day before the month in digits, or the month before the day; by its countries, it may do both. */
function ordersOf(locale: string): ReadonlySet<string> {
	const known = orders.get(locale);
	if (known) return known;
	const { language, region } = new Intl.Locale(locale);
	const all = region ? [locale] : LETTERS.flatMap((a) => LETTERS.map((b) => `${language}-${a}${b}`));
	const found = new Set(
		[locale, ...Intl.DateTimeFormat.supportedLocalesOf(all)].flatMap((each) => {
			const parts = new Intl.DateTimeFormat(each, { dateStyle: 'short', timeZone: 'UTC' }).formatToParts(0);
			const first = parts.find(({ type }) => type !== 'literal')?.type ?? [];
			return first === 'year' ? [] : first;
		}),
	);
	orders.set(locale, found);
	return found;
}

const shapes = new Map<string, RegExp | null>();

/** How a language that has no names for the months writes dates: `2026年3月31日`. */
function shapeOf(locale: string): RegExp | null {
	const known = shapes.get(locale);
	if (known !== undefined) return known;
	const parts = new Intl.DateTimeFormat(locale, {
		dateStyle: 'long',
		timeZone: 'UTC',
		numberingSystem: 'latn',
	}).formatToParts(0);
	const sign = (text: string) => `\\s*${text.trim().replace(/[.*+?^\u0024{}()|[\]\\/]/g, '\\$&')}\\s*`;
	const written = parts.map(({ type, value }) => {
		if (type === 'year') return '(?<year>\\p{Nd}{4})';
		if (type === 'month' || type === 'day') return `(?<${type}>\\p{Nd}{1,2})${sign(value.replace(/^\p{Nd}+/u, ''))}`;
		return sign(value);
	});
	const isNumeric = parts.some(({ type, value }) => type === 'month' && /^\p{Nd}/u.test(value));
	const hasSigns = parts.some(({ type, value }) => type !== 'year' && /\p{L}/u.test(value));
	const shape = isNumeric && hasSigns ? new RegExp(`(?<!\\p{Nd})${written.join('')}`, 'gu') : null;
	shapes.set(locale, shape);
	return shape;
}

/** How many years a language's own calendar is ahead, where it differs in nothing else; 0 for others. */
const aheadOf = new Map<string, number>();

/** In 2025, in milliseconds. */
const MIDDLE_OF_JANUARY = 1_736_899_200_000;

/** The year as most languages count it: Thai texts may have 2569 for 2026. */
export function gregorianYear(year: number, locale: string): number {
	let ahead = aheadOf.get(locale);
	if (ahead === undefined) {
		const numbers = (calendar?: string) => {
			const style = {
				year: 'numeric',
				month: 'numeric',
				timeZone: 'UTC',
				numberingSystem: 'latn',
				...(calendar ? { calendar } : {}),
			} as const;
			const parts = new Intl.DateTimeFormat(locale, style).formatToParts(MIDDLE_OF_JANUARY);
			return ['year', 'month'].map((name) => Number(parts.find(({ type }) => type === name)?.value));
		};
		const [[own, month], [year, other]] = [numbers(), numbers('gregory')] as [[number, number], [number, number]];
		ahead = month === other && own > year ? own - year : 0;
		aheadOf.set(locale, ahead);
	}
	return ahead > 0 && year >= 1900 + ahead && year <= 2100 + ahead ? year - ahead : year;
}

/** A day such as `2026-03-31`, written in digits as another day is: `31.03.2026` as `01.04.2026`; in its language's order; null where that one is not in digits alone. */
export function writtenLike(day: string, other: { readonly text: string; readonly day: string }): string | null {
	const parts = datePartsIn(other.text);
	const [first, , last] = parts;
	if (parts.length !== 3 || first?.start !== 0 || last?.end !== other.text.length) return null;
	const [year = 0, month = 0, date = 0] = day.split('-').map((part) => Number.parseInt(part, 10));
	const isInOtherOrder = other.day.includes(' ');
	const isMonthFirst = (first.value === Number.parseInt(other.day.split('-')[1] ?? '', 10)) !== isInOtherOrder;
	const short = isMonthFirst || first.value >= 1000 ? [month, date] : [date, month];
	const isPadded = parts.every(({ start, end }) => end - start > 1);
	return other.text.replace(/\d+/g, (digits) =>
		digits.length > 2 ? String(year) : String(short.shift()).padStart(isPadded ? 2 : 1, '0'),
	);
}

/** How a language writes a day such as `2026-03-31`. */
export function writtenDay(day: string, locale: string): string {
	const [year = 0, month = 1, date = 1] = day.split('-').map((part) => Number.parseInt(part, 10));
	// Years begin in March, so that the day that is put in stands at their end (Hinnant, days_from_civil).
	const from = month > 2 ? year : year - 1;
	const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
	const days = 365 * from + Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400) + ofYear - 719_468;
	return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(days * 86_400_000);
}
