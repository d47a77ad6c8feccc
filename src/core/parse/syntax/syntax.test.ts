import { describe, expect, test } from 'vitest';
import { grid, located, read } from '../../testing.ts';

const texts = (text: string) => read(text).blocks.map((block) => block.text);
/** Every segment of a document, with the raw text that its place stands for. */
function segments(text: string) {
	const { blocks, tables } = read(text);
	const cells = tables.flatMap(({ headers, rows }) => [...headers, ...rows].flatMap((row) => row.cells));
	return [...blocks, ...cells].map((segment) => [segment.text, located(segment, text).raw]);
}
const TABLE = '| Port | Use |\n|---|---|\n| 443 | web |';
const ROWS = [['443', 'web']];

describe('shortcodes', () => {
	test.each([
		['of Hugo', 'Open {{< param "x" >}} it.', ['Open it.']],
		['of Hugo, in Markdown', '{{% notice note %}}\nMind **it**.\n{{% /notice %}}', ['Mind it.']],
		['of Liquid', '{% include a.html b="1" %}\n\nText.', ['Text.']],
		['over several lines', 'One {{< figure\n  src="a|b.png"\n>}} two.', ['One two.']],
		['in a heading', '## {{% heading "whatsnext" %}} Next', ['Next']],
		['in code stay', '`{{< note >}}` is a note', ['{{< note >}} is a note']],
		['without an end are text', 'a {{< b', ['a {{< b']],
		['in fenced code stay', '```\n{{< note >}}\n```', ['{{< note >}}\n']],
		['that are all that is emphasised', 'At **{{< skew a >}}** or *{{< skew b >}}* now', ['At or now']],
		['in comments stay', 'One\n\n<!-- {{< b -->\n\nTwo >}}', ['One', 'Two >}}']],
	])('%s', (_, text, expected) => {
		expect(texts(text)).toEqual(expected);
	});

	test('never become rows, and leave the table before and after them whole', () => {
		const { tables } = read(`{{< table caption="Ports" >}}\n${TABLE}\n{{< /table >}}\n`);
		expect(tables.map(grid)).toEqual([ROWS]);
	});

	test('with a pipe in a cell part no columns', () => {
		const { tables } = read('| A | B |\n|---|---|\n| 1 {{< x a="p|q" >}} | 2 |\n');
		expect(tables.map(grid)).toEqual([[['1', '2']]]);
	});

	test('leave all places as they are', () => {
		const text = 'Über {{< tip "ü" >}} Port 80\n\n{{< table >}}\n| Port |\n|---|\n| {{< n >}} 443 |\n{{< /table >}}\n';
		expect(segments(text)).toEqual([
			['Über Port 80', 'Über {{< tip "ü" >}} Port 80'],
			['Port', 'Port'],
			['443', '443'],
		]);
	});
});

describe('MDX', () => {
	test.each([
		['imports', "import Tabs from '@theme/Tabs';\nimport {\n  A,\n  B,\n} from 'x'\n\nText.", ['Text.']],
		[
			'imports of types, with attributes, several in a line',
			"import type { T } from 'y';\nimport type from \"z\"\nimport a from './a.json' with { type: 'json' };\nimport D, * as E from 'e'; import F from 'f';\n\nText.",
			['Text.'],
		],
		['exports', 'export const a = {\n  b: 1,\n};\n\nText.', ['Text.']],
		['prose about imports stays', "import the goods from 'Oslo'", ["import the goods from 'Oslo'"]],
		['components', '<Note kind="a">Mind it.</Note>\n\n<Chart data={[{a: ">"}]} />', ['Mind it.']],
		['components right before Markdown', '<Tabs>\n<Tab label="x">\n## Ports\n</Tab>\n</Tabs>', ['Ports']],
		['comments', 'a {/* b\n c */} d', ['a d']],
		['placeholders are no components', 'Go to <Server> now', ['Go to <Server> now']],
		['HTML in capitals is no component', '<B>bold</B> text', ['bold text']],
	])('%s', (_, text, expected) => {
		expect(texts(text)).toEqual(expected);
	});

	test('a table directly within components', () => {
		const { tables } = read(`<Tabs>\n<TabItem value="a">\n${TABLE}\n</TabItem>\n</Tabs>\n`);
		expect(tables.map(grid)).toEqual([ROWS]);
	});
});

