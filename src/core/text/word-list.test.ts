import { expect, test } from 'vitest';
import { wordFinder } from './word-list.ts';

const find = wordFinder([
	{ word: 'inner', isStart: true, meaning: 'in' },
	{ word: 'innerhalb', isStart: false, meaning: 'within' },
	{ word: 'ab', isStart: false, meaning: 'off' },
	{ word: '内', isStart: false, meaning: '内' },
	{ word: '内部', isStart: false, meaning: '内部' },
]);

const told = (text: string) => find(text).map(({ start, end, meaning }) => [text.slice(start, end), meaning]);

test('words are found whole, or by what they begin with, the longest of them', () => {
	expect(told('innerhalb der innere')).toEqual([
		['innerhalb', 'within'],
		['innere', 'in'],
	]);
	expect(told('abseits ab')).toEqual([['ab', 'off']]);
	expect(told('drinner, grab, abé')).toEqual([]);
});

test('where no blanks part words they stand within', () => {
	expect(told('在内部与内外')).toEqual([
		['内部', '内部'],
		['内', '内'],
	]);
});
