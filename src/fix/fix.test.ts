import { describe, expect, test } from 'vitest';
import {
	analyse,
	type Finding,
	type Passage,
	type Settings,
	type SourceDocument,
	type SourceFile,
} from '../core/index.ts';
import { applied, provenRepairs, repairsOf } from './index.ts';

const settings: Settings = {
	...{ identityKeys: [], revisionKeys: [], translationKeys: [], source: null },
	vocabularies: {},
};

function read(text: string, path = 'de/a.md'): SourceDocument {
	const format = path.endsWith('.html') ? 'html' : 'markdown';
	const file: SourceFile = { path, locale: 'de', format, text };
	return analyse([file], settings).documents[0] as SourceDocument;
}

function passages({ tables, blocks }: SourceDocument): Passage[] {
	return [...tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)), ...blocks];
}

/** A finding that suggests a text for the passage that reads `text`. */
function finding(document: SourceDocument, text: string, suggestion: string, id = suggestion): Finding {
	const passage = passages(document).find((each) => each.text === text);
	if (!passage) throw new Error(`no passage reads ${text}: ${passages(document).map((each) => each.text)}`);
	return {
		...{ id, check: 'x', severity: 'error', confidence: 1, locale: 'de', place: passage.place, topic: 't', table: 1 },
		...{ row: null, record: null, field: null, message: { key: '', values: {} }, actual: null, expected: null },
		...{ suggestion, evidence: [] },
	};
}

/** The source after a suggestion was made in it, and what the passage then reads; null where it was left out. */
function mend(source: string, text: string, suggestion: string, path?: string) {
	const document = read(source, path);
	const { edits, skipped } = repairsOf({ documents: [document], findings: [finding(document, text, suggestion)] });
	if (skipped.length > 0) return null;
	const after = applied(source, edits);
	return { after, reads: passages(read(after, path)).some((passage) => passage.text === suggestion) };
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
		['an empty place at the end', pipe('TCP'), 'TCP', 'TCP 70', pipe('TCP 70')],
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

	test('where an earlier one changes the same words; the same change twice is one', () => {
		const document = read(pipe('Port 70 und 80'));
		const findings = ['Port 71 und 80', 'Port 72 und 80', 'Port 70 und 81', 'Port 71 und 80'].map((suggestion, at) =>
			finding(document, 'Port 70 und 80', suggestion, `${at}`),
		);
		const { edits, made, skipped } = repairsOf({ documents: [document], findings });
		expect(skipped.map(({ finding, reason }) => [finding.id, reason])).toEqual([['1', 'overlap']]);
		expect(made.map(({ id }) => id)).toEqual(['0', '2', '3']);
		expect(applied(document.source, edits)).toBe(pipe('Port 71 und 81'));
	});

	test('where a second analysis still finds the fault, or a new one', () => {
		const document = read(pipe('Port 70 und 80'));
		const [kept, bad] = ['Port 71 und 80', 'Port 70 und 81'].map((text) =>
			finding(document, 'Port 70 und 80', text),
		) as [Finding, Finding];
		const given = { documents: [document], findings: [kept, bad] };
		const still = provenRepairs(given, given.findings, () => ({ findings: [bad] }));
		expect(still.made).toEqual([kept]);
		expect(still.skipped).toEqual([{ finding: bad, reason: 'effect' }]);
		const fresh = provenRepairs(given, given.findings, (texts) => ({
			findings: [...texts.values()].join().includes('81') ? [{ ...bad, id: 'fresh' }] : [],
		}));
		expect(fresh.edits).toEqual([]);
	});
});
