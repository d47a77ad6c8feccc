import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { analyse } from '../../core/index.ts';
import { loadProject } from '../load-project.ts';
import { relocated } from './index.ts';
import { readPo } from './po.ts';
import { translate } from './translate.ts';
import { readXliff } from './xliff.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'portolan-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, lines: readonly string[]): string {
	mkdirSync(dirname(join(folder, path)), { recursive: true });
	writeFileSync(join(folder, path), `${lines.join('\n')}\n`);
	return join(folder, path);
}

/** What stands at the offset of each unit of a target. */
const written = (text: string, { offsets }: { readonly offsets: readonly number[] }) =>
	offsets.slice(0, -1).map((offset) => text[offset]).join(''); // biome-ignore format: one line

describe('a gettext catalog', () => {
	const text = [
		...['msgid ""', 'msgstr ""', '"Language: pt_BR\\n"', '', '#: ../docs/a.md:3 ../docs/b.md:1', 'msgid ""'],
		...[
			'"Open the "',
			'"port."',
			'msgstr "Abra a "',
			'"\\"porta\\"."',
			'',
			'#, fuzzy',
			'msgid "Old"',
			'msgstr "Velho"',
		],
		...[
			'#~ msgid "Gone"',
			'#~ msgstr "Foi"',
			'msgid "one"',
			'msgid_plural "many"',
			'msgstr[0] "um"',
			'msgstr[1] "dois"',
		],
	].join('\n');

	it('tells its language, and each text with its translation and where that stands', () => {
		const { locale, entries } = readPo(text);
		expect(locale).toBe('pt_BR');
		expect(entries.map(({ source, target, references }) => [source, target, references])).toEqual([
			['Open the port.', 'Abra a "porta".', ['../docs/a.md:3', '../docs/b.md:1']],
			['Old', '', []],
			['one', 'um', []],
		]);
		expect(written(text, entries[0] as never)).toBe('Abra a \\porta\\.');
		expect(text.slice(entries[0]?.offsets.at(-1))).toMatch(/^"\n\n#, fuzzy/);
	});
});

describe('an XLIFF catalog', () => {
	it.each([
		['1.2', '<file original="docs/a.md" target-language="de"><body><trans-unit id="1">', '</trans-unit></body></file>'],
		['2.0', '<file original="docs/a.md"><unit id="1"><segment>', '</segment></unit></file>'],
	])('%s tells the same, through entities and inline elements', (version, before, after) => {
		const text = `<?xml version="1.0"?>\n<xliff version="${version}" trgLang="de">${before}<source>A &amp; <g id="1">B</g></source><target>A &amp; <g id="1">C</g>ä</target>${after}</xliff>`;
		const { locale, entries } = readXliff(text);
		expect(locale).toBe('de');
		expect(entries).toMatchObject([{ source: 'A & B', target: 'A & Cä', references: ['docs/a.md'] }]);
		expect(written(text, entries[0] as never)).toBe('A & Cä');
		expect(text.slice(entries[0]?.offsets.at(-1))).toMatch(/^<\/target>/);
	});
});

describe('a document made of a catalog', () => {
	const entries = {
		...{ Ports: 'Anschlüsse', 'Open this port.': 'Diesen Anschluss öffnen.', Use: 'Zweck', Relay: 'Relais' },
		...{ 'One two': 'Eins\nzwei', 'A title': 'Ein Titel', 'never': 'nie' }, // biome-ignore format: two lines
	};
	const lookup = (text: string) => {
		const target = entries[text.replace(/\s+/g, ' ').trim() as keyof typeof entries];
		const catalog = { path: 'de.po', text: '', locale: 'de', entries: [] };
		return target === undefined ? target : { entry: { source: text, target, offsets: [], references: [] }, catalog };
	};

	it('has its texts in front matter, headings, paragraphs, lists and cells, and nothing else changed', () => {
		const source = [
			...['---', 'title: "A title"', 'id: x', '---', '', '## Ports', '', 'Open this', 'port.', '', '- One', '  two'],
			...[
				'- left',
				'',
				'| Ports | Use |',
				'| --- | --- |',
				'| 443 | Relay |',
				'',
				'```',
				'never',
				'```',
				'> never',
				'',
			],
		].join('\n');
		expect(translate({ text: source }, lookup).text).toBe(
			[
				...['---', 'title: "Ein Titel"', 'id: x', '---', '', '## Anschlüsse', '', 'Diesen Anschluss öffnen.', ''],
				...['- Eins zwei', '- left', '', '| Anschlüsse | Zweck |', '| --- | --- |', '| 443 | Relais |', ''],
				...['```', 'never', '```', '> nie', ''],
			].join('\n'),
		);
	});
});

describe('a source tree with catalogs', () => {
	const page = [
		...['# Ports', '', '| Service | Port | Purpose |', '| --- | --- | --- |', '| Beacon | 7010 | Tells the fleet |'],
		...['| Console | 8443 | Serves the crew on port 8443 |', '| Archive | 9402 | Sends soundings at night |'],
	];
	const po = (locale: string, texts: Readonly<Record<string, string>>) => [
		...['msgid ""', 'msgstr ""', `"Language: ${locale}\\n"`],
		...Object.entries(texts).flatMap(([source, target]) => [
			'',
			'#: docs/ports.md:1',
			`msgid "${source}"`,
			`msgstr "${target}"`,
		]),
	];
	const german = {
		...{ Ports: 'Anschlüsse', Service: 'Dienst', Port: 'Port', Purpose: 'Zweck', Beacon: 'Bake', Console: 'Konsole' },
		...{
			Archive: 'Archiv',
			'Tells the fleet': 'Meldet der Flotte',
			'Sends soundings at night': 'Sendet nachts Lotungen',
		},
	};
	const italian = {
		...{ Ports: 'Porte', Service: 'Servizio', Port: 'Porta', Purpose: 'Scopo', Beacon: 'Faro', Console: 'Console' },
		...{
			Archive: 'Archivio',
			'Tells the fleet': 'Avvisa la flotta',
			'Sends soundings at night': 'Invia sondaggi di notte',
		},
	};
	const crew = 'Serves the crew on port 8443';

	it('is compared, and what is wrong is told where it stands in the catalog', async () => {
		write('docs/ports.md', page);
		const lines = po('de', { ...german, [crew]: 'Bedient die Besatzung an Port 8843' });
		write('locale/de/LC_MESSAGES/ports.po', lines);
		write('locale/it.po', po('it', { ...italian, [crew]: 'Serve l’equipaggio sulla porta 8443' }));
		const config = write('portolan.config.json', [
			JSON.stringify({ content: 'docs', defaultLocale: 'en', catalogs: ['locale/**/*.po'] }),
		]);
		const { files, settings, origins, notices } = await loadProject({ config });
		expect(notices).toEqual([]);
		const analysis = relocated(analyse(files, settings), origins);
		expect(analysis.documents.map(({ locale, path, topic }) => [locale, path, topic])).toEqual([
			['de', '../locale/de/LC_MESSAGES/ports.po', 'ports'],
			['it', '../locale/it.po', 'ports'],
			['en', 'ports.md', 'ports'],
		]);
		const told = analysis.findings.filter(({ locale, severity }) => locale === 'de' && severity === 'error');
		const line = lines.findIndex((each) => each.includes('8843')) + 1;
		expect(told).toMatchObject([
			{
				...{ actual: '8843', expected: '8443', edits: [] },
				location: {
					path: '../locale/de/LC_MESSAGES/ports.po',
					start: { line, column: 'msgstr "Bedient die Besatzung an Port '.length + 1 },
					end: { line, column: 'msgstr "Bedient die Besatzung an Port 8843'.length + 1 },
				},
			},
		]);
		const peers = told[0]?.evidence.filter(({ locale }) => locale === 'it') ?? [];
		expect(peers.map(({ path }) => path)).toContain('../locale/it.po');
		const record = analysis.records.find(({ ports }) => ports[0]?.from === 8443);
		expect(record?.witnesses.de?.path).toBe('../locale/de/LC_MESSAGES/ports.po');
		expect(JSON.stringify({ ...analysis, documents: [], topics: [] })).not.toContain('ports.de.md');
	});

	it('names a catalog that can not be read, and is not compared with catalogs without a source', async () => {
		write('docs/ports.md', page);
		write('locale/de.xliff', ['<xliff><file']);
		const catalogs = ['locale/*'];
		const config = write('a.json', [JSON.stringify({ content: 'docs', defaultLocale: 'en', catalogs })]);
		const { notices } = await loadProject({ config });
		expect(notices).toMatchObject([{ path: '../locale/de.xliff', message: { key: 'notice.unreadable' } }]);
		write('docs/en/a.md', page);
		write('docs/de/a.md', page);
		const without = write('b.json', [JSON.stringify({ content: 'docs', catalogs })]);
		await expect(loadProject({ config: without })).rejects.toThrow('name the locale that they translate from');
	});
});
