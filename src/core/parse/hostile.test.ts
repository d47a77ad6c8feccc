import { describe, expect, test } from 'vitest';
import { normalise } from '../tables/index.ts';
import { file, grid, located, read, settings } from '../testing.ts';
import { parse } from './index.ts';

const given = { ...settings, revisionKeys: ['date'] };
const document = (text: string) => normalise(read(text, 'de/page.md', given), given);

/** Large documents on a busy machine. */
const options = { timeout: 60_000 };

describe('a document that tries to break the reading is read', options, () => {
	test.each(['<p constructor>x</p>', '<p __proto__=x>x</p>', '<p toString=1 hasOwnProperty>x</p>', '<b valueOf>x</b>'])(
		'attributes that every object has: %s',
		(text) => {
			expect(document(text).blocks.map((block) => block.text)).toEqual(['x']);
			expect(Object.getPrototypeOf({})).toBe(Object.prototype);
		},
	);

	test.each(['date: {toString: x}', 'date: [1]', 'id: {a: b}', 'title: {toString: {}}'])('front matter %s', (line) => {
		const { revision, topic, title } = document(`---\n${line}\n---\n# T\n`);
		expect([revision, topic, title]).toEqual([null, 'page', 'T']);
	});

	test('130,000 rows', () => {
		expect(document(`<table>${'<tr>'.repeat(130_000)}<tr><td>x`).tables[0]?.rows).toHaveLength(130_001);
	});

	test.each([
		['references', '&amp;', '&', 40_000],
		['astral references', '&#x1F600;', '😀', 10_000],
		['underscores', 'a_', 'a_', 20_000],
	])('many %s', (_, source, text, times) => {
		expect(document(source.repeat(times)).blocks[0]?.text).toBe(text.repeat(times));
	});

	test('what is known as a whole only, in order, where its length is that of its source by chance', () => {
		const { blocks } = document('[ <td> 𐀀 \0 http://quay.example/a\n\n| a |\n| - |');
		const { mappings = [] } = blocks[0] ?? {};
		expect(mappings.length).toBeGreaterThan(1);
		for (const [at, { start }] of mappings.entries())
			expect(start).toBeGreaterThanOrEqual(at === 0 ? 0 : (mappings[at - 1]?.end ?? Number.NaN));
	});

	test('an address behind a bracket that nothing closes stands where it is written', () => {
		const text = 'Öffnen [ siehe http://quay.example/a und mehr\n\n| a |\n| - |';
		const { location } = document(text).blocks[0] ?? {};
		expect(text.slice(location?.start.offset, location?.end.offset)).toBe(text.split('\n')[0]);
	});

	test('a character that stands for another one, and what follows it, in order', () => {
		const { blocks } = document('\t \0\n\n|  |\n| --- |');
		expect(blocks[0]?.mappings.map(({ at, length, start, end }) => [at, length, start, end])).toEqual([
			[0, 1, 1, 2],
			[1, 2, 2, 3],
		]);
	});

	test('10,000 footnotes', () => {
		expect(document(`${'a<sup>1</sup>'.repeat(10_000)}`).blocks[0]?.marks).toHaveLength(10_000);
	});

	test.each([
		['<table><tr><td colspan=1000000000>443</table>', 1],
		[`<table><tr><td colspan=1000 rowspan=99>${'Port 443 '.repeat(200)}</table>`, 1],
		['<table><tr><td colspan=1000>a<tr><td>b<td>c</table>', 3],
	])('spans beyond all cells: %s', (text, most) => {
		const { tables } = document(text);
		expect(Math.max(...(tables[0]?.rows ?? []).map(({ cells }) => cells.length))).toBeLessThanOrEqual(most);
	});

	test('spans of many cells fill no more than can be compared', () => {
		const { tables } = document(`<table>${'<tr><td rowspan=65534>443<td>a'.repeat(12_000)}</table>`);
		const cells = (tables[0]?.rows ?? []).reduce((sum, row) => sum + row.cells.length, 0);
		expect(cells).toBeGreaterThan(24_000);
		expect(cells).toBeLessThanOrEqual(124_000);
	});

	test('elements in each other are no deeper than written, or the document is left out with a notice', () => {
		expect(document(`${'<b><i>'.repeat(150)}x`).blocks.map(({ text }) => text)).toEqual(['x']);
		for (const deep of ['<div>'.repeat(3000), '> '.repeat(10_000), '- '.repeat(10_000)]) {
			const { parsed, notices } = parse(file('de/page.md', `${deep}x`));
			expect([parsed, notices.map(({ message }) => message.key)]).toEqual([null, ['notice.tooDeep']]);
		}
	});

	test('names longer than any name are none', () => {
		for (const name of ['a_'.repeat(20_000), 'AaAa'.repeat(10_000), 'Get-'.repeat(10_000)])
			expect(document(`x ${name}`).blocks.flatMap(({ facts }) => facts)).toEqual([]);
	});

	test.each([
		['an attribute list', `# A {${' '.repeat(20_000)}x`],
		['an attribute list in a paragraph', `[a](b){:${' '.repeat(20_000)}x`],
		['an attribute list of values', `# A {${'a='.repeat(20_000)}"`],
		['a suppression', `<!-- portolan-disable${' '.repeat(20_000)}a${' '.repeat(20_000)} -->`],
		['a delimiter row', `| a |\n|${'-'.repeat(50_000)}x|\n\n${'- '.repeat(50)}${'-'.repeat(50_000)}x|`],
	])('%s that never ends is read at once', (_, text) => {
		expect(document(text).blocks.length).toBeGreaterThan(-1);
	});

	test('syntax that never ends', () => {
		const openers = [
			'{{< ',
			'{{% ',
			'{% ',
			'{/* ',
			'[[a',
			'[!INCLUDE [',
			'<Tab a={',
			'<!--\n\n',
			'import {\n',
			'!!! a\n    ',
		];
		for (const opener of openers) {
			const { blocks } = document(opener.repeat(5000));
			expect(blocks.every(({ mappings, text }) => mappings.length > 0 && text !== '')).toBe(true);
		}
	});
});

