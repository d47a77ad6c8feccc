import { describe, expect, it } from 'vitest';
import { siteOf, source } from '../test-site.ts';
import { showHit } from './hit.ts';
import { searchOfSite } from './index.ts';

const table = (rows: readonly string[], [port, protocol, use] = ['Port', 'Protokoll', 'Zweck']) =>
	[`| ${port} | ${protocol} | ${use} |`, '| --- | --- | --- |', ...rows, ''].join('\n');

const texts = { port: 'Port {{port}}', right: 'Right: {{expected}}', undecided: 'Undecided' };

function searching(files: Readonly<Record<string, string>>) {
	const search = searchOfSite(siteOf(Object.entries(files).map(([path, text]) => source(path, text))));
	return {
		ask: (reader: string, text: string) => search.answer({ text, filters: {} }, reader),
		async shown(reader: string, text: string, kind: 'flows' | 'sections' | 'ports' | 'findings' = 'flows') {
			const answer = await search.answer({ text, filters: {} }, reader);
			const items = await search.items(answer.hits[kind], reader);
			return items.map((item) => showHit(item, { base: '/docs/', reader, query: answer.query, texts }));
		},
		async ids(reader: string, text: string, kind: 'flows' | 'sections' = 'flows') {
			const answer = await search.answer({ text, filters: {} }, reader);
			return (await search.items(answer.hits[kind], reader)).map(({ id }) => id);
		},
	};
}

describe('a row that languages dispute', () => {
	const row = (port: number, words: string) => `| ${port} | TCP | ${words} |`;
	const files = {
		'de/lock.md': `# Schleuse\n\n## Tor\n\n${table([row(7000, 'Pegel'), row(7001, 'Tor'), row(7100, 'Licht')])}`,
		'en/lock.md': `# Lock\n\n## Gate\n\n${table([row(7000, 'Level'), row(7002, 'Gate'), row(7100, 'Light')])}`,
		'it/lock.md': `# Chiusa\n\n## Porta\n\n${table([row(7000, 'Livello'), row(7002, 'Chiusa'), row(7100, 'Luce')])}`,
	};
	const { shown, ids } = searching(files);

	it('is found by what each language states', async () => {
		expect(await ids('de', '7001')).toEqual(await ids('de', '7002'));
		expect(await ids('de', '7002')).toHaveLength(1);
	});

	it('is marked where it is shown, with its finding and what is right, and tells what others state', async () => {
		const [german] = await shown('de', '7002');
		expect(german?.disputes).toEqual([
			{ href: expect.stringMatching(/^\/docs\/de\/findings\/\w+\/$/), text: expect.stringMatching(/ · 7001 → 7002$/) },
		]);
		expect(german?.title.stretches.map(({ text }) => text).join('')).toBe('TCP/7002 / TCP/7001 (de)');
		const [italian] = await shown('it', '7002');
		expect(italian).toMatchObject({ disputes: [], otherFindings: 1 });
	});
});

describe('what stands under a heading', () => {
	const { ids, shown, ask } = searching({
		'de/a.md': `# Kran\n\n## Innen\n\nAnleger außen.\n\n${table(['| 7000 | TCP | Anleger |'])}\n## Außen\n\n${table(['| 7001 | TCP | Haken |'])}`,
	});

	it('is found by the heading first, and shows it', async () => {
		expect(await ids('de', 'Außen')).toEqual(['a/2/tcp-7001']);
		expect((await ask('de', 'Außen')).order[0]).toBe('flows');
		const [hit] = await shown('de', 'Haken außen');
		expect(hit?.from?.stretches.map(({ text }) => text).join('')).toBe('Kran › Außen');
	});

	it('comes after a topic that is called so exactly', async () => {
		const { order, hits } = await ask('de', 'kran');
		expect(order[0]).toBe('sections');
		expect(hits.sections[0]?.rank.exact).toBe(0);
	});
});

