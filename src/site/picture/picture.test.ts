import { describe, expect, it } from 'vitest';
import { siteOf, source } from '../test-site.ts';
import { drawPicture } from './draw.ts';
import { withPictures } from './index.ts';
import { roleArrows } from './role-arrows.ts';

const table = (locale: string, [from, to]: readonly string[], third = '9003') =>
	source(
		`${locale}/relay.md`,
		`# Relay\n\n| Port | Protocol | Source | Destination |\n| --- | --- | --- | --- |\n| 9001 | TCP | ${from} | ${to} |\n| 9002 | TCP | ${from} | ${to} |\n| ${third} | UDP | ${to} | ${from} |\n`,
	);

function pageOf(files: ReturnType<typeof source>[], locale: string): string {
	const words = {
		headers: { source: ['source'], destination: ['destination'] },
		any: [],
		port: [],
		inbound: [],
		outbound: [],
		and: [],
	};
	const site = siteOf(files, '/', { de: words, it: words });
	const topic = site.analysis.topics[0];
	if (!topic) throw new Error('no topic');
	return withPictures(site.page(locale, topic).html, site, topic, locale);
}

const ends = (html: string, side: 'from' | 'to') =>
	[...html.matchAll(new RegExp(`<p class="end ${side}[^"]*"[^>]*>(?:<a [^>]*>)?([^<]*)`, 'g'))].map(([, name]) => name);

describe('the picture of a whole reference', () => {
	const head = '# Relay\n\n| Port | Protocol | Source | Destination |\n| --- | --- | --- | --- |\n';
	const rows = ['| 1 | TCP | Nord | Turm, Boje |', '| 2 | UDP | Nord | Kai |'];
	const words = { headers: { source: ['source'], destination: ['destination'] }, any: [], port: [] };
	const vocabularies = { de: { ...words, inbound: [], outbound: [], and: [] } };
	const site = siteOf([source('de/relay.md', `${head}${rows.join('\n')}\n`)], '/', vocabularies);
	const texts = { label: 'All', lang: undefined, namesLang: undefined, disputed: 'd', marked: 'm', unnamed: 'u' };
	const html = drawPicture(roleArrows(site, 'de').arrows, texts) ?? '';

	it('draws one arrow for a row that goes to several roles', () => {
		expect(ends(html, 'to').length).toBe(3);
		expect(html.match(/class="lane"/g)).toHaveLength(2);
	});

	it('leads from arrows to rows and from names to roles', () => {
		expect(html).toMatch(/<a href="\/de\/relay\/#[^"]*tcp-1">1<\/a>/);
		expect(html).toMatch(/<p class="end to"><a href="\/de\/roles\/boje\/">Boje<\/a><\/p>/);
	});
});

describe('a flow picture', () => {
	it('has one arrow for parallel flows, each of which leads to its row', () => {
		const html = pageOf([table('de', ['Nord', 'Süd'])], 'de');
		expect([ends(html, 'from'), ends(html, 'to')]).toEqual([
			['Nord', 'Süd'],
			['Süd', 'Nord'],
		]);
		expect(html.match(/class="lane"/g)).toHaveLength(2);
		expect(html).toMatch(/<li>TCP <a href="#[^"]*9001">9001<\/a>, <a href="#[^"]*9002">9002<\/a><\/li>/);
		expect(html).not.toContain('style=');
	});

	it('bundles arrows by the end that they share, be it where they begin or where they end', () => {
		const head = '# Relay\n\n| Port | Protocol | Source | Destination |\n| --- | --- | --- | --- |\n';
		const rows = ['| 1 | TCP | Ost | Turm |', '| 2 | TCP | West | Turm |', '| 3 | TCP | Nord | Turm |'];
		const html = pageOf([source('de/relay.md', `${head}${rows.join('\n')}\n`)], 'de');
		expect(html.match(/class="bundle by-to"/g)).toHaveLength(1);
		expect([ends(html, 'from'), ends(html, 'to')]).toEqual([['Ost', 'West', 'Nord'], ['Turm']]);
	});

	it('marks a flow on which the languages disagree, by a word, and no other', () => {
		const html = pageOf([table('de', ['Nord', 'Süd']), table('it', ['Nord', 'Sud'], '9004')], 'de');
		expect(html).toMatch(/class="disputed">9003 <span class="word">⚠ strittig/);
		expect(html.match(/class="disputed"/g)).toHaveLength(1);
	});

	it('has an empty box for the end that a table does not name', () => {
		const one =
			'# Relay\n\n| Port | Protocol | Source |\n| --- | --- | --- |\n| 9001 | TCP | Nord |\n| 9002 | TCP | Ost |\n';
		const html = pageOf([source('de/relay.md', one)], 'de');
		expect([ends(html, 'from'), ends(html, 'to')]).toEqual([['Nord', 'Ost'], ['(nicht genannt)']]);
	});

	it('is not drawn where a table names no ends', () => {
		const plain = '# Relay\n\n| Port | Protocol |\n| --- | --- |\n| 9001 | TCP |\n| 9002 | TCP |\n';
		expect(pageOf([source('de/relay.md', plain)], 'de')).not.toContain('flow-picture');
	});

	it('escapes what the source says, and stands only where Portolan puts it', () => {
		const html = pageOf([table('de', ['&lt;b&gt;x', 'Süd'])], 'de');
		expect(html).not.toContain('<b>x');
		const forged = pageOf([source('de/other.md', '# Other\n\n<!--picture:1:1-->\n\nText\n')], 'de');
		expect(forged).not.toContain('flow-picture');
	});
});
