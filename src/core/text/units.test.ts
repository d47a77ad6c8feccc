import { expect, test } from 'vitest';
import { unitAt } from './units.ts';

const unitIn = (text: string, locale: string) => {
	const digits = /\d+/.exec(text) as RegExpExecArray;
	return unitAt(text, digits.index + digits[0].length, locale)?.unit ?? null;
};

test.each<[string, string, string]>([
	['10 hodin', 'cs', 'h'],
	['po 10 hodinách', 'cs', 'h'],
	['3 giorni', 'it', 'd'],
	['nach 7 Tagen', 'de', 'd'],
	['30 s', 'pl', 's'],
	['2h', 'fr', 'h'],
	['5 分钟后', 'zh-CN', 'min'],
	['5分', 'ja', 'min'],
	['2GB以上のメモリ', 'ja', 'G'],
	['内存50MB或更多', 'zh-CN', 'M'],
	['8 ميغابايت', 'ar', 'M'],
	['200 ГБ', 'ru', 'G'],
	['5 мс', 'uk', 'ms'],
	['менше ніж 5 с', 'uk', 's'],
	['200 Mo', 'fr', 'M'],
	['100 Mbit/s', 'sv', 'M'],
	['a 30-minute pause', 'en', 'min'],
])('%s (%s) is counted in %s', (text, locale, unit) => {
	expect(unitIn(text, locale)).toBe(unit);
});

test.each<[string, string]>([
	['5 m', 'en'],
	['12 Monteure', 'de'],
	['10 hosts', 'en'],
	['2 disques', 'fr'],
	['443', 'de'],
])('%s (%s) is counted in no unit of time or data', (text, locale) => {
	expect(unitIn(text, locale)).toBeNull();
});

test('the unit ends where its word does', () => {
	expect(unitAt('10 Minuten lang', 2, 'de')).toEqual({ unit: 'min', end: 10 });
});
