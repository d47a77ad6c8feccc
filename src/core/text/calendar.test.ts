import { describe, expect, test } from 'vitest';
import { datePartsIn, datesIn, gregorianYear, writtenDay, writtenLike } from './dates.ts';
import { monthsIn } from './months.ts';
import { weekdaysIn } from './weekdays.ts';

describe('months of dates', () => {
	test.each([
		['en', '15 July 2025', [7]],
		['en', 'March 3, 2025', [3]],
		['fr', '1er mars', [3]],
		['uk', '15 липня 2025', [7]],
		['pt-BR', '15 de julho de 2025', [7]],
		['ar', '15 يوليو 2025', [7]],
		['es', 'enero de 2024', [1]],
		['de', 'am 3. März und am 4. April 2026', [3, 4]],
	])('in %s: %s', (locale, text, months) => {
		expect(monthsIn(text, locale).map(({ month }) => month)).toEqual(months);
	});

	test.each([
		['en', 'it may 2 times', 'a word in small letters is none'],
		['en', 'in March', 'a month without day and year is no date'],
		['de', 'Port 443 Mai 8080', 'ports are no days'],
		['vi', '15 tháng 7', 'a number in the name is read as a number'],
	])('in %s: %s is none: %s', (locale, text) => {
		expect(monthsIn(text, locale)).toEqual([]);
	});
});

describe('weekdays', () => {
	test.each([
		['en', 'from Sunday to Saturday', [7, 6]],
		['it', 'da lunedì a domenica', [1, 7]],
		['zh-CN', '星期日到星期六', [7, 6]],
		['tr', 'Pazar günü', [7]],
		['de', 'MONTAGS, AM MONTAG', [1]],
		['ru', 'В ПОНЕДЕЛЬНИК', [1]],
		['el', 'ΤΟ ΣΆΒΒΑΤΟ', [6]],
		['de', 'Sonntagsdienst', []],
	])('in %s: %s', (locale, text, days) => {
		expect(weekdaysIn(text, locale).map(({ day }) => day)).toEqual(days);
	});
});

describe('dates in digits', () => {
	test.each([
		['bis 31.03.2026.', [31, 3, 2026]],
		['2026-03-31 and 3/31/2026', [2026, 3, 31, 3, 31, 2026]],
		['于2026/3/31结束', [2026, 3, 31]],
	])('%s', (text, values) => {
		expect(datePartsIn(text).map(({ value }) => value)).toEqual(values);
	});

	test.each(['10.0.20.26', '2026.3.31.4', '40.12.2026', '13.13.2026', 'v2026.3.31', '12/2026', '2026-03-31-beta.1'])(
		'%s is none',
		(text) => {
			expect(datePartsIn(text)).toEqual([]);
		},
	);
});

describe('dates with day, month and year', () => {
	test.each([
		['en', 'on 3 February 2026', ['2026-02-03']],
		['en', 'October 31, 2025', ['2025-10-31']],
		['fr', 'depuis le 1er mars 2026', ['2026-03-01']],
		['hu', '2025. október 31.', ['2025-10-31']],
		['zh-CN', '2026 年 2 月 3 日', ['2026-02-03']],
		['ko', '2026년 2월 3일', ['2026-02-03']],
		['th', '12 กุมภาพันธ์ 2569', ['2026-02-12']],
		['ar', '١٢ أبريل ٢٠٢٦', ['2026-04-12']],
		['de', '12.02.2026', ['2026-02-12']],
		['de', '2026-02-12', ['2026-02-12']],
	])('in %s: %s', (locale, text, days) => {
		expect(datesIn(text, locale).flatMap((date) => date.days)).toEqual(days);
	});

	test('a language whose countries differ has two readings, one country has one', () => {
		expect(datesIn('3/4/2026', 'en')[0]?.days.toSorted()).toEqual(['2026-03-04', '2026-04-03']);
		expect(datesIn('3/4/2026', 'en-US')[0]?.days).toEqual(['2026-03-04']);
	});

	test('what is a day in another language’s order only is told as that', () => {
		expect(datesIn('10/31/2025', 'pt-BR')[0]?.days).toEqual(['2025-10-31 in another order']);
		// A language that begins with the year has no order for it.
		expect(datesIn('6/1/2014', 'zh-CN')[0]?.days).toEqual(['2014-01-06', '2014-06-01']);
	});

	test('a month without a year is no date, nor are versions and addresses', () => {
		expect(datesIn('on 3 February', 'en')).toEqual([]);
		expect(datesIn('version 3.4.2026.1 at 10.0.2026.1', 'en')).toEqual([]);
	});
});

test('years are counted as most languages do', () => {
	expect(gregorianYear(2569, 'th')).toBe(2026);
	expect(gregorianYear(443, 'th')).toBe(443);
	expect(gregorianYear(2569, 'de')).toBe(2569);
});

test('a day is written in words, leap years and centuries counted', () => {
	expect(writtenDay('2025-07-15', 'fr')).toBe('15 juillet 2025');
	expect(writtenDay('2024-02-29', 'de')).toBe('29. Februar 2024');
	expect(writtenDay('2000-03-01', 'en')).toBe('March 1, 2000');
	expect(writtenDay('1999-12-31', 'pt-BR')).toBe('31 de dezembro de 1999');
});

test.each([
	['2015-03-09', '2015-03-09', '2026-04-01'],
	['2026/3/9', '2026-03-09', '2026/4/1'],
	['09.03.2015', '2015-03-09', '01.04.2026'],
	['3/19/2015', '2015-03-19', '4/1/2026'],
	['9-3-2015', '2015-09-03', '4-1-2026'],
	['10/31/2025', '2025-10-31 in another order', '01/04/2026'],
])('in the place of %s (%s) the first of April stands as %s', (text, day, expected) => {
	expect(writtenLike('2026-04-01', { text, day })).toBe(expected);
});

test.each(['9. März 2015', '2015年3月9日', 'am 2015-03-09'])('a date is not written like %s', (text) => {
	expect(writtenLike('2026-04-01', { text, day: '2015-03-09' })).toBeNull();
});
