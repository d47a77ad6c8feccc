import { describe, expect, test } from 'vitest';
import { located, read, settings } from '../testing.ts';

const blocks = (text: string) => read(text).blocks.map(({ kind, admonition, text }) => [kind, admonition, text]);

describe('what a document says of itself', () => {
	test.each<[string, string, string]>([
		['the heading of level 1', '---\ntitle: T\n---\n## Two\n\n# One\n', 'One'],
		['the front matter where there is no such heading', '---\ntitle: T\n---\n## Two\n', 'T'],
		['any heading where nothing else is', 'x\n\n## Two `b`\n', 'Two b'],
		['the path where there is none', 'x\n', 'page'],
	])('its title: %s', (_, text, title) => {
		expect(read(text).title).toBe(title);
	});

	test('its title: the title element of an HTML page without headings of level 1', () => {
		const html = '<html><head><title> Ports </title></head><body><h2>x</h2></body></html>';
		expect(read(html, 'de/a.html').title).toBe('Ports');
	});

	test.each<[string, string, string | null]>([
		['by a front-matter key', '---\nrevision: 2020-01-31\n---\n\n*2019-01-01*\n', '2020-01-31'],
		['by a date with slashes, month first', '---\nrevision: 05/01/2024\n---\n', '2024-05-01'],
		['by a date with slashes that can only have the day first', '---\nrevision: 31/1/2024\n---\n', '2024-01-31'],
		['by no date that is none', '---\nrevision: 31/31/2024\n---\n', null],
		['by a timestamp there', '---\nrevision: 2020-01-31T10:00:00Z\n---\n', '2020-01-31'],
		['by an emphasised line near the top', '# T\n\n_**Last changed:** 2019-05-06_\n', '2019-05-06'],
		['by emphasis in several mappings', '# T\n\n**Stand:** *2019-05-06*\n', '2019-05-06'],
		['not by a date in a text', '# T\n\nSince 2019-05-06 it is *so*.\n', null],
		['not by a line that is emphasised in part', '# T\n\n*Since* 2019-05-06\n', null],
		['not by a date in a heading', '# *2019-05-06*\n', null],
		['not by a date far below', `# T\n\n${'x\n\n'.repeat(20)}*2019-05-06*\n`, null],
		['not by a date that does not exist', '# T\n\n*2019-02-30*\n', null],
		['not by an ambiguous date', '# T\n\n*02/03/2019*\n', null],
	])('its revision: %s', (_, text, revision) => {
		expect(read(text).revision).toBe(revision);
	});

	test('its revision by the first key of the setting that has a date', () => {
		const text = '---\nupdated: soon\nchanged: 2021-02-03\n---\n';
		expect(read(text, 'de/a.md', { ...settings, revisionKeys: ['updated', 'changed'] }).revision).toBe('2021-02-03');
	});

	test('its translation kind, and the first identity key that it has', () => {
		const { translation, topic } = read('---\nms.translationtype: MT\nid: b\nuid: 17\n---\n');
		expect([translation, topic]).toEqual(['MT', '17']);
	});

	test('its path without locale and extension as identity, where it has no key', () => {
		expect(read('x', 'pt-BR/a/b.c.md').topic).toBe('a/b.c');
	});
});

describe('prose', () => {
	test.each(['x [a](b) c', '\ufeffx [a](b) c'])(
		"of %j is found where it stands, whatever marks the bytes' order",
		(text) => {
			const [block] = read(text).blocks;
			const pieces = block?.mappings.map(({ start, end }) => text.slice(start, end));
			expect(pieces?.join('')).toBe('x a c');
		},
	);

	test('is headings, paragraphs, list items, captions and code, in order; not what tables hold', () => {
		const text =
			'# One\n\nText\nmore\n\n- a\n- b\n\n  c\n\n<table><caption>cap</caption><tr><td>cell</table>\n\n```\n  x\n```\n\n<p>p<br>q';
		expect(blocks(text)).toEqual([
			['heading', null, 'One'],
			['paragraph', null, 'Text more'],
			['list-item', null, 'a'],
			['list-item', null, 'b'],
			['list-item', null, 'c'],
			['caption', null, 'cap'],
			['code', null, '  x\n'],
			['paragraph', null, 'p\nq'],
		]);
	});

	test('leaves out comments, scripts, front matter, and what is blank', () => {
		expect(blocks('---\na: b\n---\n<!-- c -->\n\n<script>s</script>\n\n&nbsp;\n\n<p> </p>\n')).toEqual([]);
	});

	test('stands where its bytes stand', () => {
		const text = '## Ü 1\n\n> - ä **b**\n>   c\n';
		expect(read(text).blocks.map((block) => located(block, text))).toEqual([
			{ at: '1:4-1:8', raw: 'Ü 1' },
			{ at: '3:5-4:6', raw: 'ä **b**\n>   c' },
		]);
	});

	test('has the level and the explicit anchor of headings', () => {
		const text = '# <a name="n"></a>A\n\n<h2 id="i">B</h2>\n\n### <span><a id="no"></a></span>C\n\n<h4>D</h4>\n';
		expect(read(text).blocks.map(({ level, anchor, text }) => [level, anchor, text])).toEqual([
			[1, 'n', 'A'],
			[2, 'i', 'B'],
			[3, null, 'C'],
			[4, null, 'D'],
		]);
	});
});

