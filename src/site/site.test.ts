import { describe, expect, it } from 'vitest';
import { analyse, type Finding, type PortRecord, type Topic } from '../core/index.ts';
import { createSite } from './create-site.ts';
import { excerptHtml, excerptOf } from './excerpt.ts';
import { beginningOf, flowTextAround, namesMany, rangeText } from './flow-text.ts';
import { registrationsOf } from './iana.ts';
import { fallbackLocale, languageOf, nameIn } from './languages.ts';
import { findingPaths } from './paths.ts';
import { searchOfSite } from './search/index.ts';
import { siteOf, source } from './test-site.ts';
import { urlsFor } from './urls.ts';

const relay = (locale: string, [port, use, north, south]: readonly string[]) =>
	source(
		`${locale}/relay.md`,
		`# Relay ${locale}\n\nIntro ${locale}\n\n| Port | Protocol | ${use} |\n| --- | --- | --- |\n| 7000 | TCP | ${north} |\n| ${port} | TCP | ${south} |\n| 7100-7200 | UDP | ${south} |\n`,
	);
const german = relay('de', ['7001', 'Zweck', 'Leuchtturm', 'Schleuse']);
const italian = relay('it', ['7002', 'Scopo', 'Faro', 'Chiusa']);
const onlyGerman = source(
	'de/crane.md',
	'# Kran\n\nText\n\n## Teile\n\n| Port | Protokoll | Zweck |\n| --- | --- | --- |\n| 7150 | TCP | Ausleger |\n| 7151 | TCP | Haken |\n',
);

describe('a port that is given against the other languages', () => {
	const french = relay('fr', ['7001', 'Usage', 'Phare', 'Écluse']);
	const site = siteOf([german, italian, french]);

	it('has a page that says so, and the cell leads to it', () => {
		const entry = site.ports.ports.find(({ port }) => port === 7002);
		expect(entry?.exact).toEqual([]);
		expect(entry?.disputed.map(({ ports }) => ports)).toEqual([[{ from: 7001, to: 7001 }]]);
		expect(site.page('it', site.analysis.topics[0] as Topic).html).toContain('href="/it/ports/7002/"');
	});

	it('leads to no page that is not there', () => {
		const pages = new Set(site.ports.ports.map(({ port }) => `/it/ports/${port}/`));
		const { html } = site.page('it', site.analysis.topics[0] as Topic);
		const linked = [...html.matchAll(/class="port" href="([^"]*)"/g)].map(([, href]) => href as string);
		expect(linked.length).toBeGreaterThan(2);
		expect(linked.filter((href) => !pages.has(href))).toEqual([]);
	});
});

describe('a topic that a locale lacks', () => {
	const site = siteOf([german, italian, onlyGerman]);
	const crane = site.analysis.topics.find(({ documents }) => documents.de?.path === 'de/crane.md');
	const html = crane ? site.page('it', crane).html : '';

	it('shows the text that exists, tables with ports from the dataset and headings in the reader’s language', () => {
		expect(html).toMatch(/<section class="table-scroll"[^>]* lang="it">/);
		expect(html).toContain('<th scope="col" role="columnheader" class="ch-8">Porta</th>');
		expect(html).toContain('<a class="port" href="/it/ports/7150/">7150</a>');
		expect(html).toContain('<div lang="de">Ausleger</div></td>');
	});

	it('is found by its words all the same, told apart as another language', async () => {
		const search = searchOfSite(site);
		const { hits } = await search.answer({ text: 'Ausleger', filters: {} }, 'it');
		const [row] = await search.items(hits.flows, 'it');
		expect(row).toMatchObject({ locale: 'de', hit: { locale: 'de' }, of: { slug: 'crane', title: 'Kran' } });
		expect((await search.answer({ text: 'Ausleger', filters: { locale: 'it' } }, 'it')).count).toBe(0);
	});
});

