import type { Segment, Vocabulary } from '../../model.ts';
import { vocabularyOf } from '../../tables/index.ts';
import {
	type Clock,
	clocksIn,
	datePartsIn,
	gregorianYear,
	isSameTime,
	magnitudeAt,
	monthName,
	monthsIn,
	normalizeText,
	remembered,
	rememberedText,
	saysMagnitude,
	weekdayName,
	weekdaysIn,
	wordFinder,
} from '../../text/index.ts';
import type { CheckContext, TranslationUnit } from '../check.ts';
import type { ComparedKind, Item } from '../compared-kind.ts';
import { writeNumber } from '../rewrite.ts';
import { mostAlike } from './alike.ts';

/** A number of a text, with its unit, or `port`. */
interface NumberItem extends Item {
	readonly value: number;
	readonly unit: string;
	/** The time of day that it may be as well: `2.30`, the 9 of `9 P.M.`. */
	readonly clock: Clock | null;
	/** Where it is written in a word (`two`), the words of its language for numbers. */
	readonly names?: Vocabulary['numbers'];
}

const PORT = 'port';
const NUMERAL = /\p{Nd}+(?:[.,'’\u00a0\u202f ]\p{Nd}{3})*(?:[.,]\p{Nd}+)?/gu;

/** The numbers of a text that are no versions, with what words make of them: `5 million`; a range is two: languages say "50-60" and "between 50 and 60". */
export function numbersIn(segment: Segment): NumberItem[] {
	const { text, facts, location } = segment;
	const clocks = facts.length > 0 ? clocksOf(segment) : [];
	return facts.flatMap((fact) => {
		if (fact.kind === 'number') {
			const named = fact.unit === null ? magnitudeAt(text, fact.end, location.locale) : null;
			const value = gregorianYear(fact.value, location.locale) * (named?.factor ?? 1);
			const end = named?.end ?? fact.end;
			const clock = clocks.find((each) => each.start <= fact.start && fact.start < each.end) ?? null;
			return [{ start: fact.start, end, key: String(value), value, unit: fact.unit ?? '', clock }];
		}
		if (fact.kind !== 'port') return [];
		const ends = fact.from === fact.to ? [fact.from] : [fact.from, fact.to];
		const written = [...text.slice(fact.start, fact.end).matchAll(NUMERAL)];
		return ends.map((value, at) => {
			const match = written.length === ends.length ? written[at] : undefined;
			const start = match ? fact.start + match.index : fact.start;
			return {
				start,
				end: match ? start + match[0].length : fact.end,
				key: String(value),
				value,
				unit: PORT,
				clock: null,
			};
		});
	});
}

const WEEKDAY = 'weekday';

/** The parts of dates in digits, the months that dates name, as the numbers that other languages write, and days of the week. */
function calendarItemsIn({ text, facts, location }: Segment): NumberItem[] {
	const months = facts.some(({ kind }) => kind === 'number') ? monthsIn(text, location.locale) : [];
	const isRead = (at: number) => facts.some(({ start, end }) => start <= at && at < end);
	const dates = datePartsIn(text).filter(({ start }) => !isRead(start));
	return [
		...dates.map((part) => ({ ...part, key: String(part.value), unit: '', clock: null })),
		...months.map(({ month, ...stretch }) => ({ ...stretch, key: String(month), value: month, unit: '', clock: null })),
		...weekdaysIn(text, location.locale).map(({ day, ...stretch }) => ({
			...{ ...stretch, key: `${WEEKDAY} ${day}`, value: Number.NaN, unit: WEEKDAY, clock: null },
		})),
	];
}

const finders = new WeakMap<Vocabulary, ReturnType<typeof wordFinder<number>>>();

function finderOf(vocabulary: Vocabulary) {
	const known =
		finders.get(vocabulary) ??
		wordFinder(
			Object.entries(vocabulary.numbers ?? {}).flatMap(([number, words]) =>
				words.map((word) => ({ word, isStart: false, meaning: Number(number) })),
			),
		);
	finders.set(vocabulary, known);
	return known;
}

/** The small numbers that a text has in words of its language; names are written otherwise: `DoS`. */
function numberWordsIn({ text, location }: Segment, { settings }: CheckContext): NumberItem[] {
	const lower = text.toLowerCase();
	if (lower.length !== text.length) return [];
	const isPlain = (written: string) => written.slice(1) === written.slice(1).toLowerCase();
	const vocabulary = vocabularyOf(settings.vocabularies, location.locale);
	const { numbers: names } = vocabulary;
	return finderOf(vocabulary)(lower).flatMap(({ meaning: value, start, end }) =>
		isPlain(text.slice(start, end)) ? { start, end, key: String(value), value, unit: '', clock: null, names } : [],
	);
}

const clocksOf: (segment: Segment) => readonly Clock[] = remembered(({ text, location }) =>
	clocksIn(text, location.locale),
);

/** What one unit has of the next smaller one, and what number words stand for: minutes and seconds, days and hours, `1 万`. */
const FACTORS = [24, 60, 1000, 1024, 1440, 3600, 10_000, 86_400, 1_000_000, 100_000_000];

/** Whether a number may be the same amount in another unit: `0.5 s` and `500 ms`; ports have none, nor have two of one unit, nor one in a text without words. */
function isConverted(a: NumberItem, b: NumberItem, { text }: Segment): boolean {
	if (!/\p{L}/u.test(text) || a.unit === PORT || b.unit === PORT || (a.unit !== '' && a.unit === b.unit)) return false;
	return FACTORS.some((factor) => a.value === b.value * factor || b.value === a.value * factor);
}

/** Digits, as folded, that are no group of a longer number. */
const WHOLE = /(?<!\d)\d+(?:\.\d+)?(?!\d)(?![ ,'’]\d{3}(?!\d))/g;

/** Whether the digits stand within a word (`2013er`), or short for thousands (`10K`). */
function isWithinWord(segment: Segment, key: string): boolean {
	return digitsIn(segment).has(key);
}

const digitsIn: (segment: Segment) => ReadonlySet<string> = rememberedText((text) => {
	const folded = normalizeText(text);
	const thousands = [...folded.matchAll(/(?<![\d.,])(\d+)[kK](?![\p{L}\d])/gu)];
	return new Set([...(folded.match(WHOLE) ?? []), ...thousands.map(([, short]) => String(Number(short) * 1000))]);
});

/** Whether a text tells the time of day that a number is part of. */
const isTold = (segment: Segment, { clock }: NumberItem): boolean =>
	Boolean(clock) && clocksOf(segment).some((own) => isSameTime(own, clock as Clock));

/** Languages write whole numbers up to twenty in words ("two ports"): one of these that is missing proves nothing. */
const SMALL = 20;

/** Nor does a weekday, which has other names. */
const isWordy = (item: Item | null): boolean =>
	item !== null && (item.key.startsWith(WEEKDAY) || (/^\d+$/.test(item.key) && Number(item.key) <= SMALL));

/** How many texts that are nothing but a number make it more than a word for a few. */
const COUNTED = 2;

/** Whether a number is lost from a cell that holds nothing else in the texts that have it. */
function isCounted(expected: Item | null, { segments, cell, header }: TranslationUnit): boolean {
	if (!expected || !cell || header || !/^\d+$/.test(expected.key)) return false;
	const whole = Object.values(segments).filter(({ text }) => normalizeText(text) === expected.key);
	return whole.length >= COUNTED && whole.length === Object.keys(segments).length - 1;
}

/** Numbers in cells, headers and prose; the ports of port columns are compared as the row's flow. */
export const number: ComparedKind = {
	check: 'number-mismatch',
	severity: 'error',
	supersedes: ['text-untranslated'],
	// A column that was taken for ports may hold versions: what no language has a port for is compared.
	appliesTo: ({ field, segments }) =>
		field !== 'protocol' &&
		(field !== 'port' || Object.values(segments).every(({ facts }) => facts.every(({ kind }) => kind !== 'port'))),
	mayBeUnsaid: true,
	items: (segment, _, context) => [
		...numbersIn(segment),
		...calendarItemsIn(segment),
		...numberWordsIn(segment, context),
	],
	implies: (segment, item, items) =>
		isWithinWord(segment, item.key) ||
		isTold(segment, item as NumberItem) ||
		saysMagnitude(segment.text, Number(item.key), segment.location.locale) ||
		(items as readonly NumberItem[]).some((own) => 'unit' in item && isConverted(own, item as NumberItem, segment)),
	replacement: (expected, segment, free) => {
		const isDay = expected.key.startsWith(WEEKDAY);
		// A word stands only in the place of a number that its language has a word for, too.
		const hasWord = (item: Item, other: Item) => !('names' in item) || other.key in (item.names as object);
		return mostAlike(
			expected.key,
			segment,
			free.filter(
				(item) => item.key.startsWith(WEEKDAY) === isDay && hasWord(item, expected) && hasWord(expected, item),
			),
		);
	},
	isTelling: ({ expected, written }, scope) =>
		(expected !== null && written !== null) || !isWordy(expected ?? written) || isCounted(expected, scope),
	// One number in another's place misleads; one too many or too few may, and a short one may have become a word.
	severityOf: (differences) =>
		differences.some(({ expected, written }) => expected && written)
			? 'error'
			: differences.every(({ expected }) => expected && /^\d{1,2}$/.test(expected.key))
				? 'info'
				: 'warning',
	// A digit too few, or too many: `350` for `1350`.
	features: (written, expected) => {
		const [own, theirs] = [written.replace(/\D/g, ''), expected.replace(/\D/g, '')];
		return {
			'digit-lost': own !== '' && own.length < theirs.length && theirs.includes(own) ? 1 : 0,
			'digit-added': theirs !== '' && own.length > theirs.length && own.includes(theirs) ? 1 : 0,
		};
	},
	spell(expected, spelling, locale, written) {
		const { names } = (written ?? {}) as Partial<NumberItem>;
		if (names) return names[expected.key]?.[0] ?? expected.key;
		if ((expected as NumberItem).names) return written ? expected.key : null;
		if (/\p{Nd}/u.test(spelling)) return null;
		const [, day] = expected.key.split(`${WEEKDAY} `);
		if (day) return weekdayName(Number(day), locale);
		return /^(?:[1-9]|1[0-2])$/.test(expected.key) ? monthName(Number(expected.key), locale) : null;
	},
	// `5 million` for 50,000 is rewritten by nobody who does not read the sentence.
	isPlausible(written, _, locale) {
		const end = /\p{Nd}(?=\P{Nd}*$)/u.exec(written)?.index;
		return end !== undefined && magnitudeAt(written, end + 1, locale) !== null;
	},
	rewrite(written, { key }) {
		const digits = NUMERAL.exec(written);
		NUMERAL.lastIndex = 0;
		// A digit is lost sooner than it comes of itself: the others may all have it from one text that lost it.
		const own = written.replace(/\D/g, '');
		if (own.length > key.length && own.includes(key)) return null;
		// A month or a day in two digits stays so.
		const padded = key.padStart(/^0\d$/.test(digits?.[0] ?? '') ? 2 : 1, '0');
		return digits && /^\d+$/.test(key)
			? written.slice(0, digits.index) +
					(padded === key ? writeNumber(digits[0], Number(key)) : padded) +
					written.slice(digits.index + digits[0].length)
			: null;
	},
};
