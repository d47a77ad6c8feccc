import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Analysis, Cell, Finding, Location, PortRecord, SourceDocument, Table } from '../core/index.ts';
import { csv } from './csv.ts';
import { datasetCsv, datasetJson, json, reportJson, tablesCsv, tablesJson } from './index.ts';

function place(line: number, column: number): Location {
	return {
		path: 'de/a.md',
		locale: 'de',
		start: { line, column, offset: 0 },
		end: { line, column: column + 5, offset: 5 },
	};
}

function cell(text: string, line: number, column: number): Cell {
	return { kind: 'cell', header: false, text, mappings: [], marks: [], facts: [], location: place(line, column) };
}

const flow = { security: [], protocols: ['relay'], transports: ['tcp'], ports: [{ from: 700, to: 710 }] };
const table: Table = {
	...{ index: 1, kind: 'ports', heading: 'Häfen', anchor: null, caption: null, headers: [], location: place(3, 1) },
	columns: [
		{ index: 0, name: 'Port', field: 'port' },
		{ index: 1, name: 'Hinweis', field: 'notes' },
	],
	rows: [{ index: 0, cells: [cell('700-710', 5, 3), cell('sagt "ja",\nmeist', 5, 13)], location: place(5, 1), flow }],
};

function document(locale: string): SourceDocument {
	return {
		...{ path: `${locale}/a.md`, locale, topic: 't', title: `T ${locale}`, revision: '2020-01-02', translation: null },
		...{ frontMatter: {}, blocks: [], tables: [table], images: [], source: '', tree: { type: 'root', children: [] } },
	};
}

const record: PortRecord = {
	...{
		...flow,
		id: 't/1/x',
		anchor: 'x',
		topic: 't',
		table: 1,
		basis: 'unanimous',
		direction: null,
		required: null,
		alternatives: [],
		findings: ['f1'],
	},
	fields: { notes: { it: 'nota', de: '=1+1' }, port: { it: '700-710', de: '700-710' } },
	witnesses: { it: { path: 'it/a.md', line: 4 }, de: { path: 'de/a.md', line: 5 } },
};

const finding: Finding = {
	...{
		id: 'f1',
		check: 'note-duplicated',
		severity: 'warning',
		confidence: 0.5,
		locale: null,
		location: place(5, 13),
		topic: 't',
	},
	...{ table: 1, row: '700-710', record: 't/1/x', field: 'notes', message: { key: 'k', values: { n: 1 } } },
	...{ actual: null, expected: null, suggestion: null, edits: [] },
	evidence: [{ supports: 'actual', text: 'x', line: 4, path: 'it/a.md', locale: 'it', kind: 'peer' }],
};

const analysis: Analysis = {
	locales: ['de', 'it'],
	documents: [document('de'), document('it')],
	topics: [{ id: 't', slug: 'relay', documents: { it: document('it'), de: document('de') }, tables: [], blocks: [] }],
	records: [record],
	findings: [finding],
	notices: [],
};

describe('tablesJson', () => {
	it('gives every cell its text and place, every row its facts, in the order of the contract', () => {
		const [first] = tablesJson(analysis).documents;
		expect(Object.keys(first ?? {})).toEqual(['topic', 'locale', 'path', 'title', 'revision', 'translation', 'tables']);
		expect(JSON.stringify(first?.tables)).toBe(
			JSON.stringify([
				{
					line: 3,
					heading: 'Häfen',
					kind: 'ports',
					columns: [
						{ name: 'Port', field: 'port' },
						{ name: 'Hinweis', field: 'notes' },
					],
					rows: [
						{
							line: 5,
							cells: [
								{ text: '700-710', line: 5, column: 3 },
								{ text: 'sagt "ja",\nmeist', line: 5, column: 13 },
							],
							facts: { ports: [{ from: 700, to: 710 }], transports: ['tcp'], protocols: ['relay'], security: [] },
						},
					],
				},
			]),
		);
	});
});

describe('tablesCsv', () => {
	it('writes a line per cell, with the facts of its row', () => {
		const lines = tablesCsv(analysis).split('\r\n');
		expect(lines[0]).toBe(
			'topic,locale,path,table,heading,kind,row,ports,transports,protocols,security,cell,name,field,text,line,column',
		);
		expect(lines[1]).toBe('t,de,de/a.md,1,Häfen,ports,1,700-710,tcp,relay,,1,Port,port,700-710,5,3');
		expect(lines[2]).toBe('t,de,de/a.md,1,Häfen,ports,1,700-710,tcp,relay,,2,Hinweis,notes,"sagt ""ja"",\nmeist",5,13');
	});
});