describe('a row in dispute', () => {
	const site = siteOf([german, italian]);
	const topic = site.analysis.topics[0];
	const page = (locale: string) => (topic ? site.page(locale, topic).html : '');

	it('keeps each locale’s own value and is marked with a word that leads to the finding', () => {
		const finding = site.analysis.findings.find(({ check }) => check === 'port-mismatch');
		expect(finding).toBeDefined();
		for (const [locale, port, word] of [
			['de', '7001', 'Übersetzungs\u00ad(?:warnung|fehler)'],
			['it', '7002', '(?:Avviso sulla|Errore di) traduzione'],
		] as const) {
			expect(page(locale)).toContain(`>${port}</a>`);
			expect(page(locale)).toMatch(new RegExp(`<summary><span class="mark-word">${word}`));
			expect(page(locale)).toContain(`<a href="/${locale}/findings/${finding?.id}/">`);
		}
		expect(page('de')).not.toContain('7002</a>');
	});
});

describe('a row that one locale lacks', () => {
	const short = source('it/relay.md', italian.text.replace(/\| 7002.*\n/, ''));
	const site = siteOf([german, short, source('en/relay.md', relay('en', ['7001', 'Use', 'Lighthouse', 'Lock']).text)]);
	const topic = site.analysis.topics[0];
	const html = topic ? site.page('it', topic).html : '';

	it('is shown at its place in another language, and said to be missing', () => {
		const rows = [...html.matchAll(/<tr role="row" id="([^"]+)"[^>]*>(.*?)<\/tr>/g)];
		expect(rows).toHaveLength(3);
		expect(rows[1]?.[2]).toContain('7001');
		expect(rows[1]?.[2]).toMatch(/<div lang="de">Schleuse<\/div>/);
		expect(rows[1]?.[2]).toContain('Manca in italiano; testo in tedesco');
	});
});

describe('the port index', () => {
	const { ports } = siteOf([german, onlyGerman]).ports;

	it('has single ports and the ends of ranges', () => {
		expect(ports.map(({ port }) => port)).toEqual([7000, 7001, 7100, 7150, 7151, 7200]);
	});

	it('names the flows of a port, its own before those of ranges that hold it, and its neighbours', () => {
		const entry = ports.find(({ port }) => port === 7150);
		expect(entry?.exact.map(({ topic }) => topic)).toHaveLength(1);
		expect(entry?.covering.flatMap((record) => record.ports)).toEqual([{ from: 7100, to: 7200 }]);
		expect([entry?.previous, entry?.next]).toEqual([7100, 7151]);
	});

	it('lists of many ranges in each other the narrowest, and counts all', () => {
		const rows = Array.from({ length: 120 }, (_, at) => `| ${1000 + at}-${2000 - at} | ${at} |`);
		const text = `# Quay\n\n| Port | Use |\n| --- | --- |\n${rows.join('\n')}\n| 1500 | x |\n| 1119, 1110-1119 | y |\n`;
		const { ports } = siteOf([source('de/quay.md', text)]).ports;
		const told = (wanted: number) => {
			const entry = ports.find(({ port }) => port === wanted);
			const first = entry?.covering[0]?.ports.map(rangeText).join(', ');
			return [entry?.exact.length, entry?.covering.length, entry?.coveringCount, first];
		};
		expect(told(1500)).toEqual([1, 50, 120, '1119–1881']);
		expect(told(1003)).toEqual([0, 4, 4, '1003–1997']);
		expect(told(1119)).toEqual([1, 50, 120, '1119–1881']);
		expect(told(2000)).toEqual([0, 1, 1, '1000–2000']);
	});
});

describe('a row that names many ports', () => {
	const [record] = siteOf([
		source(
			'de/quay.md',
			`# Quay\n\n| Port | Protocol |\n| --- | --- |\n| ${Array.from({ length: 60 }, (_, at) => 3000 + at * 3).join(', ')} | TCP |\n`,
		),
	]).analysis.records as [PortRecord];

	it('is told in short where one of them is the matter', () => {
		expect(namesMany(record)).toBe(true);
		expect(flowTextAround(record, 3000)).toBe('TCP/3000, 3003, 3006, 3009, 3012, …');
		expect(flowTextAround(record, 3030)).toBe('TCP/…, 3018, 3021, 3024, 3027, 3030, 3033, 3036, 3039, 3042, …');
		expect(flowTextAround(record, 3177)).toBe('TCP/…, 3165, 3168, 3171, 3174, 3177');
		expect(beginningOf(`${'a'.repeat(199)}\u{1F6A2}b`)).toBe(`${'a'.repeat(199)}…`);
	});

	it('has an identity that names some of them and how many there are', () => {
		expect(record.id).toMatch(/^quay\/1\/tcp-3000-.*-3114-61$/);
	});
});

