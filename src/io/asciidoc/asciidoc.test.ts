import { array, asyncProperty, constantFrom, assert as holds } from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Segment, Settings, SourceDocument, SourceFile } from '../../core/index.ts';
import { analyse, read } from '../../core/index.ts';
import { analyseFiles } from '../readings/index.ts';
import { outlined } from './index.ts';

// Threads are started, also on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const settings: Settings = {
	identityKeys: ['id'],
	revisionKeys: ['revdate'],
	translationKeys: [],
	source: null,
	vocabularies: {},
};

const asciidoc = (text: string, path = 'en/pier.adoc'): SourceFile => ({
	path,
	locale: 'en',
	format: 'asciidoc',
	text,
});

async function document(text: string, path?: string): Promise<SourceDocument> {
	const [file] = await outlined([asciidoc(text, path)]);
	const { document, notices } = read(file as SourceFile, settings);
	expect(notices).toEqual([]);
	return document as SourceDocument;
}

/** The stretches of a source that a text was read from: those that are the same text, and `≈` before others. */
function sources({ text, mappings }: Segment, source: string): string[] {
	return mappings.flatMap(({ at, length, start, end }) => {
		const [read, written] = [text.slice(at, at + length), source.slice(start, end)];
		return read === written ? [read] : read.trim() === '' ? [] : [`≈${written}`];
	});
}

const place = ({ location: { start, end } }: Pick<Segment, 'location'>) =>
	`${start.line}:${start.column}-${end.line}:${end.column}`;

