import { describe, expect, test } from 'vitest';
import type { Cell } from '../model.ts';
import { grid, located, read, textsOf } from '../testing.ts';

const all = (text: string, path?: string) =>
	read(text, path).tables.map((table) => [...table.headers.map(textsOf), ...grid(table)]);

/** Every cell of the first table as `text @ line:column-line:column`, and the raw text there. */
function places(text: string, path?: string): string[] {
	const [table] = read(text, path).tables;
	return [...(table?.headers ?? []), ...(table?.rows ?? [])].flatMap(({ cells }) =>
		cells.map((cell) => {
			const { at, raw } = located(cell, text);
			return `${at} ${raw}`;
		}),
	);
}

function onlyCell(text: string): Cell {
	const cell = read(text).tables[0]?.rows[0]?.cells[0];
	if (!cell) throw new Error('no cell');
	return cell;
}

describe('where tables stand', () => {
	const cells = [['a', 'b']];
	test.each<[string, string]>([
		['in a list item', '- x\n\n  <table>\n  <tr><td>a</td><td>b</td></tr>\n  </table>\n'],
		['in a nested list', '1. x\n   - y\n     <table><tr><td>a</td><td>b</td></tr></table>\n'],
		['in a quotation', '> x\n>\n> <table>\n> <tr><td>a</td>\n> <td>b</td></tr></table>\n'],
		['with blank lines inside', '<table>\n\n<tr>\n\n<td>a</td>\n\n<td>b</td>\n\n</tr>\n\n</table>\n'],
		['with blank lines inside, in a list', '- x\n\n  <table>\n  <tr><td>a</td>\n\n  <td>b</td></tr>\n\n  </table>\n'],
		['in a line of text', 'See <table><tr><td>a</td><td>b</td></tr></table> here\n'],
		['in a heading', '# T <table><tr><td>a</td><td>b</td></tr></table>\n'],
		['in HTML with Markdown around', '<div>\n\n<table><tr><td>a</td><td>b</td></tr></table>\n\n</div>\n'],
		['after a byte that looks like a fence', 'x ```\n\n<table><tr><td>a</td><td>b</td></tr></table>\n'],
		['in an admonition', ':::note\n<table><tr><td>a</td><td>b</td></tr></table>\n\n:::\n'],
	])('%s', (_, text) => {
		expect(all(text)).toEqual([cells]);
	});

	test.each<[string, string]>([
		['a fence', '```html\n<table><tr><td>a</td></tr></table>\n```\n'],
		['a fence of tildes in a list', '- x\n\n  ~~~\n  | a |\n  |---|\n  ~~~\n'],
		['a fence that never closes', '```\n\n<table><tr><td>a</td></tr></table>\n\n| a |\n|---|\n'],
		['indented code', 'x\n\n    <table><tr><td>a</td></tr></table>\n\n    | a |\n    |---|\n'],
		['inline code', 'x `<table><tr><td>a</td></tr></table>` y\n'],
		['a comment', '<!-- <table><tr><td>a</td></tr></table> -->\n'],
		['a comment with blank lines', '<!--\n\n<table><tr><td>a</td></tr></table>\n\n| a |\n|---|\n\n-->\n'],
		['front matter', '---\nnote: "<table><tr><td>a</td></tr></table>"\n---\n'],
		[
			'a script or a template',
			'<script>"<table><tr><td>a</table>"</script><template><table><tr><td>a</table></template>\n',
		],
		['entities', '&lt;table&gt;&lt;tr&gt;&lt;td&gt;a\n'],
		['a pipe table without a delimiter row', '| a | b |\n| 1 | 2 |\n'],
	])('none in %s', (_, text) => {
		expect(all(text)).toEqual([]);
	});

	test('a nested table is one of its own, after the outer one, and no text of its cell', () => {
		expect(all('<table><tr><td>a <table><tr><td>in</table> z<td>b</table>')).toEqual([[['a\nz', 'b']], [['in']]]);
	});

	test('a pipe table in a cell is one of its own', () => {
		expect(all('<table><tr><td>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n</td></tr></table>\n')).toEqual([
			[['']],
			[
				['a', 'b'],
				['1', '2'],
			],
		]);
	});

	test('an HTML document holds no Markdown', () => {
		expect(all('<p>| a |\n|---|\n| *1* |</p><table><tr><td>*a* `b`</table>', 'de/x.html')).toEqual([[['*a* `b`']]]);
	});

	test('a table knows the heading above it, its anchor, its caption and its number', () => {
		const text =
			'# One\n\n## <a name="p"></a>Ports *used*\n\n<table><caption>All <b>of</b> them</caption><tr><td>1</table>\n\n<table><tr><td>2</table>\n\n<h3 id="q">More</h3>\n\n| x |\n|---|\n';
		const { tables } = read(text);
		expect(tables.map(({ index, heading, anchor, caption }) => [index, heading, anchor, caption])).toEqual([
			[1, 'Ports used', 'p', 'All of them'],
			[2, 'Ports used', 'p', null],
			[3, 'More', 'q', null],
		]);
	});
});