describe('sections', () => {
	const { ids } = searching({
		'en/a.md':
			'# Signals\n\n## See also\n\n[Lamp room](b.md)\n\n[Lamp oil](b.md)\n\n## Care\n\nClean the lamp each day.\n',
		'en/b.md': '# Lamps\n\nThe lamp room.\n',
	});

	it('that are lists of links come last', async () => {
		const found = await ids('en', 'lamp', 'sections');
		expect(found).toHaveLength(3);
		expect(found.at(-1)).toBe('a/1');
	});
});

describe('words across languages', () => {
	const name = (title: string, port: string, cell: string) => `# ${title}\n\n${table([`| ${port} | TCP | ${cell} |`])}`;
	const { ask, shown } = searching({
		'de/a.md': name('Häfen', '7000', 'Lastenausgleich'),
		'it/a.md': name('Porti', '7000', 'Bilanciatore'),
		'zh-CN/a.md': name('海港', '7000', '负载均衡'),
		'zh-CN/b.md': name('灯塔', '7100', '负载均衡'),
		'de/c.md': name('Tore', '7200', 'Lastenausgleich'),
	});

	it('find what only another language has, by what stands for them in texts of both, and say so', async () => {
		const answer = await ask('it', 'bilanciatore');
		expect(answer.translations).toEqual([
			{ locale: 'de', words: 'lastenausgleich' },
			{ locale: 'zh-CN', words: '负载均衡' },
		]);
		const titles = (await shown('it', 'bilanciatore')).map(({ from }) => from?.lang);
		expect(titles).toEqual(['it', 'zh-CN', 'de']);
		expect((await shown('it', 'bilanciatore'))[2]?.found).toMatchObject({ lang: 'de' });
	});

	it('are not looked for where a name is the same in both', async () => {
		expect((await ask('de', 'tcp')).translations).toEqual([]);
	});
});

describe('a query that is not quite right', () => {
	const { ask, ids } = searching({
		'de/a.md': `# Hafen\n\nDie Schnittstelle.\n\n${table(['| 443 | TCP | Zertifikate |', '| 500-509 | UDP | Hafenschnittstelle |', '| 500-599 | UDP | Kai |'])}`,
	});

	it.each([
		['Zertifkate', ['zertifikate']],
		['Zertiifkate', ['zertifikate']],
		['Schnitstelle', ['schnittstelle']],
		['Hafenschnitt', []],
		['schnittstelle', []],
	])('%s is put right as %j', async (text, words) => {
		const { corrected, count } = await ask('de', text);
		expect(corrected.map(({ to }) => to)).toEqual(words);
		expect(count).toBeGreaterThan(0);
	});

	it('is looked for in its common spelling too, where the site itself has mistyped it', async () => {
		const rows = Array.from({ length: 25 }, (_, at) => `| ${6000 + at} | TCP | Zertifikate |`);
		const site = searching({ 'de/a.md': `# Hafen\n\n${table([...rows, '| 6100 | TCP | Zertifkate |'])}` });
		const answer = await site.ask('de', 'zertifkate');
		expect(answer).toMatchObject({ corrected: [], translations: [{ locale: null, words: 'zertifikate' }], count: 26 });
		expect((await site.ids('de', 'zertifkate'))[0]).toBe('a/1/tcp-6100');
	});

	it('is told which transports a port has', async () => {
		expect(await ask('de', '443 udp')).toMatchObject({ transports: ['tcp'], count: 2 });
		expect(await ask('de', '443 tcp')).toMatchObject({ transports: [] });
	});

	it('finds ranges by how close they are', async () => {
		expect(await ids('de', '500-598')).toEqual(['a/1/udp-500-599', 'a/1/udp-500-509']);
		expect(await ids('de', '503')).toEqual(['a/1/udp-500-509', 'a/1/udp-500-599']);
	});
});