describe('datasetJson', () => {
	it('sorts what is keyed by locale and keeps the contract’s order of keys', () => {
		const { topics, records } = datasetJson(analysis);
		expect(JSON.stringify(topics[0]?.titles)).toBe('{"de":"T de","it":"T it"}');
		expect(topics[0]?.documents.map(({ path }) => path)).toEqual(['de/a.md', 'it/a.md']);
		expect(JSON.stringify(records[0])).toBe(
			JSON.stringify({
				...{
					id: 't/1/x',
					topic: 't',
					table: 1,
					ports: [{ from: 700, to: 710 }],
					transports: ['tcp'],
					protocols: ['relay'],
				},
				security: [],
				fields: { port: { de: '700-710', it: '700-710' }, notes: { de: '=1+1', it: 'nota' } },
				witnesses: { de: { path: 'de/a.md', line: 5 }, it: { path: 'it/a.md', line: 4 } },
				...{ basis: 'unanimous', direction: null, required: null, alternatives: [], findings: ['f1'] },
			}),
		);
	});

	it('has the SHA-256 of what follows as its version', () => {
		const { schema, version, ...rest } = datasetJson(analysis);
		expect(schema).toBe('portolan/dataset/1');
		expect(version).toBe(createHash('sha256').update(JSON.stringify(rest)).digest('hex'));
	});
});

describe('datasetCsv', () => {
	const header =
		'id,topic,table,ports,transports,protocols,security,basis,alternatives,locale,state,findings,finding_urls,right_readings,port,protocol,source,destination,role,service,direction,count,notes,other,path,line';

	it('gives a record a line in each locale that has it, with columns that no locale changes, and disarms formulas', () => {
		const lines = datasetCsv(analysis).split('\r\n');
		expect(lines[0]).toBe(header);
		expect(lines[1]).toBe("t/1/x,t,1,700-710,tcp,relay,,unanimous,,de,undecided,f1,,,700-710,,,,,,,,'=1+1,,de/a.md,5");
		expect(lines[2]).toMatch(/^t\/1\/x,t,1,700-710,tcp,relay,,unanimous,,it,undecided,f1,.*,nota,,it\/a\.md,4$/);
		expect(datasetCsv({ ...analysis, records: [], locales: ['fr', 'de', 'it', 'ja'] })).toBe(`${header}\r\n`);
	});

	it('tells in the line of the locale that is wrong what is right and where it is told, and what others say', () => {
		const wrong: Finding = { ...finding, locale: 'de', field: 'notes', actual: '701', expected: '700' };
		const disputed = { ...record, alternatives: [{ ...flow, ports: [{ from: 7, to: 7 }], locales: ['fr'] }] };
		const [, de, it] = datasetCsv(
			{ ...analysis, records: [disputed], findings: [wrong] },
			({ id }) => `https://x/${id}/`,
		).split('\r\n');
		expect(de).toContain(',7 tcp relay (fr),de,wrong,f1,https://x/f1/,notes: 701 → 700,');
		expect(it).toContain(',7 tcp relay (fr),it,ok,,,,');
	});
});

describe('csv', () => {
	it('quotes what RFC 4180 says, and puts an apostrophe before formulas but not numbers', () => {
		expect(csv([['a"b', 'c,d', 'e\r\nf', -1, '-1', '+x', '@x', '\tx', '＝x', "'=", '']])).toBe(
			`"a""b","c,d","e\r\nf",-1,'-1,'+x,'@x,'\tx,'＝x,'=,\r\n`,
		);
	});
});

describe('csv of texts that begin with blanks', () => {
	it('takes a formula behind blanks that spreadsheets skip for one', () => {
		expect(csv([[' =1+1', '\u00A0-x', '\u200B@x', ' x=1']])).toBe("' =1+1,'\u00A0-x,'\u200B@x, x=1\r\n");
	});
});

describe('reportJson', () => {
	it('counts, writes messages, and keeps the contract’s order of keys', () => {
		const report = reportJson(analysis, (key, values) => `${key} ${values?.n}`);
		expect(report.summary).toEqual({
			...{ documents: 2, tables: 2, rows: 2, errors: 0, warnings: 1, infos: 0 },
			compared: { documents: 2, tables: 0, rows: 0 },
		});
		expect(Object.keys(report.findings[0] ?? {}).join(' ')).toBe(
			'id check severity confidence locale path line column endLine endColumn ' +
				'topic table row field message actual expected suggestion edits evidence url',
		);
		expect(report.findings[0]).toMatchObject({
			path: 'de/a.md',
			line: 5,
			column: 13,
			endColumn: 18,
			message: 'k 1',
			locale: null,
		});
		expect(Object.keys(report.findings[0]?.evidence[0] ?? {})).toEqual([
			'kind',
			'locale',
			'path',
			'line',
			'text',
			'supports',
		]);
	});
});

describe('json', () => {
	it('escapes what a terminal would obey: C0, C1 and direction characters', () => {
		const text = 'a\u001B[31m\u009B31m\u007F\u202Eb\u2066\u200F';
		expect(json(text)).toBe('"a\\u001b[31m\\u009b31m\\u007f\\u202eb\\u2066\\u200f"\n');
		expect(JSON.parse(json(text))).toBe(text);
	});

	it('indents by two blanks and ends with a line end', () => {
		expect(json({ a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}\n');
	});
});
