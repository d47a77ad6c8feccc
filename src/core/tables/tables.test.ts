import { describe, expect, test } from 'vitest';
import type { Settings, Table } from '../model.ts';
import { pipeTable, read, settings, textsOf } from '../testing.ts';
import { normalise } from './index.ts';

type Rows = readonly (readonly string[])[];

const english: Settings = {
	...settings,
	vocabularies: {
		en: {
			headers: {
				port: ['port'],
				protocol: ['protocol'],
				count: ['number of ports'],
				source: ['source'],
				notes: ['notes'],
			},
			any: ['any'],
			port: ['port'],
			inbound: [],
			outbound: [],
			and: ['and'],
		},
	},
};

function tableOf(text: string, given = settings, locale = 'en'): Table {
	const [table] = normalise(read(text, `${locale}/page.md`, given), given).tables;
	if (!table) throw new Error('no table');
	return table;
}

const fields = (header: readonly string[], rows: Rows, given = settings, locale = 'en') =>
	tableOf(pipeTable(header, rows), given, locale).columns.map(({ field }) => field);
const html = (rows: Rows) =>
	`<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}`).join('')}`).join('')}</table>`;

describe('the field of a column whose header was left in another language', () => {
	const rows = [
		['a', 'Zeile eins', '443'],
		['b', 'Zeile zwei', '444'],
	];

	test('is that of the header in the vocabulary which has it', () => {
		expect(fields(['Source', 'Notes', 'X'], rows, english, 'de')).toEqual(['source', 'notes', 'other']);
	});

	test('only where the header is that word and nothing else', () => {
		expect(fields(['Sourcerer', 'X', 'Port'], rows, english, 'de')).toEqual(['other', 'other', 'port']);
	});
});

describe('the field of a column, without any vocabulary', () => {
	const names = ['Один', 'Два', 'Три'];

	test('port and protocol by the shape of their cells', () => {
		expect(
			fields(names, [
				['TCP', '443', 'a'],
				['UDP', '5060', 'b'],
			]),
		).toEqual(['protocol', 'port', 'other']);
		expect(
			fields(names, [
				['a', 'HTTPS', '443'],
				['b', 'SIP (TLS)', '5061/5062'],
			]),
		).toEqual(['other', 'protocol', 'port']);
	});

	test('port where both share a cell', () => {
		expect(
			fields(names, [
				['HTTPS/TCP/443', 'a', 'b'],
				['SIP/TLS/TCP 5061', 'c', 'd'],
			]),
		).toEqual(['port', 'other', 'other']);
		expect(
			fields(names, [
				['HTTPS<br>TCP<br>443', 'a', 'b'],
				['UDP 53', 'c', 'd'],
			])[0],
		).toBe('port');
	});

	test('port by ranges that can be nothing else', () => {
		expect(
			fields(names, [
				['a', '49152-57500', 'x'],
				['b', '50,000-59,999', 'y'],
			])[1],
		).toBe('port');
	});

	test('nothing by numbers alone: they may be anything', () => {
		expect(
			fields(names, [
				['red', '20', 'x'],
				['blue', '443', 'y'],
			]),
		).toEqual(['other', 'other', 'other']);
	});

	test('port by most of its cells, empty ones and single odd ones aside', () => {
		const rows = [
			['TCP', '443', ''],
			['TCP', '', ''],
			['UDP', 'see below', ''],
			['UDP', '80', ''],
			['TCP', '22', ''],
		];
		expect(fields(names, rows)).toEqual(['protocol', 'port', 'other']);
	});

	test('notes by long text', () => {
		const long = 'Carries the orders of the day from the depot to the shop.';
		expect(
			fields(names, [
				['TCP', '443', long],
				['UDP', '80', 'no'],
			]),
		).toEqual(['protocol', 'port', 'notes']);
	});

	test('a full-width or localized number as any other', () => {
		expect(
			fields(names, [
				['ＴＣＰ', '４４３', 'x'],
				['ＵＤＰ', '50 000–59 999', 'y'],
			]),
		).toEqual(['protocol', 'port', 'other']);
	});

	test('the same in a locale that no file knows', () => {
		const rows = [
			['TCP', '443', 'a'],
			['UDP', '5060', 'b'],
		];
		expect(fields(names, rows, english, 'tlh')).toEqual(fields(names, rows));
	});
});

