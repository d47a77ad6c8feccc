import { describe, expect, test } from 'vitest';
import type { PortRecord, Settings } from '../model.ts';
import { analysed, pipeTable, settings } from '../testing.ts';

type Rows = readonly (readonly string[])[];

const header = ['A', 'B', 'C'];
const plain: Rows = [
	['80', 'TCP', 'red'],
	['443', 'TCP', 'green'],
	['5060', 'UDP', 'blue'],
];
const page = (rows: Rows, prose = '', front = '') => `${front}# T\n\n${prose}\n\n${pipeTable(header, rows)}\n`;
const withPort = (port: string, at = 1, rows = plain): Rows =>
	rows.map((row, index) => (index === at ? [port, ...row.slice(1)] : row));

const records = (texts: Record<string, string>, given: Settings = settings) => analysed(texts, given).records;
const ports = ({ ports }: PortRecord) =>
	ports.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(' ');
/** The record of the second row as `ports basis`. */
const second = (texts: Record<string, string>, given: Settings = settings) => {
	const record = records(texts, given)[1] as PortRecord;
	return `${ports(record)} ${record.basis}`;
};

describe('a record', () => {
	test('is one a row, in the order of the source, with every text and where it stands', () => {
		const [first, ...rest] = records({ de: page(plain), it: page(plain.map(([a, b]) => [a, b, 'x'].map(String))) });
		expect(rest).toHaveLength(2);
		expect(first).toEqual({
			id: 'page/1/tcp-80',
			anchor: 't1-tcp-80',
			topic: 'page',
			table: 1,
			ports: [{ from: 80, to: 80 }],
			transports: ['tcp'],
			protocols: [],
			security: [],
			fields: {
				port: { de: '80', it: '80' },
				protocol: { de: 'TCP', it: 'TCP' },
				other: { de: 'red', it: 'x' },
			},
			witnesses: { de: { path: 'de/page.md', line: 7 }, it: { path: 'it/page.md', line: 7 } },
			basis: 'unanimous',
			direction: null,
			required: null,
			alternatives: [],
			findings: [],
		});
	});

	test('is unanimous only where every locale of the topic has it', () => {
		const two = { de: page(plain), it: page(plain) };
		const basis = (texts: Record<string, string>) => records(texts)[1]?.basis;
		expect(basis(two)).toBe('unanimous');
		expect(basis({ ...two, pl: page(withPort('443').filter((_, at) => at !== 1)) })).toBe('majority');
		expect(basis({ ...two, pl: '# T\n\nOhne.\n', ru: '# T\n\nБез.\n' })).toBe('undecided');
	});

	test('has an id of its own where rows say the same, the same in every run and order of files', () => {
		const rows = [...plain, plain[1] as string[], plain[1] as string[]];
		const ids = records({ de: page(rows), it: page(rows) }).map(({ id }) => id);
		expect(ids).toEqual(['page/1/tcp-80', 'page/1/tcp-443', 'page/1/udp-5060', 'page/1/tcp-443-2', 'page/1/tcp-443-3']);
		expect(records({ it: page(rows), de: page(rows) }).map(({ id }) => id)).toEqual(ids);
		expect(new Set(records({ de: page(rows) }).map(({ anchor }) => anchor)).size).toBe(5);
	});

	test('keeps its id when text is added above it', () => {
		const ids = (prose: string) => records({ de: page(plain, prose) }).map(({ id }) => id);
		expect(ids('More text.\n\n- and more')).toEqual(ids(''));
	});

	test('is made of ranges, lists and chains too', () => {
		const rows = [
			['HTTPS/TCP/4443', 'x', 'y'],
			['SIP/TLS/TCP 5061', 'x', 'y'],
			['TCP 67/68', 'x', 'y'],
			['UDP 50,000-59,999', 'x', 'y'],
		];
		expect(records({ de: page(rows) }).map(({ id }) => id)).toEqual([
			'page/1/https-tcp-4443',
			'page/1/sip-tls-tcp-5061',
			'page/1/tcp-67-68',
			'page/1/udp-50000-59999',
		]);
	});

	test('is not made of blank rows, nor of tables that hold no ports', () => {
		const blank = [plain[0], ['', '', ''], ['\u00a0', ' ', ''], plain[1], plain[2]] as Rows;
		expect(records({ de: page(blank), it: page(blank) })).toHaveLength(3);
		expect(
			records({
				de: pipeTable(
					['A', 'B'],
					[
						['Alpha', 'red'],
						['Beta', 'blue'],
					],
				),
			}),
		).toEqual([]);
	});

	test('is kept for a row that only one locale has, or that is disputed', () => {
		const all = records({ de: page(plain), it: page(withPort('4443').slice(0, 2)) });
		expect(all.map(({ basis }) => basis)).toEqual(['unanimous', 'undecided', 'single']);
		expect(Object.keys(all[1]?.witnesses ?? {})).toEqual(['de', 'it']);
	});
});

