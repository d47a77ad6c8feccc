import { describe, expect, it } from 'vitest';
import { isDateOrder } from './date-order.ts';

describe('the order of the parts of a date', () => {
	it('differs between languages that put the year first and last', () => {
		expect(isDateOrder('2031', '1', 'zh-CN', 'de')).toBe(true);
		expect(isDateOrder('2031', '1', 'fr', 'de')).toBe(false);
	});

	it('explains nothing where neither or both numbers may be a year, or the other one is no day', () => {
		expect(isDateOrder('5', '15', 'en', 'fr')).toBe(false);
		expect(isDateOrder('2031', '2032', 'zh-CN', 'de')).toBe(false);
		expect(isDateOrder('2031', '40', 'zh-CN', 'de')).toBe(false);
	});
});