describe('pipe tables', () => {
	test.each<[string, string, string[][]]>([
		[
			'without outer pipes',
			'a | b\n--|:-:\n1 | 2\n',
			[
				['a', 'b'],
				['1', '2'],
			],
		],
		[
			'with escaped pipes, in code too',
			'| a | b |\n|---|---|\n| x \\| y | `c \\| d` |\n',
			[
				['a', 'b'],
				['x | y', 'c | d'],
			],
		],
		[
			'with too few and too many cells',
			'| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n',
			[
				['a', 'b'],
				['1', ''],
				['1', '2'],
			],
		],
		[
			'in a quotation',
			'> | a | b |\n> |---|---|\n> | 1 | 2 |\n',
			[
				['a', 'b'],
				['1', '2'],
			],
		],
		[
			'in a list',
			'- x\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n- y\n',
			[
				['a', 'b'],
				['1', '2'],
			],
		],
		['of one column', '| a |\n:-:\n| 1 |\n', [['a'], ['1']]],
		['with HTML in cells', '| a |\n|---|\n| <b>x</b><br>y<br/>z |\n', [['a'], ['x\ny\nz']]],
	])('%s', (_, text, expected) => {
		expect(all(text)).toEqual([expected]);
	});
});

describe('the text of a cell', () => {
	const cell = (inner: string) => onlyCell(`<table><tr><td>${inner}</td></tr></table>\n`);

	test.each<[string, string, string]>([
		['entities decoded', '&lt;name&gt; &amp;amp; &#52;43 &copy', '<name> &amp; 443 ©'],
		['digits and separators left alone', '50,000-59,999 * 050', '50,000-59,999 * 050'],
		['no-break and zero-width characters kept', '50\u00a0000\u200b&nbsp;x\u2011y', '50\u00a0000\u200b\u00a0x\u2011y'],
		['a lone no-break space', '<p>\u00a0</p>', '\u00a0'],
		['full-width characters kept', 'ＴＣＰ（４４３）', 'ＴＣＰ（４４３）'],
		['blanks folded as a browser does', '  a \t b\n   c ', 'a b c'],
		['paragraphs as lines', '<p>HTTPS</p><p>TCP</p>', 'HTTPS\nTCP'],
		['breaks as lines', 'HTTPS<br>TCP<BR/>443', 'HTTPS\nTCP\n443'],
		['list items as lines', 'Ports:<ul><li>80<LI>443</ul>end', 'Ports:\n80\n443\nend'],
		['Markdown paragraphs as lines', '\n\nHTTPS\n\nTCP\n\n', 'HTTPS\nTCP'],
		['Markdown after a blank line', '\n\n**a** `b` [c](d.md) \\* &lt;\n\n', 'a b c * <'],
		['no Markdown without one', '**a** `b`', '**a** `b`'],
		['a literal admonition marker kept', '> [!NOTE] x', '> [!NOTE] x'],
		[
			'comments, scripts and styles no text',
			'a<!-- 1 --><script>2</script><style>3</style><template>4</template>b',
			'ab',
		],
		['an image no text', 'a <img src="x.png" alt="y"> b', 'a b'],
	])('%s', (_, inner, expected) => {
		expect(cell(inner).text).toBe(expected);
	});

	test('knows code, links, emphasis and raised text in it', () => {
		const { text, marks } = cell(
			'run <code>a b</code>, <a href="u.md#x">see</a> <b>now</b><sup>1</sup>',
		) as NonNullable<ReturnType<typeof cell>>;
		expect(marks.map(({ kind, start, end, href }) => [kind, text.slice(start, end), href])).toEqual([
			['code', 'a b', undefined],
			['link', 'see', 'u.md#x'],
			['emphasis', 'now', undefined],
			['superscript', '1', undefined],
		]);
	});

	test('knows Markdown code, links and emphasis', () => {
		const { text, marks } = onlyCell('| a |\n|---|\n| `x` [l](u) *e* **s** |\n');
		expect(marks.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
			['code', 'x'],
			['link', 'l'],
			['emphasis', 'e'],
			['emphasis', 's'],
		]);
	});
});

