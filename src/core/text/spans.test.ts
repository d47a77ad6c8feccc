import { expect, test } from 'vitest';
import { blankSpans, spanFinder } from './spans.ts';

const spans = [
	{ start: 8, end: 10 },
	{ start: 1, end: 4 },
	{ start: 3, end: 6 },
];

test('blanks for what stands in stretches, overlapping or not', () => {
	expect(blankSpans('0123456789ab', spans)).toBe('0     67  ab');
	expect(blankSpans('abc', [])).toBe('abc');
});

test('what has a part in a stretch is found as by asking each', () => {
	const isIn = spanFinder(spans);
	for (let start = 0; start < 12; start++)
		for (let end = start + 1; end <= 12; end++)
			expect(isIn(start, end)).toBe(spans.some((one) => one.start < end && one.end > start));
});