describe('registrationsOf', () => {
	it('gathers the transports of one name', () => {
		expect(registrationsOf(443).find(({ name }) => name === 'https')?.transports).toEqual(
			expect.arrayContaining(['tcp', 'udp']),
		);
	});

	it('has nothing for an unregistered port', () => {
		expect(registrationsOf(65535)).toEqual([]);
	});
});

describe('excerptOf', () => {
	const place = (start: [number, number], end: [number, number]) => ({
		...{ path: 'de/x.md', locale: 'de' },
		start: { line: start[0], column: 1, offset: start[1] },
		end: { line: end[0], column: 1, offset: end[1] },
	});

	it('shows the line with one before and after, and marks to the character', () => {
		const text = 'one\r\ntwo <b>2</b>\r\nthree\r\nfour';
		const lines = excerptOf(text, place([2, 9], [2, 17]));
		expect(lines.map(({ number }) => number)).toEqual([1, 2, 3]);
		expect(lines.map(excerptHtml)).toEqual(['one', 'two <mark>&#x3C;b>2&#x3C;/b></mark>', 'three']);
	});

	it('marks over line ends, from the first line of a file on', () => {
		expect(excerptOf('one\ntwo\nthree', place([1, 1], [2, 6])).map(excerptHtml)).toEqual([
			'o<mark>ne</mark>',
			'<mark>tw</mark>o',
			'three',
		]);
	});

	it('cuts very long lines around the mark', () => {
		const [line] = excerptOf(`${'a'.repeat(5000)}X${'b'.repeat(5000)}`, place([1, 5000], [1, 5001]));
		expect(line?.marked).toBe('X');
		expect(line?.before.length).toBeLessThan(200);
		expect(line?.after.length).toBeLessThan(200);
	});
});

describe('languages', () => {
	it.each([
		['pt-BR', ['de', 'pt-PT', 'en'], null, 'pt-PT'],
		['pt-BR', ['de', 'it'], 'it', 'it'],
		['pt-BR', ['de', 'en-GB'], null, 'en-GB'],
		['pt-BR', ['de', 'it'], null, 'de'],
		['pt-BR', [], null, undefined],
	] as const)('of %s among %j with the original %s is %s', (wanted, available, original, best) => {
		expect(fallbackLocale(wanted, available, original)).toBe(best);
	});

	it('are described also where Portolan has no texts for them', () => {
		expect(['de-DE', 'pt-BR', 'pt-PT'].map((tag) => languageOf(tag).label)).toEqual([
			'Deutsch',
			'Português',
			'Português europeu',
		]);
		expect(languageOf('ar-EG')).toMatchObject({ direction: 'rtl', texts: 'en' });
		expect(languageOf('pt-BR')).toMatchObject({ direction: 'ltr', texts: 'en' });
	});

	it('are named within a sentence without the region that goes without saying', () => {
		const among = ['pt', 'pt-BR', 'de', 'de-DE', 'fr-x-formal', 'fr'];
		expect(among.map((tag) => nameIn('de', tag, among))).toEqual([
			...['Portugiesisch', 'Portugiesisch (Brasilien)', 'Deutsch', 'Deutsch (Deutschland)'],
			...['Französisch (fr-x-formal)', 'Französisch (fr)'],
		]);
		expect(among.map((tag) => languageOf(tag, among).label)).toEqual([
			...['Português', 'Português (Brasil)', 'Deutsch', 'Deutsch (Deutschland)'],
			...['Français (fr-x-formal)', 'Français (fr)'],
		]);
		expect([nameIn('de', 'zh-CN'), nameIn('de', 'zh-TW'), nameIn('it', 'de')]).toEqual([
			'Chinesisch',
			'Chinesisch (Taiwan)',
			'tedesco',
		]);
	});
});

