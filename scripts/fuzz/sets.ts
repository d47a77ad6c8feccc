/** Documents by grammar: sets of translations of made-up pages, with what Markdown and HTML allow and what nobody would write. */
import fc from 'fast-check';
import type { SourceFile } from '../../src/core/model.ts';

const piece = fc.oneof(
	fc.constantFrom(
		'quay',
		'Hafen',
		'porto',
		'端口',
		'порт',
		'مرفأ',
		'Kai-Rack',
		'Get-Quay',
		'quay.example',
		'a_b',
		'AaBb',
		'e\u0301',
		'\u{1F6A2}',
	),
	fc.constantFrom(
		'443',
		'80-90',
		'TCP/443',
		'8443/udp',
		'1,024–2,048',
		'٤٤٣',
		'> 1023',
		'10.0.0.0/8',
		'::1',
		'http://quay.example/a',
		'v1.2',
		'65536',
		'0x1bb',
	),
	fc.constantFrom(
		'**',
		'*',
		'_',
		'`',
		'~~',
		'[',
		'](',
		')',
		'![',
		'<',
		'>',
		'&amp;',
		'&#0;',
		'&',
		'\\',
		'|',
		'{',
		'}',
		'{{< note >}}',
		'[^1]',
		'<br>',
		'<b>',
		'</b>',
		'<a id=x>',
		'<!--',
		'-->',
		'<td>',
		'</table>',
		'<script>alert(1)</script>',
		'<img src=x onerror=alert(1)>',
		'[a](javascript:alert(1))',
		'<p constructor __proto__=x>',
		'<svg onload=alert(1)>',
	),
	fc.constantFrom(
		'\u0000',
		'\u0007',
		'\u001b[31m',
		'\u009b',
		'\u202e',
		'\u2028',
		'\ufeff',
		'\u00a0',
		'\ud800',
		'\uffff',
		'\r',
		'\t',
		'=cmd()',
		']]>',
		'%0A',
		'::error::',
		'"',
		"'",
	),
	fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
);

const line = fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join(' '));
const cell = fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join(' ').replaceAll('\n', ' '));
const short = { maxLength: 4 } as const;

const pipeTable = fc
	.tuple(
		fc.array(cell, { minLength: 1, maxLength: 4 }),
		fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), short),
	)
	.map(([head, rows]) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n'));

const span = fc.constantFrom('', ' colspan=2', ' rowspan=3', ' colspan=1000', ' rowspan=0', ' colspan=x');
const htmlTable = fc
	.array(fc.array(fc.tuple(span, cell), short), short)
	.map(
		(rows) =>
			`<table>${rows.map((cells) => `<tr>${cells.map(([of, text]) => `<td${of}>${text}`).join('')}`).join('')}</table>`,
	);

const block = fc.oneof(
	line,
	line.map((text) => `# ${text}`),
	line.map((text) => `## ${text}`),
	fc.array(line, short).map((items) => items.map((text) => `- ${text}`).join('\n')),
	line.map((text) => `> [!NOTE]\n> ${text}`),
	line.map((text) => `\`\`\`\n${text}\n\`\`\``),
	line.map((text) => `:::note\n${text}\n:::`),
	line.map((text) => `<!-- portolan-disable-next-line ${text} -->`),
	fc
		.tuple(
			fc.constantFrom('<div>', '<ul><li>', '<table><tr><td>', '> ', '- ', '<b><i>'),
			fc.integer({ min: 1, max: 30 }),
		)
		.map(([opening, times]) => opening.repeat(times)),
	...[pipeTable, pipeTable, pipeTable, htmlTable, htmlTable],
);

const frontMatter = fc.oneof(
	fc.constant(''),
	fc
		.tuple(fc.constantFrom('id', 'title', 'date', 'revision', '__proto__', 'x'), piece)
		.map(([key, value]) => `---\n${key}: ${value}\n---\n`),
	fc.constantFrom('---\ntitle: {a: [b]}\n---\n', '---\ndate: {toString: x}\n---\n', '---\n', '+++\ntitle = 1\n+++\n'),
);

/** How a translation differs from the page that it translates. */
const change = fc.oneof(
	fc.constant((blocks: readonly string[]) => blocks),
	fc.nat(20).map((at) => (blocks: readonly string[]) => blocks.filter((_, index) => index !== at)),
	fc.tuple(fc.nat(20), block).map(
		([at, other]) =>
			(blocks: readonly string[]) =>
				blocks.toSpliced(at, 1, other),
	),
	fc.nat(9).map((digit) => (blocks: readonly string[]) => blocks.map((text) => text.replace(/\d/, String(digit)))),
	fc.constant((blocks: readonly string[]) => blocks.map((text) => text.replaceAll('quay', 'Kai'))),
);

const ends = fc.constantFrom('\n', '\n', '\r\n', '\r');

/** A page of so many blocks in so many locales at most. */
const pageOf = (mostBlocks: number, mostLocales: number) =>
	fc
		.record({
			name: fc.constantFrom('a', 'b', 'port 443', 'ä', 'a\u0308', 'constructor', '__proto__', 'x;y'),
			front: frontMatter,
			blocks: fc.array(block, { maxLength: mostBlocks }),
			changes: fc.array(change, { minLength: 1, maxLength: mostLocales }),
			end: ends,
			html: fc.boolean(),
		})
		.map(({ name, front, blocks, changes, end, html }) =>
			changes.map((changed, at): SourceFile => {
				const locale = ['en', 'de', 'zh-CN', 'ar'][at] as string;
				const text = front + changed(blocks).join('\n\n');
				return {
					...{ locale, path: `${locale}/${name}.${html ? 'html' : 'md'}` },
					...{ format: html ? 'html' : 'markdown', text: text.replaceAll('\n', end).replace(/\r(?!\n)/g, '\n') },
				};
			}),
		);

/** One or two pages of up to 8 blocks in up to 4 locales, each path once. */
export const documentSets: fc.Arbitrary<SourceFile[]> = fc
	.array(pageOf(8, 4), { minLength: 1, maxLength: 2 })
	.map((pages) => {
		const byPath = new Map(pages.flat().map((file) => [file.path, file]));
		return [...byPath.values()];
	});

/** One page of up to 4 blocks in one or two locales: many of these take as long as few others. */
export const smallSets: fc.Arbitrary<SourceFile[]> = pageOf(4, 2);