describe('text of AsciiDoc stands where it is written', () => {
	it('in titles, paragraphs, lists, admonitions and code', async () => {
		const source = [
			'= Ports of the *pier*',
			'',
			'Über one line',
			'and another.',
			'',
			'[#lamps]',
			'== Lamps',
			'',
			'NOTE: Port 7010 is closed.',
			'',
			'[WARNING]',
			'.At night',
			'====',
			'* Red lamp',
			'  is on',
			'** Port 80',
			'====',
			'',
			'Lamp:: shines',
			'',
			'----',
			'open 443',
			'----',
		].join('\n');
		const { blocks, title } = await document(source);
		expect(title).toBe('Ports of the pier');
		expect(blocks.map(({ kind, level, admonition, anchor, text }) => [kind, level, admonition, anchor, text])).toEqual([
			['heading', 1, null, null, 'Ports of the pier'],
			['paragraph', 0, null, null, 'Über one line and another.'],
			['heading', 2, null, 'lamps', 'Lamps'],
			['paragraph', 0, 'note', null, 'Port 7010 is closed.'],
			['paragraph', 0, 'warning', null, 'At night'],
			['list-item', 0, 'warning', null, 'Red lamp is on'],
			['list-item', 0, 'warning', null, 'Port 80'],
			['paragraph', 0, null, null, 'Lamp'],
			['paragraph', 0, null, null, 'shines'],
			['code', 0, null, null, 'open 443'],
		]);
		// Columns count bytes.
		expect(blocks.map(place)).toEqual([
			...['1:3-1:21', '3:1-4:13', '7:4-7:9', '9:7-9:27', '12:2-12:10', '14:3-15:8', '16:4-16:11'],
			...['19:1-19:5', '19:8-19:14', '22:1-22:9'],
		]);
	});

	it('in marked words, links and references, and not in what they lead to', async () => {
		const source = [
			'See link:https://pier.example/ports[the ports], https://pier.example/80[port 80],',
			'xref:other.adoc#ports[ports] and <<lamps,the *lamps*>>; *bold*, `code`, __it__alic, kbd:[F1] and <b> & "x".',
		].join('\n');
		const [block] = (await document(source)).blocks;
		expect(block?.text).toBe('See the ports, port 80, ports and the lamps; bold, code, italic, F1 and <b> & "x".');
		for (const { at, length, start, end } of block?.mappings ?? []) {
			const text = block?.text.slice(at, at + length).trim() ?? '';
			if (text !== '') expect(source.slice(start, end).trim()).toBe(text);
		}
		const ports = (block?.text.indexOf(' ports and') ?? 0) + 1;
		const piece = block?.mappings.find(({ at, length }) => at <= ports && ports < at + length);
		expect((piece?.start ?? 0) + ports - (piece?.at ?? 0)).toBe(source.indexOf('[ports]') + 1);
		expect(block?.marks.map(({ kind, href }) => [kind, href])).toEqual([
			...[
				['link', 'https://pier.example/ports'],
				['link', 'https://pier.example/80'],
				['link', 'other.adoc#ports'],
			],
			...[
				['emphasis', undefined],
				['link', '#lamps'],
				['emphasis', undefined],
				['code', undefined],
			],
			...[
				['emphasis', undefined],
				['code', undefined],
			],
		]);
	});

	it('or as a whole, where it was written elsewhere: attributes, titles that are referred to', async () => {
		const source =
			'= Pier\n:console: 8443\n:revdate: 2025-03-01\n\nPort {console} of {unknown}: <<lamps>>.\n\n[#lamps]\n== Lamps of *it*';
		const { blocks, frontMatter, revision } = await document(source);
		expect(blocks[1]?.text).toBe('Port 8443 of {unknown}: Lamps of it.');
		expect(sources(blocks[1] as Segment, source)).toEqual(['Port ', '≈{console}', ' of {unknown}: ', '≈', '≈', '.']);
		expect([frontMatter, revision]).toEqual([{ console: '8443', revdate: '2025-03-01' }, '2025-03-01']);
	});

	it('and what only a clock or a machine could tell stays as it is written', async () => {
		const { blocks } = await document('On {localdate}, {docdatetime}, {docyear} in {docdir}{user-home}');
		expect(blocks[0]?.text).toBe('On {localdate}, {docdatetime}, {docyear} in .');
	});

	it('in tables: column specifications, header rows, spans, cells that hold lists, escapes', async () => {
		const source = [
			'.Ports, by lamp',
			'[cols="1,2a,3",options="header"]',
			'|===',
			'|Port |Use |Note',
			'',
			'|80 | |80',
			'|443',
			'a|',
			'* Web',
			'* Shop',
			'|a \\| b',
			'',
			'2+|Both .2+|First',
			'second',
			'2*|Same',
			'|===',
		].join('\n');
		const [table] = (await document(source)).tables;
		expect([table?.caption, table?.columns.map(({ name }) => name)]).toEqual([
			'Ports, by lamp',
			['Port', 'Use', 'Note'],
		]);
		expect(table?.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
			['80', '', '80'],
			['443', 'Web\nShop', 'a | b'],
			['Both', 'Both', 'First second'],
			['Same', 'Same', 'First second'],
		]);
		expect(table?.rows.map(({ cells }) => cells.map(place))).toEqual([
			['6:2-6:4', '6:6-6:6', '6:8-6:10'],
			['7:2-7:5', '9:3-10:7', '11:2-11:8'],
			['13:4-13:8', '13:4-13:8', '13:13-14:7'],
			['15:4-15:8', '15:4-15:8', '13:13-14:7'],
		]);
		expect(table?.rows.map(place)).toEqual(['6:1-6:10', '7:1-11:8', '13:1-14:7', '15:1-15:8']);
	});

	it('in tables with other separators, and in tables within cells', async () => {
		const source = ',===\nPort,"a, b"\n80,web\n,===\n\n|===\na|\n!===\n!7010 !lamp\n!===\n|last\n|===\n';
		const { tables } = await document(source);
		const cells = tables.map(({ headers, rows }) => [...headers, ...rows].flatMap((row) => row.cells));
		expect(cells.map((each) => each.map((cell) => [cell.text, place(cell)]))).toEqual(
			[
				[
					['Port', '2:1-2:5'],
					['a, b', '2:7-2:11'],
					['80', '3:1-3:3'],
					['web', '3:4-3:7'],
				],
				[
					['', '6:1-6:1'],
					['last', '11:2-11:6'],
				],
				[
					['7010', '9:2-9:6'],
					['lamp', '9:8-9:12'],
				],
			].map((each) => each.map((cell) => (cell[0] === '' ? [cell[0], expect.anything()] : cell))),
		);
	});

	it('whatever ends its lines, and whatever stands between them', async () => {
		const source =
			'---\nid: pier\n---\r\n= Pier\r\n\r\nOne line\r\n// a comment\r\ninclude::partial$x.adoc[]\r\nand another\r\n\r\nifdef::never[]\r\nHidden\r\nendif::[]\r\nEnd';
		const { blocks, topic } = await document(source);
		expect(topic).toBe('pier');
		expect(blocks.map((block) => [block.text, place(block)])).toEqual([
			['Pier', '4:3-4:7'],
			['One line and another', '6:1-9:12'],
			['End', '14:1-14:4'],
		]);
	});
});

