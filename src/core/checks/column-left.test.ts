import { expect, test } from 'vitest';
import type { AlignedTable, Segment } from '../model.ts';
import { aligned, pipeTable } from '../testing.ts';
import { columnFeatures } from './column-left.ts';
import { textsOf } from './column-texts.ts';
import { translationUnits } from './translation-units.ts';

const PLACES = [
	['Outer quay', 'Outer quay', 'Quai externe'],
	['Inner quay', 'Inner quay', 'Quai interne'],
	['Harbour master', 'Hafenmeister', 'Capitaine du port'],
	['Outer quay', 'Outer quay', 'Quai externe'],
] as const;

const table = (locale: number) =>
	`# Tide\n\n${pipeTable(
		['Port', 'Place'],
		PLACES.map((row, at) => [`TCP/${7000 + at}`, row[locale] as string]),
	)}\n`;

/** The units of the second column, in the order of its rows. */
const placesIn = () =>
	translationUnits(aligned({ 'en/a.md': table(0), 'de/a.md': table(1), 'fr/a.md': table(2) })).filter(({ segments }) =>
		PLACES.some(([en]) => en === segments.en?.text),
	);

test('what a column leaves and translates, here and abroad, without the rows that have the same text', () => {
	const units = placesIn();
	expect(units).toHaveLength(4);
	const [{ cell, segments }] = units as [(typeof units)[0]];
	expect(columnFeatures(cell as NonNullable<typeof cell>, 'de', segments.de as Segment)).toEqual({
		'column-left': Math.log2(1 + 1),
		'column-translated': Math.log2(1 + 1),
		'column-abroad': Math.log((2 + 0.5) / (0 + 0.5)),
	});
});

test('the rows of a column are gone through once for all texts that are the same in the same languages', () => {
	let walks = 0;
	const counting = (given: AlignedTable) => ({
		...given,
		get rows() {
			walks++;
			return given.rows;
		},
	});
	for (const { cell, segments } of placesIn()) {
		if (!cell) continue;
		const counted = counting(cell.table);
		columnFeatures({ ...cell, table: counted }, 'de', segments.de as Segment);
		textsOf(counted, cell.column, 'de');
	}
	// Once for what is the same in English, once for what is the same in no language, once for the texts.
	expect(walks).toBe(3);
});