describe('the field of a column, with vocabulary', () => {
	test('a count by its header, though its numbers look like ports', () => {
		const rows = [
			['TCP', '20', '443'],
			['UDP', '10', '80'],
		];
		expect(fields(['Protocol', 'Number of ports', 'Port'], rows, english)).toEqual(['protocol', 'count', 'port']);
	});

	test('numbers alone by a header that says port', () => {
		expect(
			fields(
				['Name', 'Port'],
				[
					['red', '20'],
					['blue', '443'],
				],
				english,
			),
		).toEqual(['other', 'port']);
	});

	test('not port by a header that says so over cells that do not', () => {
		expect(
			fields(
				['Name', 'Port'],
				[
					['red', 'left'],
					['blue', 'right'],
				],
				english,
			),
		).toEqual(['other', 'other']);
	});

	test('the words of a language serve its regions', () => {
		expect(
			fields(
				['Source', 'Port'],
				[
					['x', '20'],
					['y', '443'],
				],
				english,
				'en-NZ',
			),
		).toEqual(['source', 'port']);
	});
});

describe('a table of ports', () => {
	test('is one by what its cells hold', () => {
		expect(
			tableOf(
				pipeTable(
					['', ''],
					[
						['TCP', '443'],
						['UDP', '80'],
					],
				),
			).kind,
		).toBe('ports');
		expect(
			tableOf(
				pipeTable(
					['', ''],
					[
						['Release', '2019'],
						['Next', '2022'],
					],
				),
			).kind,
		).toBe('other');
	});

	test('has the flow of each row, from its port and protocol cells only', () => {
		const table = tableOf(
			pipeTable(
				['', '', ''],
				[
					['TCP (TLS)', '443', 'not 80'],
					['HTTPS', '50,000-59,999', 'UDP'],
				],
			),
		);
		expect(table.rows.map(({ flow }) => flow)).toEqual([
			{ ports: [{ from: 443, to: 443 }], transports: ['tcp'], protocols: [], security: ['tls'] },
			{ ports: [{ from: 50_000, to: 59_999 }], transports: [], protocols: ['https'], security: [] },
		]);
	});

	test('keeps the texts of its cells as they are', () => {
		const table = tableOf(pipeTable(['', ''], [['TCP', '50,000-59,999 *']]));
		expect(table.rows.map(textsOf)).toEqual([['TCP', '50,000-59,999 *']]);
	});

	test('does not take a raised footnote for a digit', () => {
		const table = tableOf('<table><tr><td>TCP<td>443<sup>1</sup><tr><td>UDP<td>1024-65535<sup>2</sup></table>');
		expect(table.rows.map(textsOf)).toEqual([
			['TCP', '4431'],
			['UDP', '1024-655352'],
		]);
		expect(table.rows.map(({ flow }) => flow.ports)).toEqual([[{ from: 443, to: 443 }], [{ from: 1024, to: 65535 }]]);
	});

	test('nor a footnote of Markdown', () => {
		const table = tableOf(
			`${pipeTable(
				['', ''],
				[
					['TCP', '443[^a]'],
					['UDP', '80'],
				],
			)}\n\n[^a]: Only inside.\n`,
		);
		expect(table.rows[0]?.flow.ports).toEqual([{ from: 443, to: 443 }]);
	});
});

describe('a first row without header cells', () => {
	test('is the header where it is all words over ports', () => {
		const table = tableOf(
			html([
				['Name', 'Порт', ''],
				['TCP', '443', 'x'],
				['UDP', '80', 'y'],
			]),
		);
		expect(table.headers.map(textsOf)).toEqual([['Name', 'Порт', '']]);
		expect(table.columns.map(({ name, field }) => [name, field])).toEqual([
			['Name', 'protocol'],
			['Порт', 'port'],
			['', 'other'],
		]);
		expect(table.rows.map(({ index }) => index)).toEqual([0, 1]);
	});

	test('is a row where it holds ports itself', () => {
		const table = tableOf(
			html([
				['TCP', '443'],
				['UDP', '80'],
			]),
		);
		expect(table.headers).toEqual([]);
		expect(table.rows).toHaveLength(2);
	});

	test('is a row where the table holds only words', () => {
		expect(
			tableOf(
				html([
					['red', 'dog'],
					['blue', 'cat'],
				]),
			).headers,
		).toEqual([]);
	});

	test('is a row where it is the only one', () => {
		expect(tableOf(html([['red', 'dog']])).rows).toHaveLength(1);
	});
});