/** What may follow each other in a document, in any order. */
const PARTS = [
	...[
		'80',
		' ',
		'port ',
		'*',
		'**80**',
		'`',
		'_',
		'#x#',
		'^1^',
		'{port}',
		'{none}',
		'\\',
		'\\*',
		'|',
		'|80 ',
		'a|',
		'2+|',
		'!',
	],
	...[
		'\n',
		'\n\n',
		'\n* ',
		'\n** ',
		'\n. ',
		'\n== ',
		'\n.',
		'\n[NOTE]\n',
		'\n+\n',
		':: ',
		'\n----\n',
		'\n====\n',
		'\n|===\n',
	],
	...[
		'link:a.adoc[80]',
		'link:a.adoc[]',
		'https://pier.example/80[port 80]',
		'<<pier>>',
		'<<pier,80>>',
		'[[pier]]',
		'[.red]#80#',
	],
	...[
		'footnote:[80]',
		'kbd:[F1]',
		'image:a.png[80]',
		'++80++',
		'<b>',
		'&amp;',
		'&#8203;',
		'"',
		'// ',
		'\r\n',
		'ü',
		'😀',
	],
];

/** Asserts that what is as long as the place where it stands is what is written there. */
async function standsTruly(body: string) {
	const source = `= Pier\n:port: 8080\n\n${body}`;
	const [file] = await outlined([asciidoc(source)]);
	const { document, notices } = read(file as SourceFile, settings);
	expect(notices).toEqual([]);
	const cells = (document?.tables ?? []).flatMap(({ headers, rows }) =>
		[...headers, ...rows].flatMap((row) => row.cells),
	);
	for (const { text, mappings } of [...(document?.blocks ?? []), ...cells])
		for (const { at, length, start, end } of mappings)
			if (length === end - start)
				expect(text.slice(at, at + length).replace(/\s/g, ' ')).toBe(source.slice(start, end).replace(/\s/g, ' '));
}

it.each(['link:a.adoc[80]:: |link:a.adoc[80]\r\n', 'image:a.png[80]**80**\\*link:a.adoc[80]\\*'])(
	'no text of %j stands in a place of its length that reads otherwise',
	standsTruly,
);

it('no text of AsciiDoc stands in a place of its length that reads otherwise, whatever is written', async () => {
	await holds(
		asyncProperty(array(constantFrom(...PARTS), { maxLength: 40 }), (parts) => standsTruly(parts.join(''))),
		{ numRuns: 300 },
	);
});

describe('links and images of Antora', () => {
	it('are named from the pages of the module and the images beside them', async () => {
		const source =
			'See xref:lamps.adoc#red[lamps], xref:web:shop.adoc[shop] and image:red.png[Red].\n\nimage::web:blue.png[Blue]\n';
		const { blocks, images } = await document(source, 'en/modules/ROOT/pages/deck/pier.adoc');
		expect(blocks[0]?.marks.map(({ href }) => href)).toEqual(['../../pages/lamps.adoc#red', 'web:shop.adoc']);
		expect(images.map((image) => [image.source, image.alt])).toEqual([
			['../../images/red.png', 'Red'],
			['web:blue.png', 'Blue'],
		]);
	});
});

describe('AsciiDoc', () => {
	const table = (port: string, before = '') =>
		`= Pier\n\n|===\n|Port |Use\n\n|7010 |Lamp\n${before}|${port} |Shop\n|===\n`;
	const files = (it: string) =>
		[
			['de', table('8443')],
			['en', table('8443')],
			['it', it],
		].map(
			([locale = '', text = '']): SourceFile => ({
				...{ path: `${locale}/pier.adoc`, locale, format: 'asciidoc', text },
			}),
		);

	it('is compared like any other, in threads too, and comments silence findings', async () => {
		const found = (await analyseFiles(files(table('8843')), settings, { threads: 2, cache: null }, () => {}, 1))
			.findings;
		expect(
			found.map(({ check, locale, location, edits }) => [check, locale, place({ location }), edits.length]),
		).toEqual([['number-mismatch', 'it', '7:2-7:6', 1]]);
		const silenced = table('8843', '// portolan-disable-next-line number-mismatch: as it is here\n');
		expect(analyse(await outlined(files(silenced)), settings).findings).toEqual([]);
	});

	it('that would take long is left out with a notice before it is parsed; many headings do not', async () => {
		const [marks, headings] = await outlined([asciidoc('_a '.repeat(6000)), asciidoc('\n== Lamp\n'.repeat(600))]);
		expect([marks?.outline, headings?.outline?.nodes.length]).toEqual([undefined, 600]);
		expect(read(marks as SourceFile, settings).notices.map(({ message }) => message.key)).toEqual(['notice.tooMuch']);
	});

	it('without an outline of its own text is told and left out', async () => {
		const [file] = await outlined([asciidoc('Pier')]);
		const { document, notices } = read({ ...(file as SourceFile), text: 'Other' }, settings);
		expect(document).toBeNull();
		expect(notices.map(({ message }) => message.key)).toEqual(['notice.notParsed']);
	});
});
