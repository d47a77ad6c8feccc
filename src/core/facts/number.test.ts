import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumeral } from './number.ts';
import { fullWidth, read } from './testing.ts';

describe('numbers', () => {
	it.each([
		['1,024', 1024],
		['1.024', 1024],
		["1'024", 1024],
		['1 024', 1024],
		['1,234,567.89', 1234567.89],
		['1.234.567,89', 1234567.89],
		['12,34,567', 1234567],
		['0.125', 0.125],
		['3,5', 3.5],
		['1.2.3', null],
		['2013', 2013],
	])('%s', (digits, value) => {
		expect(readNumeral(digits).value).toBe(value);
	});

	it.each([
		['mindestens 20 MB', ['#20 MB']],
		['30s, 3,5 ms, 50 %', ['#30 s', '#3.5 ms', '#50 %']],
		['30 Sekunden, 5 m', ['#30', '#5']],
		['需要 20 个', ['#20']],
		['٢٠ ٪', ['#20']],
		['10 Mbit/s', ['#10 Mbit/s']],
	])('%j', (text, expected) => {
		expect(read(text, 'text')).toEqual(expected);
	});

	it('reads any integer as any locale groups it, in any width', () => {
		const locale = fc.constantFrom('en', 'de', 'fr', 'it', 'ru', 'zh', 'ja', 'de-CH', 'hi', 'pl');
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 99_999_999 }), locale, (value, tag) => {
				const written = value.toLocaleString(tag);
				expect(read(`x ${written} x`, 'text')).toEqual([`#${value}`]);
				expect(read(fullWidth(`x ${written} x`), 'text')).toEqual([`#${value}`]);
			}),
		);
	});
});
