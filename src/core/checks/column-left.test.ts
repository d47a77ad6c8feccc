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

const table = (locale: number, places: readonly (readonly string[])[]) =>
	`# Tide\n\n${pipeTable(
		['Port', 'Place'],
		places.map((row, at) => [`TCP/${7000 + at}`, row[locale] as string]),
	)}\n`;

/** The units of the second column, in the order of its rows. */
const placesIn = (places: readonly (readonly string[])[] = PLACES) =>
	translationUnits(
		aligned({ 'en/a.md': table(0, places), 'de/a.md': table(1, places), 'fr/a.md': table(2, places) }),
	).filter(({ segments }) => places.some(([en]) => en === segments.en?.text));

test('what a column leaves and translates, here and abroad, without the rows that have the same text', () => {
	const units = placesIn();
	expect(units).toHaveLength(4);
	const [{ cell, segments }] = units as [(typeof units)[0]];
	expect(columnFeatures(cell as NonNullable<typeof cell>, 'de', segments.de as Segment)).toEqual({
		'column-left': Math.log2(1 + 1),
		'column-translated': Math.log2(1 + 1),
		'column-abroad': Math.log((2 + 0.5) / (0 + 0.5)),
		'column-untouched': 0,
	});
});

test('a column that was left as it is counts as untouched where others translate it', () => {
	const untouched = (places: readonly (readonly string[])[]) => {
		const [{ cell, segments }] = placesIn(places) as [ReturnType<typeof placesIn>[0]];
		return columnFeatures(cell as NonNullable<typeof cell>, 'de', segments.de as Segment)['column-untouched'];
	};
	expect(untouched(PLACES.slice(0, 2))).toBeGreaterThan(0);
	expect(untouched(PLACES.slice(0, 2).map(([en, de]) => [en, de, en]))).toBeLessThanOrEqual(0);
	expect(untouched(PLACES.slice(1))).toBe(0);
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