describe('the location of a cell', () => {
	test('counts lines from 1 and columns in UTF-8 bytes from 1', () => {
		expect(places('ü\n\n| ä | b |\n|---|---|\n| 漢字 | 443 |\n| 😀 | x |\n')).toEqual([
			'3:3-3:5 ä',
			'3:8-3:9 b',
			'5:3-5:9 漢字',
			'5:12-5:15 443',
			'6:3-6:7 😀',
			'6:10-6:11 x',
		]);
	});

	test.each(['\n', '\r\n'])('is the same for all line ends (%j)', (eol) => {
		const text = ['# T', '', '<table>', '<tr><td>ä', 'b</td>', '', '<td>443</td></tr>', '</table>', ''].join(eol);
		const [table] = read(text).tables;
		expect(table?.rows[0]?.cells.map((cell) => located(cell, text).at)).toEqual(['4:9-5:2', '7:5-7:8']);
		expect(grid(table as NonNullable<typeof table>)).toEqual([['ä b', '443']]);
	});

	test('counts front matter', () => {
		expect(places('---\ntitle: ü\n---\n<table><tr><td>x</table>\n')).toEqual(['4:16-4:17 x']);
	});

	test('is that of the text, without markup around it', () => {
		expect(places('<table>\n<tr>\n<td><p>  <b>TCP</b> </p></td>\n<td>\n\n`x`\n\n</td></tr></table>\n')).toEqual([
			'3:13-3:16 TCP',
			'6:2-6:3 x',
		]);
	});

	test('reaches from the first to the last character, whatever is between', () => {
		expect(places('<table><tr><td><p>a</p>\n<p>&lt;b&gt;</p></table>')).toEqual(['1:19-2:13 a</p>\n<p>&lt;b&gt;']);
	});

	test('is the cell itself where it has no text', () => {
		expect(places('<table><tr><td>a</td>\n<td> </td></tr></table>')[1]).toBe('2:1-2:11 <td> </td>');
	});

	test.each<[string, string, string[]]>([
		['quotations', '> <table>\n> <tr><td>ä</td>\n> <td>b\n> c</td></tr></table>\n', ['2:11-2:13 ä', '3:7-4:4 b\n> c']],
		['lists', '- x\n\n  <table>\n    <tr><td>ä</td>\n\n  <td>b</td></tr></table>\n', ['4:13-4:15 ä', '6:7-6:8 b']],
		['tabs', '-\t<table><tr><td>ä</table>\n', ['1:18-1:20 ä']],
		['quoted pipe tables', '> - | ä |\n>   |---|\n>   | b \\| c |\n', ['1:7-1:9 ä', '3:7-3:13 b \\| c']],
		[
			'code',
			'| ä | b |\n|---|---|\n| `x` | `` y\\|z `` |\n',
			['1:3-1:5 ä', '1:8-1:9 b', '3:4-3:5 x', '3:12-3:16 y\\|z'],
		],
	])('is exact in %s', (_, text, expected) => {
		expect(places(text)).toEqual(expected);
	});

	test('is exact for code blocks in cells', () => {
		const text = '<table><tr><td>\n\n```sh\nrun 443\n```\n\n</td><td>\n\n    run 80\n\n</td></tr></table>\n';
		expect(places(text)).toEqual(['4:1-4:8 run 443', '9:5-9:11 run 80']);
	});

	test('of what the parser moves out of a table runs forward', () => {
		const text = '<table><tr><td>a<table>moved<tr><td>in</table>z</table>';
		expect(all(text)).toEqual([[['amoved\nz']], [['in']]]);
		expect(places(text)).toEqual(['1:16-1:48 a<table>moved<tr><td>in</table>z']);
	});

	test('of a row and of a table are those of their elements', () => {
		const text = 'x\n\n<table>\n <tr>\n<td>a</td></tr>\n</table>\n';
		const [table] = read(text).tables;
		expect(table?.location.start).toMatchObject({ line: 3, column: 1 });
		expect(table?.rows[0]?.location.start).toMatchObject({ line: 4, column: 2 });
		expect(table && text.slice(table.location.start.offset, table.location.end.offset)).toBe(text.slice(3, -1));
	});
});
