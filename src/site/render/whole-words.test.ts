import { expect, test } from 'vitest';
import { wordWidth, wordWidths } from './whole-words.ts';

const table = (...lines: readonly (readonly string[])[]) => {
	const [names = [], ...rows] = lines;
	return {
		columns: names.map((name) => ({ name })),
		rows: rows.map((cells) => ({ cells: cells.map((text) => ({ text })) })),
	} as unknown as Parameters<typeof wordWidths>[0];
};

test('a column is as wide as its longest word, were it in the header', () => {
	expect(wordWidths(table(['Port', 'Ziel'], ['443', 'Reverseproxylistener']))).toEqual([8, 20]);
	expect(wordWidths(table(['Anmerkungen'], ['80']))).toEqual([12]);
});

test('words end at hyphens and slashes, and beside signs that are written without blanks', () => {
	expect(wordWidths(table(['A'], ['Front-End-Server/Lastenausgleich']))).toEqual([16]);
	expect(wordWidths(table(['A'], ['反向代理服务器的外部接口侦听器和负载均衡器 Director']))).toEqual([8]);
});

test('where not all have room, those of long texts are as narrow as it comes', () => {
	const word = 'Reverseproxyschnitt';
	expect(wordWidths(table(['A', 'B', 'C'], [word, `${word} und mehr davon`, `${word} mehr`]))).toEqual([20, null, 20]);
});

test('of a word that is longer than any column is wide, a column is no wider', () => {
	expect(wordWidths(table(['A'], ['x'.repeat(500)]))).toEqual([24]);
	expect(wordWidth(['x'.repeat(500)])).toBe(28);
});
