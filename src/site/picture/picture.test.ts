import { describe, expect, it } from 'vitest';
import { siteOf, source } from '../test-site.ts';
import { withPictures } from './index.ts';
import { widthOf, wrap } from './measure.ts';

const table = (locale: string, [from, to]: readonly string[], third = '9003') =>
	source(
		`${locale}/relay.md`,
		`# Relay\n\n| Port | Protocol | Source | Destination |\n| --- | --- | --- | --- |\n| 9001 | TCP | ${from} | ${to} |\n| 9002 | TCP | ${from} | ${to} |\n| ${third} | UDP | ${to} | ${from} |\n`,
	);

async function pageOf(files: ReturnType<typeof source>[], locale: string): Promise<string> {
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

describe('a flow picture', () => {
	it('has a box per end in the columns that it stands in and one arrow for parallel flows, in the reader’s words', async () => {
		const html = await pageOf([table('de', ['Nord', 'Süd'])], 'de');
		expect(html.match(/class="box"/g) ?? []).toHaveLength(4);
		expect(html.match(/class="arrow"/g) ?? []).toHaveLength(2);
		expect(html).toMatch(/<desc id="p1-d">Nord an Süd: TCP\/9001, 9002; Süd an Nord: UDP\/9003\. /);
		expect(html).not.toContain('style=');
	});

	it('marks a flow on which the languages disagree, by a word', async () => {
		const html = await pageOf([table('de', ['Nord', 'Süd']), table('it', ['Nord', 'Sud'], '9004')], 'de');
		expect(html).toMatch(/class="label disputed".*strittig/);
		expect(html.match(/class="arrow disputed"/g) ?? []).toHaveLength(1);
	});

	it('is no wider than a telephone, however many ends and however long their names and chains', async () => {
		const name = (at: number) =>
			`Außenliegende Vermittlungsknotenpunktverwaltung ${'IJKLMNOPQRSTUVW'[at]} oder deren Vertretung`;
		const rows = Array.from(
			{ length: 14 },
			(_, at) => `| ${9100 + at}, ${50_000 + at}–59999 | TCP | ${name(at)} | ${name(at + 1)} |`,
		);
		const head = '# Relay\n\n| Port | Protocol | Source | Destination |\n| --- | --- | --- | --- |\n';
		const html = await pageOf([source('de/relay.md', `${head}${rows.join('\n')}\n`)], 'de');
		expect(html.match(/class="arrow"/g)).toHaveLength(14);
		const [, width = ''] = html.match(/viewBox="0 0 (\d+) /) ?? [];
		expect(Number(width)).toBeGreaterThan(200);
		expect(Number(width)).toBeLessThanOrEqual(358);
	});

	it('has a dot for the end that a table does not name, and does not speak of it', async () => {
		const one =
			'# Relay\n\n| Port | Protocol | Source |\n| --- | --- | --- |\n| 9001 | TCP | Nord |\n| 9002 | TCP | Ost |\n';
		const html = await pageOf([source('de/relay.md', one)], 'de');
		expect(html.match(/class="box"/g)).toHaveLength(2);
		expect(html.match(/class="dot"/g)).toHaveLength(2);
		expect(html).toContain('<desc id="p1-d">von Nord: TCP/9001; von Ost: TCP/9002. ');
	});

	it('is not drawn where a table names no ends', async () => {
		const plain = '# Relay\n\n| Port | Protocol |\n| --- | --- |\n| 9001 | TCP |\n| 9002 | TCP |\n';
		expect(await pageOf([source('de/relay.md', plain)], 'de')).not.toContain('<svg');
	});

	it('escapes what the source says, and stands only where Portolan puts it', async () => {
		const html = await pageOf([table('de', ['&lt;b&gt;x', 'Süd'])], 'de');
		expect(html).not.toContain('<b>x');
		const forged = await pageOf([source('de/other.md', '# Other\n\n<!--picture:1:1-->\n\nText\n')], 'de');
		expect(forged).not.toContain('<svg');
	});
});

describe('wrap', () => {
	it.each([
		'Front-End-Server, Front-End-Pool und noch ein sehr langes Verbindungsaufbauprotokollwort',
		'用于会议的前端服务器、前端池和控制器池的内部接口',
	])('keeps lines within the width and loses no letter of “%s”', (text) => {
		const lines = wrap(text, 80, 12);
		for (const line of lines) expect(widthOf(line, 12)).toBeLessThanOrEqual(88);
		const letters = (one: string) => one.replace(/[\s-]/g, '');
		expect(letters(lines.join(''))).toBe(letters(text));
	});

	it('cuts a long word where a syllable begins, and begins no line with a stop', () => {
		expect(wrap('Vermittlungsserver', 100, 12)).toEqual(['Vermittlungs-', 'server']);
		expect(wrap('前端服务器、前端池', 60, 12)).toEqual(['前端服务', '器、前端池']);
	});
});