describe('lone carriage returns', () => {
	const cells = (text: string) => {
		const { blocks, tables } = document(text);
		const all = tables.flatMap(({ headers, rows }) => [...headers, ...rows].flatMap((row) => row.cells));
		return [...blocks, ...all];
	};

	test.each([
		['in a paragraph', 'Ein\rZwei **b** Port 80\r\n\r\n- a\r- b &lt; c\r\n', ['Ein Zwei b Port 80', 'a', 'b < c']],
		['in code and HTML', 'a `x\ry` z\n\n<p>d\re</p>\n\n```\rk\rl\r```\n', ['a x y z', 'd e', 'k\nl\n']],
	])('%s end lines, and what follows stays in order', (_, text, expected) => {
		const found = cells(text);
		expect(found.map((segment) => segment.text)).toEqual(expected);
		for (const { mappings } of found)
			for (const [at, piece] of mappings.entries()) {
				expect(piece.start).toBeLessThanOrEqual(piece.end);
				expect(piece.start).toBeGreaterThanOrEqual(mappings[at - 1]?.end ?? 0);
			}
	});

	test('alone end all lines of a file that has no others', () => {
		const text = '---\rid: x\r---\r# Über\r\r| A | B |\r|---|---|\r| 443 | ü |\r';
		const { topic, tables, blocks } = document(text);
		expect([topic, blocks[0]?.location.start.line, tables.map(grid)]).toEqual(['x', 4, [[['443', 'ü']]]]);
		expect(tables[0]?.rows[0]?.cells[1]?.location.start).toEqual({ line: 8, column: 9, offset: text.indexOf('ü |') });
		expect(located(blocks[0] as never, text.replaceAll('\r', '\n')).raw).toBe('Über');
	});
});

test('a path written with composed and one with decomposed letters are the same topic', () => {
	const [composed, decomposed] = ['für', 'fu\u0308r'].map((name) => read('# T', `de/${name}.md`).topic);
	expect(decomposed).toBe(composed);
});
