/** `build --since`: the site tells what has changed since an earlier dataset. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromXml } from 'xast-util-from-xml';
import { analyse } from '../src/core/index.ts';
import { snapshotOf } from '../src/export/index.ts';
import { buildSite } from '../src/integrations/build-site.ts';
import { loadProject } from '../src/io/index.ts';

let folder: string;
const read = (path: string) => readFileSync(join(folder, 'site', path), 'utf8');

const page = (title: string, date: string, port: number, name: string) =>
	`---\ndate: ${date}\n---\n\n# ${title}\n\n| Service | Port |\n| --- | --- |\n| ${name} | ${port} |\n| Radio | 7300 |\n`;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'portolan-since-'));
	const content = join(folder, 'docs');
	const write = (date: string, port: number) => {
		for (const [locale, title, name] of [
			['en', 'Dock', 'Gauge & lamp'],
			['de', 'Kai', 'Pegel & Lampe'],
		] as const) {
			mkdirSync(join(content, locale), { recursive: true });
			writeFileSync(join(content, locale, 'dock.md'), page(title, date, port, name));
		}
	};
	write('2024-01-01', 389);
	const { files, settings } = await loadProject({ content });
	const since = snapshotOf(analyse(files, settings));
	write('2024-02-02', 636);
	await buildSite({ content, out: join(folder, 'site'), base: '/', since });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('build --since', () => {
	it('publishes the changes as data, by their schema', () => {
		const changes = JSON.parse(read('data/changes.json'));
		expect(new Ajv2020().validate(JSON.parse(read('data/schema/changes.json')), changes)).toBe(true);
		expect(changes.records.changed).toMatchObject([{ date: '2024-02-02', was: 'dock/1/389', id: 'dock/1/636' }]);
	});

	it('and as a page in every language, which the home page and the findings lead to', () => {
		for (const [locale, title] of [
			['en', 'Records changed'],
			['de', 'Geänderte Einträge'],
		] as const) {
			const html = read(`${locale}/changes/index.html`);
			expect(html).toContain(`<h2>${title}</h2>`);
			expect(html).toMatch(/<del lang="de">\s*389\s*<\/del>\s*→\s*<ins lang="de">\s*636\s*<\/ins>/);
			for (const above of ['', 'findings/'])
				expect(read(`${locale}/${above}index.html`)).toContain(`href="/${locale}/changes/"`);
		}
	});

	it('and as a feed with the dates of the documents', () => {
		const [feed] = fromXml(read('de/changes/feed.xml')).children.filter(({ type }) => type === 'element');
		const entries =
			feed && 'children' in feed ? feed.children.filter((each) => 'name' in each && each.name === 'entry') : [];
		expect(entries).toHaveLength(1);
		expect(read('de/changes/feed.xml')).toMatch(
			/<updated>2024-02-02T00:00:00Z<\/updated>[\s\S]*<entry>[\s\S]*<updated>2024-02-02T00:00:00Z/,
		);
	});

	it('counts the findings of each build, and shows each language its own from build to build', async () => {
		const history = JSON.parse(read('data/history.json'));
		expect(new Ajv2020().validate(JSON.parse(read('data/schema/history.json')), history)).toBe(true);
		const counts = { documents: 1, errors: 0, warnings: 0, infos: 0 };
		expect(history.builds).toMatchObject([
			{ date: '2024-01-01', locales: { de: counts, en: counts } },
			{ date: '2024-02-02', locales: { de: counts, en: counts } },
		]);
		const trend = /<section class="trend"[\s\S]*?<\/section>/.exec(read('de/status/en/index.html'))?.[0] ?? '';
		expect([...trend.matchAll(/<time datetime="([^"]+)"/g)].map(([, date]) => date)).toEqual([
			'2024-02-02',
			'2024-01-01',
		]);
	});
});
