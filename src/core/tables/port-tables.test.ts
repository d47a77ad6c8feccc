import { describe, expect, test } from 'vitest';
import type { Table } from '../model.ts';
import { analysed, pipeTable, read, settings } from '../testing.ts';
import { formatPorts, normalise } from './index.ts';

type Rows = readonly (readonly string[])[];

function tableOf(header: readonly string[], rows: Rows): Table {
	const [table] = normalise(read(pipeTable(header, rows)), settings).tables;
	if (!table) throw new Error('no table');
	return table;
}

/** What each row says of its flow: `443/tcp`. */
const flows = (table: Table) =>
	table.rows.map(({ flow }) => `${formatPorts(flow.ports)}/${[...flow.protocols, ...flow.transports].join(',')}`);
const fields = (table: Table) => table.columns.map(({ field }) => field);

describe('a column of ranges', () => {
	test('holds no ports where it bounds the numbers of a setting', () => {
		const table = tableOf(
			['Setting', 'Default', 'Range'],
			[
				['beat', '30', '10–60,000'],
				['queue', '5,000', '1024–65535'],
			],
		);
		expect([table.kind, fields(table)]).toEqual(['other', ['other', 'other', 'other']]);
	});

	test('holds ports beside two ends, with digits grouped at one of them', () => {
		const table = tableOf(
			['From', 'To', 'Range'],
			[
				['Buoy', 'Tower', '50000-59999'],
				['Buoy', 'Quay', '10–60,000'],
			],
		);
		expect(flows(table)).toEqual(['50000-59999/', '10-60000/']);
	});
});

describe('a table with a flow a column', () => {
	test.each([
		[
			'ports below the header',
			['', 'Tower', 'Buoy'],
			[
				['Port', '7443', '53'],
				['Protocol', 'TCP', 'UDP'],
			],
		],
		[
			'ports in the header',
			['Port', '7443', '53'],
			[
				['Protocol', 'TCP', 'UDP'],
				['Use', 'beats', 'names'],
			],
		],
	])('%s is read as one with a flow a row', (_, header, rows) => {
		const text = pipeTable(header, rows);
		const table = tableOf(header, rows);
		expect(table.kind).toBe('ports');
		expect(flows(table)).toEqual(['7443/tcp', '53/udp']);
		for (const cell of table.rows.flatMap(({ cells }) => cells))
			expect(text.slice(cell.location.start.offset, cell.location.end.offset)).toBe(cell.text);
	});

	test('stays as it is where a column holds ports', () => {
		const table = tableOf(
			['Use', 'Port', 'Port range'],
			[
				['beats', '7443', '1-9'],
				['port', '53', '7-8'],
			],
		);
		expect(flows(table)).toHaveLength(2);
		expect(table.columns.map(({ name }) => name)).toEqual(['Use', 'Port', 'Port range']);
	});
});

describe('columns headed by a transport', () => {
	test('hold the ports of that transport', () => {
		const table = tableOf(
			['Usage', 'UDP', 'TCP'],
			[
				['Web', '--', '80'],
				['Names', '53', '53'],
				['Boot', '67 und 68', ''],
			],
		);
		expect([table.kind, fields(table)]).toEqual(['ports', ['other', 'port', 'port']]);
		expect(flows(table)).toEqual(['80/tcp', '53/tcp,udp', '67, 68/udp']);
	});

	test('also where one of them is empty, or says in words which ports', () => {
		const table = tableOf(
			['Usage', 'UDP port', 'TCP port'],
			[
				['Web', '', '80'],
				['Calls', '', 'dynamic'],
			],
		);
		expect([fields(table), flows(table)]).toEqual([
			['other', 'port', 'port'],
			['80/tcp', '/'],
		]);
	});

	test('also where the header row is empty and the first row heads them', () => {
		const table = tableOf(
			['', '', ''],
			[
				['Nutzung', 'UDP', 'TCP'],
				['Web', '--', '80'],
			],
		);
		expect([table.rows.length, flows(table)]).toEqual([1, ['80/tcp']]);
	});

	test('a transport that a cell names holds for it', () => {
		expect(
			flows(
				tableOf(
					['Usage', 'TCP'],
					[
						['Web', '80'],
						['Log', '514/UDP'],
					],
				),
			),
		).toEqual(['80/tcp', '514/udp']);
	});

	test.each([
		['a measure', 'TCP throughput in a second', '940'],
		['two transports', 'TCP/UDP', 'yes'],
		['words', 'TCP', 'yes'],
	])('but no %s', (_, header, cell) => {
		expect(tableOf(['Link', header], [['a', cell]]).kind).toBe('other');
	});
});

