/** Portolan's tables against those of remark-parse + remark-gfm + rehype-raw, over documents put together at random. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { referenceTables } from '../../../scripts/reference-tables.ts';
import type { Table } from '../model.ts';
import { read } from '../testing.ts';

/** A table as the reference reader gives it: cells once, lines joined. */
const plain = ({ headers, rows }: Table) =>
	[...headers, ...rows].map(({ cells }) => [...new Set(cells)].map(({ text }) => text.replaceAll('\n', ' ')));

/** A table without the empty cells that its rows end with: the reference does not fill rows up. */
const trimmed = (rows: readonly (readonly string[])[]) =>
	rows.map((cells) => cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1));

const text = fc.constantFrom(
	'a',
	'443',
	'TCP',
	'ü漢',
	'50\u00a0000',
	'\u200b',
	'&lt;p&gt;',
	'&amp;amp;',
	'&nbsp;',
	'50&nbsp000',
	'&#x1F600;',
	'*e*',
	'**s**',
	'`c`',
	'\\*',
	'[l](u.md)',
	'![i](x.png)',
	'<b>b</b>',
	'<br>',
	'~~d~~',
	'<http://a.b>',
	' ',
);
const phrase = fc.array(text, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const blank = fc.constantFrom('', '', '\n', '\n\n', '\n\n  ');
const block = fc.oneof(
	phrase,
	phrase.map((inner) => `<p>${inner}</p>`),
	phrase.map((inner) => `\n\n${inner}\n\n- ${inner}\n\n`),
	phrase.map((inner) => `\n\n    ${inner}\n\n`),
	phrase.map((inner) => `\n\n\`\`\`\n${inner}\n\`\`\`\n\n`),
);
const tag = (name: string) => fc.constantFrom(`<${name}>`, `<${name.toUpperCase()}>`, `<${name} class="x">`);
const htmlCell = fc
	.tuple(fc.constantFrom('td', 'th').chain(tag), block, fc.boolean())
	.map(([open, inner, closed]) => `${open}${inner}${closed ? `</${open.slice(1, 3)}>` : ''}`);
const htmlRow = fc
	.tuple(tag('tr'), fc.array(fc.tuple(htmlCell, blank), { maxLength: 3 }), fc.constantFrom('</tr>', ''))
	.map(([open, cells, close]) => `${open}${cells.flat().join('')}${close}`);
const htmlTable = fc
	.tuple(tag('table'), fc.array(fc.tuple(blank, htmlRow), { maxLength: 3 }), blank)
	.map(([open, rows, after]) => `${open}${rows.flat().join('')}${after}</table>\n`);
const pipeTable = fc
	.tuple(
		fc.integer({ min: 1, max: 3 }),
		fc.array(fc.array(phrase, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
	)
	.map(([width, rows]) => {
		const lines = rows.map((cells) => `| ${cells.join(' | ')} |`);
		return [`| ${Array(width).fill('h').join(' | ')} |`, `|${'---|'.repeat(width)}`, ...lines, ''].join('\n');
	});
const table = fc.oneof(htmlTable, pipeTable);
const inside = (first: string, rest: string) => (body: string) => `${first}${body.replaceAll('\n', `\n${rest}`)}\n`;
const part = fc.oneof(
	{ weight: 4, arbitrary: table },
	{ weight: 2, arbitrary: phrase.map((words) => `${words}\n`) },
	table.map(inside('> ', '> ')),
	table.map(inside('- ', '  ')),
	table.map(inside('1. x\n\n   > ', '   > ')),
	table.map(inside('    ', '    ')),
	table.map((body) => `\`\`\`\`\n${body}\`\`\`\`\n`),
	table.map((body) => `x \`\`\` ${body.replace(/\s+/g, ' ')} \`\`\` y\n`),
	table.map((body) => `<div>\n\n${body}\n</div>\n`),
);
const document = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('\n'));

describe('tables, rows and cell texts', () => {
	test('equal the reference', { timeout: 60_000 }, () => {
		fc.assert(
			fc.property(document, fc.constantFrom('\n', '\r\n'), (text, eol) => {
				const source = text.replaceAll('\n', eol);
				expect(read(source).tables.map((table) => trimmed(plain(table)))).toEqual(referenceTables(source).map(trimmed));
			}),
			{ numRuns: 200, seed: 1 },
		);
	});

	test('come from where the cells say', { timeout: 60_000 }, () => {
		fc.assert(
			fc.property(document, (source) => {
				for (const { headers, rows } of read(source).tables)
					for (const { text, mappings, location } of [...headers, ...rows].flatMap(({ cells }) => cells)) {
						expect(location.start.offset).toBeLessThanOrEqual(location.end.offset);
						expect(mappings.map(({ length }) => length).reduce((a, b) => a + b, 0)).toBe(text.length);
						for (const { at, length, start, end } of mappings) {
							const [read, raw] = [text.slice(at, at + length), source.slice(start, end)];
							if (read.trim() !== '' && length === end - start)
								expect(read.replaceAll('\n', ' ')).toBe(raw.replaceAll('\n', ' '));
						}
					}
			}),
			{ numRuns: 200, seed: 1 },
		);
	});
});
