import { expect, test } from 'vitest';
import { editDistance } from '../text/index.ts';
import { findName, findTorn, humps, isInflected, isNear } from './spelling.ts';

test.each([
	['gauge', 'gauge', 0],
	['gauge', 'guage', 1],
	['gauge', 'gage', 1],
	['buoy', 'buoys', 1],
	['tide', 'wave', 3],
])('%s and %s are %i letters apart, up to the limit', (a, b, distance) => {
	expect(editDistance(a, b)).toBe(distance);
});

test('near are longer names that differ by a letter or two, never by a digit', () => {
	expect(isNear('TideRelay.exe', 'TideRealy.exe')).toBe(true);
	expect(isNear('node-1', 'node-2')).toBe(false);
	expect(isNear('Get', 'Set')).toBe(false);
});

test('a name is found whole, also before letters of other scripts and endings, but not within another', () => {
	expect(findName('在TideRelay.exe中', 'TideRelay.exe')).toEqual({ start: 1, end: 14 });
	expect(findName('TideRelays', 'TideRelay')).not.toBeNull();
	expect(findName('MyTideRelay', 'TideRelay')).toBeNull();
	expect(findName('buoy10', 'buoy1')).toBeNull();
});

test('a torn name is found with blanks between its words and in other letter case', () => {
	expect(findTorn('run Tide Relay. exe now', 'TideRelay.exe')).toEqual({ start: 4, end: 19 });
	expect(findTorn('tiderelay.exe', 'TideRelay.exe')).toEqual({ start: 0, end: 13 });
	expect(findTorn('T ideRelay.exe', 'TideRelay.exe')).toBeNull();
});

test('a name is cut into its words', () => {
	expect(humps('Get-CSBuoyPort2_max')).toEqual(['Get', 'CS', 'Buoy', 'Port', '2', 'max']);
});

test.each([
	['Kurhausu', 'Kurhaus', true],
	['Metronomy', 'Metronoma', true],
	['PendelSeet', 'PendelSet', false],
	['Kurhus', 'Kurhaus', false],
])('%s is %s with an ending: %s', (form, name, is) => {
	expect(isInflected(form, name)).toBe(is);
});
