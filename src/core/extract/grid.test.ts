import { describe, expect, test } from 'vitest';
import { grid, read, textsOf } from '../testing.ts';

const tableOf = (html: string) => {
	const [table] = read(html, 'de/page.html').tables;
	if (!table) throw new Error('no table');
	return table;
};
const cellsOf = (html: string) => grid(tableOf(html));

describe('tables formed by the HTML standard', () => {
	test.each<[string, string, string[][]]>([
		[
			'missing end tags',
			'<table><tr><td>a<td>b<tr><td>c<td>d</table>',
			[
				['a', 'b'],
				['c', 'd'],
			],
		],
		['capitals', '<TABLE><TBODY><TR><TD>a</TD><TD>b</TD></TR></TBODY></TABLE>', [['a', 'b']]],
		['no end at all', '<p>x</p><table><tr><td>a<td>b', [['a', 'b']]],
		[
			'ragged rows',
			'<table><tr><td>a<td>b<tr><td>c<tr><td>d<td>e<td>f</table>',
			[
				['a', 'b', ''],
				['c', '', ''],
				['d', 'e', 'f'],
			],
		],
		[
			'colspan',
			'<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>',
			[
				['a', 'a', 'b'],
				['c', 'd', 'e'],
			],
		],
		[
			'rowspan',
			'<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e</table>',
			[
				['a', 'b'],
				['a', 'c'],
				['d', 'e'],
			],
		],
		[
			'both',
			'<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c</table>',
			[
				['a', 'a', 'b'],
				['a', 'a', 'c'],
			],
		],
		[
			'rowspan 0: to the end of the group',
			'<table><tbody><tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td>d<td>e</table>',
			[
				['a', 'b'],
				['a', 'c'],
				['d', 'e'],
			],
		],
		[
			'rowspan past the group',
			'<table><tbody><tr><td rowspan=99999999999>a<td>b<tbody><tr><td>c<td>d</table>',
			[
				['a', 'b'],
				['c', 'd'],
			],
		],
		['colspan 0 counts 1', '<table><tr><td colspan=0>a<td>b</table>', [['a', 'b']]],
		[
			'spans that are no numbers',
			'<table><tr><td colspan=two rowspan=-3>a<td>b<tr><td>c<td>d</table>',
			[
				['a', 'b'],
				['c', 'd'],
			],
		],
		[
			'a number with what follows it',
			'<table><tr><td colspan=" 2px">a<tr><td>b<td>c</table>',
			[
				['a', 'a'],
				['b', 'c'],
			],
		],
		[
			'a cell pushed past a span above',
			'<table><tr><td>a<td rowspan=2>b<td>c<tr><td>d<td>e</table>',
			[
				['a', 'b', 'c'],
				['d', 'b', 'e'],
			],
		],
		[
			'overlap: the first stays',
			'<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c</table>',
			[
				['a', 'b'],
				['c', 'b'],
			],
		],
		['a foot comes last', '<table><tfoot><tr><td>f<tbody><tr><td>b</table>', [['b'], ['f']]],
		['an empty row', '<table><tr><td>a<tr></tr><tr><td>b</table>', [['a'], [], ['b']]],
	])('%s', (_, html, expected) => {
		expect(cellsOf(html)).toEqual(expected);
	});

	test('a colspan is cut at as many columns as the table may have', () => {
		expect(cellsOf('<table><tr><td colspan=100000>a</table>')[0]).toHaveLength(1);
	});

	test('spans that would fill more than any layout needs count as none', () => {
		const rows = cellsOf(`<table>${'<tr><td colspan=1000 rowspan=0>a'.repeat(2000)}</table>`);
		expect(rows).toHaveLength(2000);
		expect(rows.flat().length).toBeLessThan(200_000);
	});

	test('spans below a long row pass over no more than may be filled', () => {
		const html = `<table><tr>${'<td>a'.repeat(2000)}<td rowspan=65534>b${'<tr>'.repeat(2000)}</table>`;
		expect(cellsOf(html).flat()).toHaveLength(2001);
	});

	test('what the spans of one table have filled, those of the next one may not', () => {
		const html = '<table><tr><td colspan=99>a</table>'.repeat(20);
		const widths = read(html, 'de/page.html').tables.map(({ columns }) => columns.length);
		expect(widths.slice(0, 5)).toEqual([99, 99, 99, 99, 99]);
		expect(widths.slice(10)).toEqual(Array(10).fill(1));
	});

	test('a spanning cell is one and the same in all slots that it covers', () => {
		const [first, second] = tableOf('<table><tr><td rowspan=2>a<td>b<tr><td>c</table>').rows;
		expect(first?.cells[0]).toBe(second?.cells[0]);
		expect(first?.cells[0]).not.toBe(first?.cells[1]);
	});
});

describe('header rows', () => {
	const shape = (html: string) => {
		const { headers, rows, columns } = tableOf(html);
		return { headers: headers.map(textsOf), rows: rows.map(textsOf), names: columns.map(({ name }) => name) };
	};

	test('are those of the head, whatever its cells are', () => {
		expect(shape('<table><thead><tr><td>P<td>N<tbody><tr><td>1<td>2</table>')).toEqual({
			headers: [['P', 'N']],
			rows: [['1', '2']],
			names: ['P', 'N'],
		});
	});

	test('are the leading rows of header cells where there is no head; a header cell before data is none', () => {
		expect(shape('<table><tr><th>P<th>N<tr><th>1<td>2</table>')).toMatchObject({
			headers: [['P', 'N']],
			rows: [['1', '2']],
		});
	});

	test('of two levels name a column by both, a spanning one once', () => {
		const html =
			'<table><thead><tr><th rowspan=2>Role<th colspan=2>Port<tr><th>in<th>out<tbody><tr><td>a<td>1<td>2</table>';
		expect(shape(html).names).toEqual(['Role', 'Port in', 'Port out']);
	});

	test('do not exist in a table without header cells', () => {
		expect(shape('<table><tr><td>P<tr><td>1</table>')).toEqual({ headers: [], rows: [['P'], ['1']], names: [''] });
	});

	test('do not swallow a table that is all header cells', () => {
		expect(shape('<table><tr><th>P<tr><th>1<tr><th>2</table>')).toMatchObject({
			headers: [['P']],
			rows: [['1'], ['2']],
		});
	});

	test('are not counted by the index of rows', () => {
		const { rows } = tableOf('<table><tr><th>P<tr><td>1<tr><td>2</table>');
		expect(rows.map(({ index }) => index)).toEqual([0, 1]);
	});
});
