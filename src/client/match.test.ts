import { describe, expect, it } from 'vitest';
import { matchesPorts, matchesText } from './match.ts';

describe('matchesPorts', () => {
	it.each([
		['443', '443', true],
		['4434', '443', false],
		['50000-59999', '55000', true],
		['50000-59999', '59999-60010', true],
		['50000-59999', '60000', false],
		['80 8080', '8080', true],
		['443', '４４３', true],
		['443', 'https', false],
	])('%s against %s: %s', (row, asked, expected) => {
		expect(matchesPorts(row, asked)).toBe(expected);
	});
});

describe('matchesText', () => {
	it.each([
		['Lüftung Süd', 'luftung', true],
		['Straßentor', 'STRASSE', true],
		['北侧 网关', '网关', true],
		['North gate', 'gate north', true],
		['North gate', 'south', false],
	])('%s against %s: %s', (text, asked, expected) => {
		expect(matchesText(text, asked)).toBe(expected);
	});
});
