import { expect, test } from 'vitest';
import { magnitudeAt, saysMagnitude } from './magnitudes.ts';

const amountIn = (text: string, locale: string) => {
	const digits = /\d+/.exec(text) as RegExpExecArray;
	return Number(digits[0]) * (magnitudeAt(text, digits.index + digits[0].length, locale)?.factor ?? 1);
};

test.each<[string, string, number]>([
	['50 million samples', 'en', 50_000_000],
	['5000 万サンプル', 'ja', 50_000_000],
	['5000萬個樣本', 'zh-TW', 50_000_000],
	['3亿条', 'zh-CN', 300_000_000],
	['2 Millionen Zeilen', 'de', 2_000_000],
	['2 Mio. Zeilen', 'de', 2_000_000],
	['5 миллионами строк', 'ru', 5_000_000],
	['5 millió fájl', 'hu', 5_000_000],
	['20 mil registros', 'es', 20_000],
	['7 만 개', 'ko', 70_000],
])('%s (%s) is %d', (text, locale, value) => {
	expect(amountIn(text, locale)).toBe(value);
});

test.each<[string, string, number]>([
	['50 milk cartons', 'en', 50],
	['50 MB', 'en', 50],
	['50 K', 'en', 50],
	['443', 'ja', 443],
])('%s (%s) is %d', (text, locale, value) => {
	expect(amountIn(text, locale)).toBe(value);
});

test.each<[string, string, number, boolean]>([
	['one GB per million files', 'en', 1_000_000, true],
	['1 GB pro Million Dateien', 'de', 1_000_000, true],
	['每万个用户', 'zh-CN', 10_000, true],
	['one GB per million files', 'en', 1000, false],
	['a millinery of files', 'en', 1_000_000, false],
])('%s (%s) has the word for %d: %s', (text, locale, value, has) => {
	expect(saysMagnitude(text, value, locale)).toBe(has);
});