describe('remarks that point to notes', () => {
	test.each([
		['1433 (See note 2, alternate port)', '1433'],
		['69 (siehe Hinweis 4, Dienst (TFTP))', '69'],
		['80（请参阅注释 2，备用端口可用）', '80'],
		['80 or 8530 (see notes 3 and 12)', '80, 8530'],
		['443 (4)', '443'],
		['443*', '443'],
	])('%s', (cell, ports) => {
		expect(formatPorts(tableOf(['Use', 'TCP'], [['x', cell]]).rows[0]?.flow.ports ?? [])).toBe(ports);
	});

	test.each([
		['443 (TCP 80)', '443, 80'],
		['443 (port 22)', '443, 22'],
		['443 (or 8443 if taken)', '443, 8443'],
		['443 (and 22)', '443, 22'],
	])('no remark: %s', (cell, ports) => {
		expect(
			formatPorts(
				tableOf(
					['Use', 'TCP'],
					[
						['x', cell],
						['y', '1000'],
					],
				).rows[0]?.flow.ports ?? [],
			),
		).toBe(ports);
	});
});

describe('tables of settings', () => {
	test.each(['server.port', 'rpc_port', 'httpPort', '--listen-port', 'PORT', '`db.ports`'])(
		'%s names a port',
		(key) => {
			const table = tableOf(
				['Key', 'Default'],
				[
					[key, '8080'],
					['threads', '16'],
				],
			);
			expect([table.kind, flows(table), fields(table)]).toEqual(['ports', ['8080/', '/'], ['other', 'other']]);
		},
	);

	test.each(['max_ports', 'port.timeout', 'report', 'Port security', 'import'])('%s names none', (key) => {
		expect(tableOf(['Key', 'Default'], [[key, '8080']]).kind).toBe('other');
	});

	test.each(['70000', '0', 'a 8080', '8080 ms'])('%j is no port', (value) => {
		expect(tableOf(['Key', 'Default'], [['a.port', value]]).kind).toBe('other');
	});

	test('a key may also head the column, then only lone numbers below it are ports', () => {
		const table = tableOf(
			['Name', 'cn_port'],
			[
				['Type', 'Short Int : [0,65535]'],
				['Default', '10710'],
			],
		);
		expect(flows(table)).toEqual(['/', '10710/']);
	});

	test('only the rows with ports make records', () => {
		const text = pipeTable(
			['Key', 'Default'],
			[
				['a.port', '8080'],
				['threads', '16'],
			],
		);
		expect(analysed({ de: text, en: text }).records.map(({ ports }) => ports)).toEqual([[{ from: 8080, to: 8080 }]]);
	});
});

describe('columns that hold the ends of ranges', () => {
	test('are read as one range', () => {
		const table = tableOf(
			['Transport', 'Start port', 'End port'],
			[
				['TCP', '50000', '50019'],
				['UDP', '50020', '50039'],
				['UDP', '60000', '60000'],
			],
		);
		expect(flows(table)).toEqual(['50000-50019/tcp', '50020-50039/udp', '60000/udp']);
	});

	test('ports that are mapped on each other are two', () => {
		const table = tableOf(
			['Transport', 'Inside', 'Outside'],
			[
				['TCP', '80', '8080'],
				['TCP', '443', '8443'],
			],
		);
		expect(flows(table)).toEqual(['80, 8080/tcp', '443, 8443/tcp']);
	});
});

describe('a header', () => {
	const words = {
		headers: { destination: ['a', 'to', 'ziel'], source: ['from'], port: ['port'], notes: ['purpose'] },
		any: [],
		port: [],
		inbound: [],
		outbound: [],
		and: [],
	};
	const fieldOf = (header: string) => {
		const given = { ...settings, vocabularies: { de: words } };
		const table = normalise(read(pipeTable([header], [['x y']]), 'de/page.md', given), given).tables[0];
		return table?.columns[0]?.field;
	};
	test.each([
		['To', 'destination'],
		['Zielrechner', 'destination'],
		['Ziel (IP)', 'destination'],
		['Authentication', 'other'],
		['Purpose', 'notes'],
		['Values', 'other'],
		['Data', 'other'],
		['Go to page', 'other'],
	])('%s heads %s', (header, field) => {
		expect(fieldOf(header)).toBe(field);
	});
});