describe('what nothing answers as a whole', () => {
	const rows = ['| 80 | TCP | Tor |', '| 8080 | TCP | Leitet von Port 80 um |', '| 67 | UDP | Adressen der Boote |'];
	const more = Array.from({ length: 20 }, (_, at) => `| ${6100 + at} | TCP | Wird für Winden gebraucht |`);
	const ranges = ['| 1000-9999 | TCP | Portbereich |', '| 6891-6901 | TCP | Pegel |'];
	const prose = 'Der Port 8080 ist für den Lotsen nötig.';
	const { ask, ids } = searching({
		'de/a.md': `# Hafen\n\n${prose}\n\n${table([...rows, ...more, ...ranges])}`,
		'zh-CN/b.md': `# 海港\n\n${table(['| 7500 | TCP | 引航员的外部灯塔 |', ...more], ['端口', '协议', '用途'])}`,
	});

	it('is answered by what has the most telling words, and says what was left out', async () => {
		expect((await ids('de', 'Welcher Port wird für Adressen der Boote gebraucht?'))[0]).toBe('a/1/udp-67');
		const { dropped, query } = await ask('de', 'wozu Adressen für Boote');
		expect([dropped, query.words]).toEqual([
			['wozu', 'fur'],
			['adressen', 'boote'],
		]);
	});

	it('is answered by pairs of characters where words have no blanks between them', async () => {
		const { dropped } = await ask('zh-CN', '什么外部灯塔');
		expect(dropped).toEqual(['什么']);
		expect(await ids('zh-CN', '什么外部灯塔')).toEqual(['b/1/tcp-7500']);
	});

	it('is not answered by words that stand everywhere', async () => {
		expect((await ask('de', 'Kosten für Kinder')).count).toBe(0);
		expect((await ask('de', 'Was wird für Kinder bezahlt')).count).toBe(0);
	});

	it('is answered by prose that names the port with some of the words', async () => {
		const { order, hits } = await ask('de', 'warum ist tcp 8080 für Lotsen nötig');
		expect(order[0]).toBe('sections');
		expect(hits.sections).toHaveLength(1);
	});

	it('is answered by the very range rather than by one far wider that has a word for it', async () => {
		expect((await ids('de', 'Portbereich 6891–6901'))[0]).toBe('a/1/tcp-6891-6901');
	});

	it.each(['von 80 zu 8080', '80 → 8080', '80 -> 8080', '80-8080'])('%s is first what names both', async (text) => {
		expect((await ids('de', text))[0]).toBe('a/1/tcp-8080');
	});

	it('has the very range first, whatever names both its ends', async () => {
		expect((await ids('de', '6891-6901'))[0]).toBe('a/1/tcp-6891-6901');
	});
});

describe('a topic that is called so, but for what most titles share', () => {
	const names = ['Winden', 'Kräne', 'Tonnen', 'Bojen', 'Lotsen', 'Schleusen', 'Pegel'];
	const { ids, ask } = searching({
		...Object.fromEntries(names.map((name, at) => [`de/a${at}.md`, `# ${name} in Hafen 3\n\nText.\n`])),
		'de/a7.md': '# Skalierbarkeit mit Hafen 3\n\nText.\n',
		'de/a-wide.md': '# Ausbau in Hafen 3\n\n## Lösungen mit Skalierbarkeit und mit Wartung\n\nText.\n',
		'de/tide-tables.md': '# Gezeiten in Hafen 3\n\n## Übersicht\n\nText.\n',
	});

	it('comes first', async () => {
		expect((await ids('de', 'Skalierbarkeit', 'sections'))[0]).toBe('a7/start');
		expect((await ids('de', 'Bojen', 'sections'))[0]).toBe('a3/start');
	});

	it('comes first with a typing error too', async () => {
		expect((await ask('de', 'Skalierbarket')).corrected).toMatchObject([{ to: 'skalierbarkeit' }]);
		expect((await ids('de', 'Skalierbarket', 'sections'))[0]).toBe('a7/start');
	});

	it('is found by a word of its text with one of its address', async () => {
		expect(await ids('de', 'tide Gezeiten', 'sections')).toEqual(['tide-tables/start']);
	});
});
