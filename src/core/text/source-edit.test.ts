import { describe, expect, test } from 'vitest';
import type { Segment, SourceDocument } from '../model.ts';
import { analyse } from '../pipeline.ts';
import { file, settings } from '../testing.ts';
import { changesBetween, markupOf, replaceSpans, sourceEdit } from './index.ts';

function read(text: string, path: string): SourceDocument {
	return analyse([file(path, text)], settings).documents[0] as SourceDocument;
}

function segments({ tables, blocks }: SourceDocument): Segment[] {
	return [...tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)), ...blocks];
}

/** The source after a suggestion was made in it, and what the segment then reads; null where it was left out. */
function mend(source: string, text: string, suggestion: string, path = 'de/a.md') {
	const document = read(source, path);
	const segment = segments(document).find((each) => each.text === text) as Segment;
	const target = { segment, markup: markupOf(document).get(segment) ?? 'markdown' } as const;
	const edits = changesBetween(text, suggestion).map((change) => sourceEdit(change, target, source));
	if (edits.some((edit) => edit === null)) return null;
	const after = replaceSpans(
		source,
		edits.filter((edit) => edit !== null),
	);
	return { after, reads: segments(read(after, path)).some((each) => each.text === suggestion) };
}

const pipe = (cell: string) => `| A | B |\n| --- | --- |\n| ${cell} | b |\n`;
const html = (cell: string) => `<table>\n<tr><th>A</th></tr>\n<tr><td>${cell}</td></tr>\n</table>\n`;

describe('a suggestion changes only its words, and the cell then reads as suggested', () => {
	test.each([
		['in a pipe table', pipe('TCP 7020–7092'), 'TCP 7020–7092', 'TCP 7020–7029', pipe('TCP 7020–7029')],
		[
			'beside emphasis',
			pipe('Port **7020** von 7092'),
			'Port 7020 von 7092',
			'Port 7021 von 7029',
			pipe('Port **7021** von 7029'),
		],
		['within a link', pipe('[Port 70](x) an'), 'Port 70 an', 'Port 71 an', pipe('[Port 71](x) an')],
		['an escaped pipe before it', pipe('a \\| 70'), 'a | 70', 'a | 71', pipe('a \\| 71')],
		['a pipe in it', pipe('a 70'), 'a 70', 'a|b 70', pipe('a\\|b 70')],
		['a placeholder in Markdown', pipe('Siehe &lt; fqdn &gt; hier'), 'Siehe < fqdn > hier', 'Siehe <fqdn> hier', null],
		[
			'a placeholder in HTML',
			html('<p>Siehe <b>http</b>:// hier</p>'),
			'Siehe http:// hier',
			'Siehe http://<fqdn> & hier',
			null,
		],
		['characters that Markdown would read', pipe('a 70'), 'a 70', 'a *70* `x` _y_ [z] &amp;', null],
		['an entity that is replaced', html('<p>A&amp;B 70</p>'), 'A&B 70', 'A+B 70', html('<p>A+B 70</p>')],
		[
			'one of two paragraphs',
			html('<p>eins 70</p>\n<p>zwei 70</p>'),
			'eins 70\nzwei 70',
			'eins 70\nzwei 71',
			html('<p>eins 70</p>\n<p>zwei 71</p>'),
		],
		['inline code', pipe('`Get-A` 70'), 'Get-A 70', 'Get-B<C> 70', pipe('`Get-B<C>` 70')],
		[
			'text without blanks between words',
			pipe('端口 80 上的流量'),
			'端口 80 上的流量',
			'端口 443 上的流量',
			pipe('端口 443 上的流量'),
		],
		['an empty location at the end', pipe('TCP'), 'TCP', 'TCP 70', pipe('TCP 70')],
	])('%s', (_, source, text, suggestion, wanted) => {
		const mended = mend(source, text, suggestion);
		if (wanted !== null) expect(mended?.after).toBe(wanted);
		expect(mended?.reads).toBe(true);
	});

	test('in an HTML document, with CRLF and a line end in the middle of the text', () => {
		const source = html('<p>Port\r\n   70 an\r\n Port 80</p>').replaceAll('\n', '\r\n').replaceAll('\r\r', '\r');
		const mended = mend(source, 'Port 70 an Port 80', 'Port 71 an Port 81', 'de/a.html');
		expect(mended?.after).toBe(source.replace('70', '71').replace('80', '81'));
	});

	test('in a paragraph of a quotation', () => {
		const source = '> Port 70\n> an **Port** 80\n';
		expect(mend(source, 'Port 70 an Port 80', 'Port 71 an Port 81')?.after).toBe('> Port 71\n> an **Port** 81\n');
	});
});

describe('a suggestion is left out', () => {
	test('where it would tear markup', () => {
		expect(mend(pipe('70<br>80'), '70\n80', '7080')).toBeNull();
		expect(mend(html('<p>Lync<b>Server</b></p>'), 'LyncServer', 'Server')).toBeNull();
	});

	test('where it would add a line', () => {
		expect(mend(pipe('70'), '70', '70\n80')).toBeNull();
	});
});
