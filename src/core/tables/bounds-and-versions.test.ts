import { describe, expect, test } from 'vitest';
import { brief, noWords, read } from '../facts/testing.ts';
import type { Settings, Vocabulary } from '../model.ts';
import { read as document, pipeTable, settings } from '../testing.ts';
import { normalise } from './index.ts';

const words: Vocabulary = {
	...noWords,
	inbound: ['inbound'],
	outbound: ['outbound'],
	both: ['both'],
	required: ['required'],
	optional: ['optional'],
	yes: ['yes'],
	no: ['no'],
	atLeast: ['or later', 'at least', '或更高版本'],
	atMost: ['and older', 'at most', 'no more than'],
	moreThan: ['more than'],
	lessThan: ['less than'],
};
const given: Settings = { ...settings, vocabularies: { en: words } };

describe('versions are texts', () => {
	test.each([
		['v2.6', ['v2.6']],
		['V3 and v1.24.3-rc.1', ['v3', 'v1.24.3-rc.1']],
		['1.24.3', ['v1.24.3']],
		['Python 3.10 is old', ['v3.10']],
		['Use Kubernetes 1.9, 1.10/1.11 now', ['v1.9', 'v1.10', 'v1.11']],
		['Windows 10+', ['v10', '>=']],
		['About 2.5 seconds', ['#2.5']],
		['takes 2.5 seconds', ['#2.5']],
		['am 15.02.2013 um 8', ['#8']],
		['Port 50.000', ['50000']],
		['1.234.567 Zeilen', ['#1234567']],
		['10.0.0.1', ['10.0.0.1']],
		['IPv6 and 5V', ['#5 V']],
	])('%s', (text, facts) => {
		expect(read(text, 'text', words).filter((fact) => fact !== 'Python')).toEqual(facts);
	});

	const column = (...cells: string[]) =>
		normalise(
			document(
				pipeTable(
					['A', 'Since'],
					cells.map((cell) => ['a', cell]),
				),
			),
			settings,
		).tables[0]?.rows.map((row) => row.cells[1]?.facts.map(brief).join(' '));

	test('a lone numeral is one where another of its column can be nothing else', () => {
		expect(column('1.9', '1.10', '')).toEqual(['v1.9', 'v1.10', '']);
		expect(column('1.9', 'v1.11')).toEqual(['v1.9', 'v1.11']);
		expect(column('0.5', '1.5')).toEqual(['#0.5', '#1.5']);
	});
});

describe('bounds', () => {
	test.each([
		['≥ 4 GB', ['>=', '#4 GB']],
		['>=4', ['>=', '#4']],
		['< 5', ['<', '#5']],
		['at least 4', ['>=', '#4']],
		['version 4 or later', ['#4', '>=']],
		['</b> 5', ['#5']],
		['4 GB (at most)', ['#4 GB', '<=']],
		['9 and older', ['#9', '<=']],
		['more than 9', ['>', '#9']],
		['less than 9 ms', ['<', '#9 ms']],
		['no more than 9', ['<=', '#9']],
		['4.6.1 或更高版本', ['v4.6.1', '>=']],
		['sooner or later', []],
		['a -> 5', ['#5']],
	])('%s', (text, facts) => {
		expect(read(text, 'text', words)).toEqual(facts);
	});

	test('make no port unread', () => {
		expect(read('1024 or later', 'port', words)).toEqual(['1024', '>=']);
	});
});

describe('directions and what is required', () => {
	test.each([
		['Inbound', ['in']],
		['outbound/inbound', ['both']],
		['→', ['out']],
		['< -- >', ['both']],
		['inbound traffic', []],
		['Required', ['required']],
		['Optional', ['optional']],
		['required by law', []],
	])('%s', (text, facts) => {
		expect(read(text, 'text', words)).toEqual(facts);
	});

	const second = (header: string, cell: string, vocabulary = words) => {
		const all = { ...given, vocabularies: { en: { ...vocabulary, headers: { direction: ['direction'] } } } };
		const table = normalise(document(pipeTable(['A', header], [['a', cell]]), 'en/page.md', all), all).tables[0];
		return table?.rows[0]?.cells[1]?.facts.map(brief);
	};
	test.each([
		['Direction', 'Outbound to the server', ['out']],
		['Direction', 'Client ← Server', ['in']],
		['Required', 'Yes', ['required']],
		['Required?', '✗', ['optional']],
		['Optional', '✓', ['optional']],
		['Notes', 'Yes', []],
	])('under %s: %s', (header, cell, facts) => {
		expect(second(header, cell)).toEqual(facts);
	});
});

test.each([
	['40 ports', ['#40']],
	['80, 443 ports', ['80', '443']],
	['ports 80', ['80']],
	['9345 + 1', ['9345', '#1']],
	['+2', ['#2']],
	['80 + 443', ['80', '443']],
	['20 MB', ['#20 MB']],
])('offsets, amounts and sizes are no ports: %s', (text, facts) => {
	expect(read(text, 'port', words)).toEqual(facts);
});

test.each([
	['## 2.1 Ports', []],
	['## 10. Firewall', []],
	['## 3) Names for TCP 80', ['tcp', '80']],
	['## 1、端口', []],
	['## 443/TCP rules', ['443', 'tcp']],
	['## 80 port', []],
	['2.1 Ports', ['#2.1']],
])('a number that leads a heading is no fact: %s', (text, facts) => {
	expect(normalise(document(text), settings).blocks[0]?.facts.map(brief)).toEqual(facts);
});