describe('emphasis beside a shortcode, which counts as a letter', () => {
	test.each([
		['版は**{{< version >}}**および**{{< old >}} 以前**です', '版はおよび 以前です'],
		['**{{< version >}}**: *new*{{< sep >}}', ': new'],
		['<p>*{{< version >}}* or later</p>', '** or later'],
	])('%s', (text, expected) => {
		const [block] = read(text).blocks;
		expect(block?.text).toBe(expected);
		expect(located(block as never, text).raw.at(-1)).toBe(expected.at(-1));
	});

	test('in cells too', () => {
		const { tables } = read('| a | b |\n| --- | --- |\n| **{{< version >}}**および | 1 |');
		expect(tables.map(grid)).toEqual([[['および', '1']]]);
	});
});

describe('heading ids, links, includes', () => {
	test.each([
		['## Ports {#ports}', 'Ports', 'ports'],
		['## Ports {: #ports .wide }', 'Ports', 'ports'],
		['Ports {#ports}\n---', 'Ports', 'ports'],
		['## Ports {.wide}', 'Ports', null],
		['## Use {name}', 'Use {name}', null],
	])('%s', (text, heading, anchor) => {
		const [block] = read(text).blocks;
		expect([block?.text, block?.anchor]).toEqual([heading, anchor]);
		expect(located(block as never, text).raw).toBe(text.slice(text.startsWith('#') ? 3 : 0).split(/ \{(?!n)|\n/)[0]);
	});

	test.each([
		['See [[Firewall]].', 'See Firewall.'],
		['See [[fw|the wall]].', 'See the wall.'],
		['A list [[1, 2], [3]]', 'A list [[1, 2], [3]]'],
		['[[text](url)]', '[text]'],
		['See [!INCLUDE [Product](a/b.md)] now', 'See now'],
		['See [the wall](fw.md){: target="_blank" }, then `buoy`{.sh} and **x**{#x}.', 'See the wall, then buoy and x.'],
		['Text.\n{: .wide }', 'Text.'],
		['Set `{: x }` and a{b} to {c: d} and f(x){ return }', 'Set {: x } and a{b} to {c: d} and f(x){ return }'],
	])('%s', (text, expected) => {
		expect(texts(text)).toEqual([expected]);
	});
});

describe('tables in containers', () => {
	const indented = TABLE.replace(/^/gm, '    ');
	test.each([
		['a MkDocs admonition', `!!! note "Mind"\n\n${indented}\n\nAfter.`],
		['one without blank lines', `Before.\n!!! note\n${indented}\nAfter.`],
		['a collapsible one', `???+ tip\n\n${indented}\n`],
		['a MkDocs tab', `=== "Linux"\n\n${indented}\n\n=== "Windows"\n\n    Text.\n`],
		['an admonition in a tab', `=== "Linux"\n\n    !!! note\n\n${indented.replace(/^/gm, '    ')}\n`],
		['an admonition in a list', `1. One\n\n    !!! note\n\n${indented.replace(/^/gm, '    ')}\n`],
		['a fenced container', `:::note\n${TABLE}\n:::\n\nAfter.`],
		['HTML', `<details>\n<summary>Ports</summary>\n${TABLE}\n</details>\n`],
	])('%s', (_, text) => {
		const { tables } = read(text);
		expect(tables.map(grid)).toEqual([ROWS]);
		for (const [segment, raw] of segments(text)) expect(raw).toBe(segment);
	});

	test('the kind and title of an admonition are known, and where it ends', () => {
		const { blocks } = read('Before.\n\n!!! warning "Mind this"\n    First.\n\n    Second.\n\nAfter.\n');
		expect(blocks.map(({ text, admonition }) => [text, admonition])).toEqual([
			['Before.', null],
			['Mind this', 'warning'],
			['First.', 'warning'],
			['Second.', 'warning'],
			['After.', null],
		]);
	});

	test('what is code stays code', () => {
		expect(texts('```\n!!! note\n    text\n```')).toEqual(['!!! note\n    text\n']);
		expect(texts('    !!! note\n        text')).toEqual(['!!! note\n    text\n']);
	});
});