describe('urlsFor', () => {
	it.each(['x', '/x', 'x/', '/x/'])('takes the base %s', (base) => {
		expect(urlsFor(base).port('zh-CN', 443)).toBe('/x/zh-CN/ports/443/');
	});

	it('encodes what a slug or anchor may hold', () => {
		expect(urlsFor('/').topic('de', '端口', 's-端口')).toBe('/de/%E7%AB%AF%E5%8F%A3/#s-%E7%AB%AF%E5%8F%A3');
	});
});

describe('the findings that a site offers', () => {
	const files = [
		source('de/gate.md', '# Tor\n\n| Port | Dienst |\n| --- | --- |\n| 9100 | Lampe |\n| 9200 | Boje |\n'),
		source('it/gate.md', '# Porta\n\n| Port | Servizio |\n| --- | --- |\n| 9100 | Lampada |\n| 9201 | Boa |\n'),
	];
	const settings = { identityKeys: [], revisionKeys: [], translationKeys: [], source: null, vocabularies: {} };
	const offered = (site?: string) => {
		const made = createSite(analyse(files, settings), { base: '/docs/', site, version: '1', checkPage: () => null });
		const read = (name: string) => JSON.parse(made.downloads.get(name)?.() ?? '{}');
		return { findings: read('findings.json').findings, sarif: read('findings.sarif') };
	};

	it('name the page of their check, by its address where the host is known', () => {
		const [{ check, url }] = offered('https://ports.example').findings;
		expect(url).toBe(`https://ports.example/docs/de/checks/${check}/`);
		expect(offered().findings[0].url).toBe(`/docs/de/checks/${check}/`);
	});

	it('name it in SARIF as an address alone', () => {
		const rule = (log: { runs: { tool: { driver: { rules: { helpUri?: string }[] } } }[] }) =>
			log.runs[0]?.tool.driver.rules[0];
		expect(rule(offered('https://ports.example').sarif)?.helpUri).toMatch(
			/^https:\/\/ports\.example\/docs\/de\/checks\//,
		);
		expect(rule(offered().sarif)).not.toHaveProperty('helpUri');
	});
});

describe('the pages of findings', () => {
	it('are there in every language while there are few findings', () => {
		const site = siteOf([german, italian]);
		const [finding] = site.analysis.findings;
		expect(finding && site.findingLocales(finding)).toEqual(['de', 'it']);
	});

	it('are there in the language in question where there are many, and the others lead to it and keep the place', () => {
		const few = siteOf([german, italian, relay('fr', ['7001', 'Usage', 'Phare', 'Écluse'])]);
		const wrong = few.analysis.findings.find(({ check }) => check === 'port-mismatch') as Finding;
		const many = Array.from({ length: 201 }, (_, at) => ({ ...wrong, id: `f${at}` }));
		const site = createSite({ ...few.analysis, findings: many }, { base: '/', version: '0', checkPage: () => null });
		expect(site.findingLocales(many[0] as Finding)).toEqual(['it']);
		expect(site.urls.finding('de', 'f7')).toBe('/it/findings/f7/');
		expect(site.findingInList('de', many[60] as Finding)).toBe('/de/findings/page/2/#f-f60');
		expect(findingPaths(site)).toHaveLength(201);
		expect(findingPaths(site).every(({ params }) => params.locale === 'it')).toBe(true);
		const remark = { ...(many[0] as Finding), id: 'r', severity: 'info' as const };
		const withRemark = createSite(
			{ ...few.analysis, findings: [...many, remark] },
			{ base: '/', version: '0', checkPage: () => null },
		);
		expect(withRemark.urls.finding('de', 'r')).toBe('/de/findings/page/4/#f-r');
		expect(findingPaths(withRemark)).toHaveLength(201);
		const undecided = { ...(many[0] as Finding), locale: null };
		expect(site.findingLocales(undecided)).toEqual(['de', 'fr', 'it']);
	});
});