describe('the basis of a record', () => {
	test('two locales that differ are undecided', () => {
		expect(second({ de: page(plain), it: page(withPort('4443')) })).toBe('443 undecided');
	});

	test('a majority decides', () => {
		const texts = { de: page(withPort('4443')), it: page(plain), ja: page(plain) };
		expect(second(texts)).toBe('443 majority');
	});

	test('a source decides against a majority', () => {
		const texts = { de: page(withPort('4443')), it: page(plain), ja: page(plain) };
		expect(second(texts, { ...settings, source: 'de' })).toBe('4443 source');
		expect(second(texts, { ...settings, source: 'fr' })).toBe('443 majority');
	});

	test('editions of one language are one witness', () => {
		expect(second({ 'zh-CN': page(plain), 'zh-TW': page(plain) })).toBe('443 single');
		expect(second({ 'zh-CN': page(plain), 'zh-TW': page(plain), de: page(withPort('4443')) })).toMatch(/undecided$/);
	});

	test('a human translation or a later revision alone settles nothing between two', () => {
		const human = '---\nms.translationtype: HT\nrevision: 2022-01-01\n---\n';
		const machine = '---\nms.translationtype: MT\nrevision: 2020-01-01\n---\n';
		const texts = { de: page(plain, '', human), it: page(withPort('4443'), '', machine) };
		expect(second(texts)).toMatch(/undecided$/);
	});

	test('locales that name another transport dispute the record as well', () => {
		const udp = plain.map(([a, , c], at) => [a, at === 1 ? 'UDP' : plain[at]?.[1], c].map(String));
		const record = records({ de: page(plain), it: page(plain), ja: page(udp) })[1];
		expect(record).toMatchObject({ transports: ['tcp'], basis: 'majority' });
		expect(records({ de: page(plain), ja: page(udp) })[1]?.basis).toBe('undecided');
	});
});

describe('evidence beside the peers', () => {
	const note = (port: string): Rows =>
		plain.map((row, at) =>
			(at === 1 ? [row[0], row[1], `green, reached from outside on ${port} through the gate`] : row).map(String),
		);
	const wrong = (rows: Rows) => withPort('4443', 1, rows);

	test('the row’s own note settles one against one', () => {
		const rows = note('443');
		expect(second({ de: page(rows), it: page(wrong(rows)) })).toBe('443 majority');
	});

	test('the row’s own notes against a wrong majority: right or undecided, never wrong', () => {
		const rows = note('443');
		const texts = { de: page(rows), it: page(wrong(rows)), ja: page(wrong(rows)) };
		expect(second(texts)).not.toBe('4443 majority');
	});

	test('prose against a wrong majority: right or undecided, never wrong', () => {
		const prose = 'Open port 443 in the wall before you start.';
		const texts = { de: page(plain, prose), it: page(withPort('4443'), prose), ja: page(withPort('4443'), prose) };
		expect(second(texts)).not.toBe('4443 majority');
	});

	test('prose that names a port of which the majority’s may be a typo leaves three against one undecided', () => {
		const rows = (port: string) => withPort(port, 2, withPort('11112'));
		const prose = 'The tower listens on port 11112.';
		const texts = (port: string) => ({
			de: page(rows('11112'), prose),
			it: page(rows(port), prose),
			ja: page(rows(port), prose),
			pl: page(rows(port), prose),
		});
		const third = (port: string) => records(texts(port))[2]?.basis;
		expect(third('11121')).toBe('undecided');
		expect(third('20000')).toBe('majority');
	});

	test('prose settles one against one when both documents tell it', () => {
		const prose = 'Open port 443 in the wall before you start.';
		expect(second({ de: page(plain, prose), it: page(withPort('4443'), prose) })).toBe('443 majority');
	});

	test('a mention that another row explains is none', () => {
		const prose = 'Open port 80 in the wall before you start.';
		expect(second({ de: page(plain, prose), it: page(withPort('80'), prose) })).toMatch(/undecided$/);
	});

	test('a number in code is no mention', () => {
		const prose = '```\nlisten 443\n```';
		expect(second({ de: page(plain, prose), it: page(withPort('4443'), prose) })).toMatch(/undecided$/);
	});

	test('a number that measures something is no mention', () => {
		const prose = 'The report needs 443 MB of room.';
		expect(second({ de: page(plain, prose), it: page(withPort('4443'), prose) })).toMatch(/undecided$/);
	});
});
