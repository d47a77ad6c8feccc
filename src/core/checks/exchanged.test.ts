import { expect, test } from 'vitest';
import { observe } from '../pipeline.ts';
import { file, pipeTable, settings } from '../testing.ts';

/** What is observed of cells in each other's place, where German alone has two values of a row otherwise. */
function shifted(...values: readonly [string, string]) {
	const table = (header: readonly string[], least: string, better: string) =>
		`${pipeTable(header, [
			['RAM', '2 GB', '8 GB'],
			['OS', least, better],
		])}\n`;
	const files = [
		file('en/a.md', table(['What', 'Least', 'Better'], 'Tidewater 12', 'Tidewater 13')),
		file('fr/a.md', table(['Quoi', 'Minimum', 'Mieux'], 'Tidewater 12', 'Tidewater 13')),
		file('de/a.md', table(['Was', 'Mindestens', 'Besser'], ...values)),
	];
	return observe(files, settings).flatMap(({ finding: { check, locale, actual } }) =>
		check === 'cell-shifted' ? [`${locale} ${actual}`] : [],
	);
}

test('cells with each other’s numbers were exchanged', () => {
	expect(shifted('Tidewater 13', 'Tidewater 12')).toEqual(['de Tidewater 13 | Tidewater 12']);
});

test('an older page, whose second value is the first one of the others, has nothing in another’s place', () => {
	expect(shifted('Tidewater 11', 'Tidewater 12')).toEqual([]);
});
