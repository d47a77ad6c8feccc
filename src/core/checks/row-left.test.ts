import { expect, test } from 'vitest';
import type { Segment } from '../model.ts';
import { aligned, pipeTable } from '../testing.ts';
import { rowFeatures } from './row-left.ts';
import { translationUnits } from './translation-units.ts';

/** A page on gates: of each a table with a row for each property. */
const page = (keys: readonly [string, string], gates: readonly (readonly [string, string])[]) =>
	gates
		.map(
			([what, value], at) =>
				`## ${at + 1}\n\n${pipeTable(
					['–', `${at + 1}`],
					[
						[keys[0], what],
						[keys[1], value],
					],
				)}\n`,
		)
		.join('\n');

const topic = aligned({
	'en/a.md': page(
		['Description', 'Default'],
		[
			['Raises the gate', 'slow'],
			['Floods the lock', 'gentle'],
			['Rings the bell', 'never'],
		],
	),
	'de/a.md': page(
		['Beschreibung', 'Vorgabe'],
		[
			['Hebt das Tor', 'slow'],
			['Flutet die Kammer', 'gentle'],
			['Rings the bell', 'never'],
		],
	),
});

/** What is measured of the German cell with a text. */
function measured(text: string) {
	const unit = translationUnits(topic).find(({ segments }) => segments.de?.text === text);
	if (!unit?.cell) throw new Error(`no cell “${text}”`);
	return rowFeatures(unit.cell, 'de', unit.segments.de as Segment, topic);
}

test('what stands beside a key is told by what stands beside it in other tables, without the text itself', () => {
	expect(measured('never')).toEqual({ 'row-translated': Math.log((0 + 0.5) / (2 + 0.5)) });
	expect(measured('Rings the bell')).toEqual({ 'row-translated': Math.log((2 + 0.5) / (0 + 0.5)) });
});

test('a key has no key', () => {
	expect(measured('Vorgabe')).toEqual({});
});
