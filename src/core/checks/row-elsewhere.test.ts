import { expect, test } from 'vitest';
import type { AlignedRow, Row } from '../model.ts';
import { pipeTable, read } from '../testing.ts';
import { mostAlike } from './row-elsewhere.ts';

const header = ['Port', 'Use'];

/** Rows of which many have the same words, each in its own way. */
const many = Array.from({ length: 300 }, (_, at) => [
	String(4000 + at),
	['Quay', at % 2 ? 'north' : 'south', at % 3 ? 'crane' : 'lock'].join(' '),
]);
const [large, small] = [many, many.slice(0, 6)].map((rows) => read(pipeTable(header, rows)));

test.each([
	['nothing', ['9999', 'Tower'], 0],
	['a word that all have', ['9999', 'Quay'], 1 / 2],
	['words that stand together in many rows', ['9999', 'Quay north crane'], 3 / 4],
	['words that many rows have, no row all of them', ['9999', 'north south crane'], 2 / 4],
	['a number that one row has, and words that it has', ['4001', 'Quay north lock'], 3 / 4],
	['a number of one row, and words of another one', ['4000', 'north crane Tower'], 2 / 4],
	['the very row', ['4001', 'Quay north crane'], 1],
])('a row that shares %s', (_, row, expected) => {
	const [own] = read(pipeTable(header, [row]), 'en/page.md').tables[0]?.rows ?? [];
	const aligned = { cells: { en: own as Row } } as unknown as AlignedRow;
	// What many rows have is counted as what few have.
	for (const document of [large, small]) expect(mostAlike(aligned, document)).toBeCloseTo(expected);
});
