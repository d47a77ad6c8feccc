/** Families of documents that grow by one number: what a stranger may write to make reading, comparing or building costly. */

/** A document's text in two languages, from how often something is repeated. */
export interface Family {
	readonly name: string;
	/** Texts by the path of a document. */
	readonly of: (n: number) => Readonly<Record<string, string>>;
	/** How often it is repeated at first; then twice and four times as often. */
	readonly n: number;
	/** What it cost before issue 13 was worked on, where that is known. */
	readonly before?: string;
}

const both = (text: string, other = text) => ({ 'en/a.md': `# A\n\n${text}\n`, 'de/a.md': `# A\n\n${other}\n` });

const table = (rows: readonly string[], header = '| Port | Use |\n| --- | --- |') => `${header}\n${rows.join('\n')}`;

const times = <T>(n: number, of: (at: number) => T): T[] => Array.from({ length: n }, (_, at) => of(at));

/** A row with a cell of many addresses. */
const addresses = (n: number, of: string) =>
	table([`| 443 | ${times(n, (at) => `http://${of}${at}.example/`).join(' ')} |`]);

/** The inputs that were costly once, as large as they were then at four times `n`. */
const known: readonly Family[] = [
	{
		...{ name: 'spans over many cells of many ports', n: 50, before: '> 150 s' },
		of: (n) => both(`<table><tr><td colspan=1000 rowspan=99>${'Port 443 '.repeat(n)}</table>`),
	},
	{ name: 'bold and italic in each other', n: 38, before: '91 s (build)', of: (n) => both(`${'<b><i>'.repeat(n)}x`) },
	{
		...{ name: 'differing addresses in one cell', n: 63, before: '35 s, cubic' },
		of: (n) => both(addresses(n, 'a'), addresses(n, 'b')),
	},
	{ name: 'one long name in camel case', n: 5000, before: '15 s, 1.4 GB', of: (n) => both('Aa'.repeat(n)) },
	{ name: 'equal rows', n: 5000, before: '41 s', of: (n) => both(table(times(n, () => '| 443 | Quay |'))) },
	{ name: 'one word again and again', n: 10_000, before: '21 s', of: (n) => both('quay '.repeat(n)) },
	{
		...{ name: 'one paragraph of differing words', n: 10_000, before: '13 s (250 kB)' },
		of: (n) => both(times(n, (at) => `w${at.toString(36)}`).join(' ')),
	},
	{ name: 'a row of dashes', n: 10_000, before: '9 s', of: (n) => both(`| a |\n|${'-'.repeat(n)}|\n| b |`) },
	{
		...{ name: 'columns', n: 5000, before: '22 s' },
		of: (n) => both(table([`|${' 443 |'.repeat(n)}`], `|${' a |'.repeat(n)}\n|${' - |'.repeat(n)}`)),
	},
	{
		name: 'rows of HTML that are not closed',
		n: 32_500,
		before: 'stack trace',
		of: (n) => both(`<table>${'<tr>'.repeat(n)}`),
	},
	{ name: 'references', n: 10_000, before: 'stack trace', of: (n) => both('&amp;'.repeat(n)) },
	{ name: 'letters with underscores', n: 5000, before: 'stack trace', of: (n) => both('a_'.repeat(n)) },
];

/** What the grammars of Markdown, HTML, front matter, shortcodes and facts are made of. */
const tokens = [
	...[
		'*',
		'**',
		'***',
		'_',
		'__',
		'`',
		'``',
		'`a',
		'[',
		'![',
		']',
		'](',
		'[a](',
		'[a](b)',
		'[a][',
		'[]',
		'**a*',
		'*a**',
		'*a ',
		'_a ',
		'**a ',
	],
	...[
		'<',
		'</',
		'<a',
		'<a ',
		'<a b=',
		'<!--',
		'<!-- -->',
		'<!',
		'<?',
		'<![CDATA[',
		'&',
		'&amp;',
		'&#',
		'&#9;',
		'\\',
		'\\\\',
		'~',
		'~~',
		'~~a',
	],
	...[
		'|',
		'| ',
		'||',
		'|-',
		':',
		'::',
		':::',
		'{',
		'{{',
		'{{<',
		'{{< a',
		'{%',
		'{/*',
		'{#',
		'{.a}',
		'$',
		'${',
		// biome-ignore lint/suspicious/noTemplateCurlyInString: it is a token
		'${a}',
		'$(',
		'%',
		'%s',
		'%{a}',
		'#',
		'# ',
	],
	...[
		'>',
		'> ',
		'- ',
		'* ',
		'+ ',
		'1. ',
		'1) ',
		'- [ ] ',
		'---',
		'***\n',
		'===',
		'\t',
		' ',
		'  \n',
		'\n',
		'```\n',
		'~~~\n',
		':::a\n',
		'!!! a\n    ',
		'=== "a"\n',
	],
	...[
		'443',
		'443,',
		'443, ',
		'443-',
		'443–',
		'443/',
		'443/tcp ',
		'TCP/',
		'TCP ',
		'tcp/udp/',
		'80-90 ',
		'> 1024 ',
		'1,024',
		'1.024.',
		'1 024 ',
		'0x1F ',
		'443 and ',
		'443 to ',
	],
	...[
		'10.0.0.1',
		'10.0.0.1 ',
		'10.0.0.0/8 ',
		'::1 ',
		'fe80::',
		'http://',
		'http://a.b/',
		'http://a.b/ ',
		'https:// ',
		'www.a.',
		'a@b.c ',
		'a@',
		'a.b.',
		'a/b/',
		'a\\b',
		'C:\\',
	],
	...[
		'<b>',
		'</b>',
		'<b></b>',
		'<b><i>',
		'<p>',
		'<br>',
		'<td>',
		'<tr>',
		'<tr><td>',
		'<table>',
		'<table><tr><td>',
		'<td colspan=9>',
		'<td rowspan=9>',
		'<li>',
		'<ul><li>',
		'<a href=x>',
		'<code>',
		'<select>',
		'<svg>',
		'<math>',
		'<template>',
		'<details>',
		'<span>',
	],
	...[
		'[^1]',
		'[^1]: a\n',
		'[a]: b\n',
		'[[a',
		'[[a]]',
		'[!NOTE]',
		'> [!NOTE]\n',
		'<sup>1</sup>',
		'¹',
		'†',
		'* 1',
		'(1)',
		'(',
		'((',
		')',
		'.',
		'..',
		', ',
		'; ',
		'/',
		'-',
		'--',
		'–',
		'+',
		'=',
		'"',
		"'",
		'“',
		'«',
		'“a” ',
	],
	...[
		'a',
		'a ',
		'a_',
		'a-',
		'a_b ',
		'Aa',
		'AaAa',
		'A ',
		'AB ',
		'Get-',
		'Get-A ',
		'--a',
		'--a ',
		'-a ',
		'é',
		'e\u0301',
		'中',
		'中 ',
		'443中',
		'ポート443',
		'٤٤٣',
		'٤٤٣ ',
		'พอร์ต',
		'\u200b',
		'\u00a0',
		'\u202e',
		'\u00ad',
		'\u{1F600}',
		'\u{1F468}\u200D',
		'İ',
		'ß',
	],
	...['x: y\n', 'a: {', '- a\n  ', '<Tab a={', 'import {\n', '{{a}}', '@a ', 'v1.2 ', '1.2.3 ', 'RFC 1 ', '§', '…'],
];

const visibly = (token: string) => JSON.stringify(token).slice(1, -1);

/** Every token, repeated in a paragraph, a line each, and in a cell. */
const repeated: readonly Family[] = tokens.flatMap((token) => {
	const n = Math.ceil(5000 / token.length);
	return [
		{ name: `${visibly(token)} in a paragraph`, n, of: (n: number) => both(`a ${token.repeat(n)}`) },
		{
			name: `${visibly(token)} a line each`,
			n: n >> 1,
			of: (n: number) => both(`${token}\n`.repeat(n), `${token}x\n`.repeat(n)),
		},
		{
			...{ name: `${visibly(token)} in a cell`, n },
			of: (n: number) =>
				both(
					table([`| 443 | ${token.replaceAll('\n', ' ').repeat(n)} |`]),
					table([`| 443 | ${token.replaceAll('\n', ' ').repeat(n)}x |`]),
				),
		},
		{
			name: `${visibly(token)} in HTML`,
			n,
			of: (n: number) => ({ 'en/a.html': `<p>${token.repeat(n)}`, 'de/a.html': `<p>${token.repeat(n)}x` }),
		},
	];
});

/** Many of a kind, alike or all different. */
const many: readonly Family[] = (
	[
		['headings', (at) => `## H${at}\n`],
		['equal headings', () => '## H\n'],
		['paragraphs', (at) => `P${at} quay.\n`],
		['equal paragraphs', () => 'Quay.\n'],
		['items', (at) => `- I${at}`],
		['links', (at) => `[a${at}](b${at}.md)`],
		['images', (at) => `![a${at}](b${at}.png)`],
		['definitions and links to them', (at) => `[a${at}]\n\n[a${at}]: b${at}\n`],
		['footnotes', (at) => `a[^${at}]\n\n[^${at}]: b\n`],
		['tables', (at) => `| P | U |\n| - | - |\n| ${at} | u |\n`],
		['notes', (at) => `> [!NOTE]\n> n${at}\n`],
		['blocks of code', (at) => `\`\`\`\nc${at}\n\`\`\`\n`],
		['anchors', (at) => `<a id="a${at}"></a>\n`],
		['comments', (at) => `<!-- c${at} -->\n`],
		['suppressions', () => '<!-- portolan-ignore-next: x: y -->\n'],
	] as const satisfies readonly (readonly [string, (at: number) => string])[]
).map(([name, of]) => ({
	...{ name, n: 400 },
	of: (n: number) => both(times(n, of).join('\n'), times(n, (at) => of(at + 1)).join('\n')),
}));

const rowsOf = (name: string, row: (at: number, other: boolean) => string): Family => ({
	...{ name, n: 500 },
	of: (n) => both(table(times(n, (at) => row(at, false))), table(times(n, (at) => row(at, true)))),
});

const rows: readonly Family[] = [
	rowsOf('differing rows', (at, other) => `| ${at} | ${other ? 'v' : 'w'}${at} |`),
	rowsOf('rows in reverse', (at, other) => `| ${other ? 60_000 - at : at + 59_000} | w |`),
	rowsOf('rows without ports', (at, other) => `| | ${other ? 'v' : 'w'}${at} |`),
	rowsOf('rows of which every other one is missing', (at, other) => `| ${other ? at * 2 : at} | w |`),
	rowsOf('rows that name each other', (at) => `| ${at} | see port ${at + 1} |`),
	rowsOf('empty rows', () => '| | |'),
];

/** Tables that take more room than they are written in, where every row and column is filled up. */
const uneven: readonly Family[] = [
	{
		...{ name: 'short rows below a long header', n: 60 },
		of: (n) =>
			both(
				table(
					times(n, () => '| 1 |'),
					`|${' a |'.repeat(n)}\n|${' - |'.repeat(n)}`,
				),
			),
	},
	{
		...{ name: 'one long cell among many rows', n: 250 },
		of: (n) => both(table([`| 443 | ${'quay '.repeat(n)} |`, ...times(n, (at) => `| ${at} | w |`)])),
	},
	{
		...{ name: 'one long row of HTML above short ones', n: 250 },
		of: (n) => both(`<table><tr>${'<td>1'.repeat(n)}${'<tr><td>1'.repeat(n)}</table>`),
	},
	{
		...{ name: 'cells that span what is not there', n: 250 },
		of: (n) => both(`<table>${'<tr><td colspan=1000000000>443<td rowspan=65534>80'.repeat(n)}</table>`),
	},
	{
		...{ name: 'a span below a long row', n: 500, before: 'out of memory (from 100 kB)' },
		of: (n) => both(`<table><tr>${'<td>'.repeat(n)}<td rowspan=65534>${'<tr>'.repeat(n)}</table>`),
	},
	{
		...{ name: 'tables of one cell each that spans many', n: 80 },
		of: (n) => both('<table><td colspan=99>1</table>'.repeat(n)),
	},
	{
		...{ name: 'hundreds of differing addresses in one cell', n: 250 },
		of: (n) => both(addresses(n, 'a'), addresses(n, 'b')),
	},
	{
		name: 'rows of small cells',
		n: 200,
		of: (n) =>
			both(
				table(
					times(n, () => '|1|1|1|1|1|'),
					'|1|1|1|1|1|\n|-|-|-|-|-|',
				),
			),
	},
];

/** Every family; those of the issue first. */
export const families: readonly Family[] = [...known, ...rows, ...uneven, ...many, ...repeated];