test('the heading that a parser puts over footnotes is no text of the document', () => {
	expect(blocks('A mark[^1].\n\n[^1]: A note.\n').map(([, , text]) => text)).not.toContain('Footnotes');
});

describe('admonitions', () => {
	test('a title in the line that opens one is a caption, the body is none', () => {
		expect(blocks('!!! note "Mind this"\n    First.\n\n!!! note\n    Second.\n')).toEqual([
			['caption', 'note', 'Mind this'],
			['paragraph', 'note', 'First.'],
			['paragraph', 'note', 'Second.'],
		]);
	});

	test.each<[string, string, [string | null, string][]]>([
		[
			'a marked quotation',
			'> [!NOTE]\n> Body\n\nAfter\n',
			[
				['note', 'Body'],
				[null, 'After'],
			],
		],
		[
			'with several paragraphs',
			'> [!Warning]\n>\n> One\n>\n> - Two\n',
			[
				['warning', 'One'],
				['warning', 'Two'],
			],
		],
		['with its body on the marker line', '> [!TIP] Body\n', [['tip', 'Body']]],
		['a mere quotation', '> Body [!NOTE]\n', [[null, 'Body [!NOTE]']]],
		[
			'a nested quotation',
			'> [!NOTE]\n> A\n>\n> > [!TIP]\n> > B\n>\n> C\n',
			[
				['note', 'A'],
				['tip', 'B'],
				['note', 'C'],
			],
		],
		[
			'a container in one paragraph',
			':::note\nBody\nmore\n:::\n\nAfter\n',
			[
				['note', 'Body more'],
				[null, 'After'],
			],
		],
		[
			'a container of several paragraphs',
			':::note\n\nA\n\n- B\n\n:::\n\nAfter\n',
			[
				['note', 'A'],
				['note', 'B'],
				[null, 'After'],
			],
		],
		['a container with a title', '::: Warning Mind this\nBody\n:::\n', [['warning', 'Body']]],
		[
			'containers without a blank line between',
			':::note\nA\n:::\n:::tip\nB\n:::\nC\n',
			[
				['note', 'A'],
				['tip', 'B'],
				[null, 'C'],
			],
		],
		[
			'nested containers',
			'::::note\n\nA\n\n:::tip\n\nB\n\n:::\n\nC\n\n::::\n\nD\n',
			[
				['note', 'A'],
				['tip', 'B'],
				['note', 'C'],
				[null, 'D'],
			],
		],
		[
			'a container closed by its name',
			'::: zone x="y"\n\nA\n\n::: zone-end\n\nB\n',
			[
				['zone', 'A'],
				[null, 'B'],
			],
		],
		[
			'a container in a list',
			'- x\n\n  :::note\n  A\n  :::\n\n- y\n',
			[
				[null, 'x'],
				['note', 'A'],
				[null, 'y'],
			],
		],
		[
			'a directive of one line',
			':::image src="x":::\n\nA\n',
			[
				[null, ':::image src="x":::'],
				[null, 'A'],
			],
		],
		[
			'colons in a text',
			'a ::: b :::note\n\nC\n',
			[
				[null, 'a ::: b :::note'],
				[null, 'C'],
			],
		],
	])('%s', (_, text, expected) => {
		expect(read(text).blocks.map((block) => [block.admonition, block.text])).toEqual(expected);
	});

	test('leave the location of what stands in them exact', () => {
		const text = '> [!NOTE]\n> Ä **443**\n\n:::note\nB\n:::\n';
		expect(read(text).blocks.map((block) => located(block, text))).toEqual([
			{ at: '2:3-2:11', raw: 'Ä **443' },
			{ at: '5:1-5:2', raw: 'B' },
		]);
		expect(read(text).blocks[0]?.marks).toEqual([{ kind: 'emphasis', start: 2, end: 5 }]);
	});

	test('are not opened by code', () => {
		expect(blocks('```\n:::note\n```\n\nA\n')).toEqual([
			['code', null, ':::note\n'],
			['paragraph', null, 'A'],
		]);
	});
});

describe('images', () => {
	test('are found in text, headings, cells and HTML, with their alt text and place', () => {
		const text =
			'# T ![h](h.png)\n\nä ![**a** b](a.png "t")\n\n<table><tr><td><p><img src="c.png" alt="c &amp; d"></table>\n\n`![no](no.png)`\n\n<img src=e.png>\n';
		const { images } = read(text);
		expect(images.map(({ source, alt }) => [source, alt])).toEqual([
			['h.png', 'h'],
			['a.png', 'a b'],
			['c.png', 'c & d'],
			['e.png', ''],
		]);
		expect(located(images[1] as (typeof images)[0], text)).toEqual({ at: '3:4-3:25', raw: '![**a** b](a.png "t")' });
	});
});

describe('a pipe table that does not render', () => {
	test('is a paragraph that tells how many cells its header and the line of dashes have', () => {
		const { blocks, tables } = read('> | Port | Level \\| depth | Quay |\n> | --- | --- |\n> | 41 | 7 | 2 |\n');
		expect(tables).toEqual([]);
		expect(blocks.map(({ unrendered }) => unrendered)).toEqual([{ header: 3, dashes: 2 }]);
	});

	test('is none where dashes are text, or code', () => {
		const { blocks } = read('Write --- or | here.\n\n```\n| a | b | c |\n| --- | --- |\n```\n');
		expect(blocks.map(({ unrendered }) => unrendered)).toEqual([undefined, undefined]);
	});
});
