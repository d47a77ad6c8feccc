import { describe, expect, test } from 'vitest';
import { read } from './pipeline.ts';
import { analysed, file, pipeTable, settings } from './testing.ts';

const leftOut = (text: string, path = 'de/page.md') => {
	const { document, notices } = read(file(path, text), settings);
	return [document, notices.map(({ message }) => [message.key, message.values.line])];
};

describe('what one document may hold', () => {
	test.each([
		['marks', '*a* '.repeat(200_000), 1],
		['lines', 'a\n\n'.repeat(400_000), 720_001],
		['tags', `x\n<table>${'<tr>'.repeat(400_000)}`, 2],
		['cells', `x\n<table>${'<tr><td>a<td>b\n'.repeat(60_000)}`, 45_001],
		['comments', '<!-- a -->\n'.repeat(100_000), 90_001],
		['bars', `| a |\n| - |\n${'| 443 |\n'.repeat(60_000)}`, 51_429],
	])('is limited in %s before it is parsed', (_, text, line) => {
		expect(leftOut(text)).toEqual([null, [['notice.tooMuch', line]]]);
	});

	test.each([
		['a paragraph', `x\n\n${'*a** '.repeat(5000)}`, 3],
		['a paragraph of many lines', `${'*a\n'.repeat(6000)}`, 2501],
		['a paragraph of many lines with references', `x\n\n${'a &# b\n'.repeat(6000)}`, 5002],
		['a paragraph of many references', `${'x&y&amp;'.repeat(6000)}`, 1],
		['a cell', `| a |\n| - |\n| ${']'.repeat(6000)} |`, 3],
		['comments that never end', `a ${'<!--'.repeat(2000)}`, 1],
		['instructions that never end', `| a |\n| - |\n| ${'<?a'.repeat(2000)} |`, 3],
		[
			'a table whose short rows are filled up',
			`${'|a'.repeat(100)}|\n${'|-'.repeat(100)}|\n${'|1|\n'.repeat(150)}`,
			25,
		],
		['what only looks like a table', `a | b\n| - |\n${'*a\n'.repeat(6000)}`, 2503],
	])('is limited in the marks of %s', (_, text, line) => {
		expect(leftOut(text)).toEqual([null, [['notice.tooMuch', line]]]);
	});

	test.each([
		['rows of code', `| a | b |\n| - | - |\n${'| `a` `b` | *c* |\n'.repeat(1200)}`],
		['short rows', `${'|a'.repeat(20)}|\n${'|-'.repeat(20)}|\n${'|1|2|\n'.repeat(500)}`],
		['items', '- *a* `b` `c`\n'.repeat(1200)],
		['comments', '<!-- a -->\n'.repeat(2000)],
		['rows of HTML', `<table>\n${'<tr><td>*a* `b` `c`\n'.repeat(1200)}</table>`],
		['long names', 'some_long_name '.repeat(6000)],
		['lines of code', `\`\`\`\n${'a & b\n'.repeat(4000)}\`\`\`\n`],
		['references', 'AT&amp;T\n\n'.repeat(12_000)],
	])('is no reason to leave out many %s', (_, text) => {
		expect(leftOut(text)[1]).toEqual([]);
	});

	test.each([
		['rows', `<table>${'<tr>\n'.repeat(130_000)}</table>`, 100_001],
		['columns', `x\n\n<table><tr>${'<td>443'.repeat(20_000)}</table>`, 3],
		['paragraphs', `<p>a\n${'<p>a\n'.repeat(100_000)}`, 100_001],
		['the letters of a paragraph', `<p>a\n<p>${'quay '.repeat(110_000)}`, 2],
		['the letters of a cell', `<table>\n<tr><td>${'quay '.repeat(110_000)}</table>`, 2],
		['headings', `${'<h2>a</h2>\n'.repeat(34_000)}`, 33_334],
		['what short rows lack', `x\n<table><tr>${'<td>443'.repeat(300)}${'\n<tr><td>a'.repeat(300)}</table>`, 2],
		[
			'what rows lack that a span makes wide',
			`x\n<table><tr>${'<td>'.repeat(1000)}<td rowspan=9>${'\n<tr>'.repeat(1000)}</table>`,
			2,
		],
	])('is limited in %s before it is compared', (_, text, line) => {
		expect(leftOut(text, 'de/page.html')).toEqual([null, [['notice.tooMuch', line]]]);
	});

	test('is no reason to leave out rows without end tags that lack their last cells', () => {
		const rows = '<tr><td>443<td>a<td>b<td>c<td>d<td>e\n<tr><td>Quay\n'.repeat(500);
		expect(leftOut(`<table><tr>${'<th>a'.repeat(6)}\n${rows}</table>`, 'de/page.html')[1]).toEqual([]);
	});

	test('is no reason to leave out a table of 10,000 rows, nor one of 100 columns', () => {
		const cells = (count: number) => Array.from({ length: count }, (_, at) => String(at));
		const rows = Array.from({ length: 10_000 }, (_, at) => [String(at), 'Quay']);
		for (const text of [pipeTable(['Port', 'Use'], rows), pipeTable(cells(100), Array(50).fill(cells(100)))]) {
			const { document, notices } = read(file('de/page.md', text), settings);
			expect([document?.tables.length, notices]).toEqual([1, []]);
		}
	});

	test('costs the other documents nothing', () => {
		const { documents, notices } = analysed({ de: '*a* '.repeat(200_000), en: '# A', it: '# A' });
		expect(documents.map(({ locale }) => locale)).toEqual(['en', 'it']);
		expect(notices.map(({ path, message }) => [path, message.key])).toEqual([['de/page.md', 'notice.tooMuch']]);
	});
}, 60_000);
