import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'parse5';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildSite } from '../src/integrations/build-site.ts';
import { contentOptions } from './content-options.ts';
import { type OpenSite, openContentSite } from './open-site.ts';

vi.setConfig({ testTimeout: 60_000 });

const BASE = contentOptions.base;
const LOCALES = ['de', 'it', 'zh-CN'];
const REVERSE_PROXY = 'port-summary-reverse-proxy';
const INTERNAL = 'ports-and-protocols-for-internal-servers';

let site: OpenSite;
let page: Page;

beforeAll(async () => {
	site = await openContentSite();
	page = site.page;
});

afterAll(() => site?.close());

interface FindingJson {
	readonly id: string;
	readonly check: string;
	readonly locale: string | null;
	readonly row: string | null;
}

function findings(): FindingJson[] {
	return JSON.parse(readFileSync(join(site.folder, 'data/findings.json'), 'utf8')).findings;
}

describe('the entrance', () => {
	it('offers every language and needs no script', async () => {
		await site.open('');
		expect(
			await page
				.locator('main .language-list a')
				.evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
		).toEqual(LOCALES.map((locale) => `${BASE}${locale}/`));
		expect(await page.locator('script').count()).toBe(0);
		expect(site.faults).toEqual([]);
	});
});

describe('the German note of port 4443', () => {
	const german = () => findings().find(({ check, locale }) => check === 'note-duplicated' && locale === 'de');

	it('is marked with a word on its row, which leads to the finding and back', async () => {
		await site.open(`de/${REVERSE_PROXY}/`);
		const mark = page.locator('tr[data-record]', { hasText: 'HTTPS/TCP/4443' }).locator('.mark.error');
		expect(await mark.locator('summary').textContent()).toContain('Übersetzungs\u00adfehler');
		await mark.locator('summary').click();
		await mark.locator('a').last().click();
		expect(new URL(page.url()).pathname).toBe(`${BASE}de/findings/${german()?.id}/`);
		expect(await page.locator('.excerpt mark').textContent()).toMatch(/Port\s8080/);
		expect(await page.locator('.suggestion').textContent()).toMatch(/Port\s4443/);
		await page.locator('.particulars a[href*="#"]:not([href*="#L"])').click();
		expect(await page.locator('tr:target').textContent()).toContain('HTTPS/TCP/4443');
		expect(site.faults).toEqual([]);
	});

	it('is not silently replaced', async () => {
		await site.open(`de/${REVERSE_PROXY}/`);
		expect(await page.locator('tr[data-record]', { hasText: 'HTTPS/TCP/4443' }).textContent()).toMatch(
			/an\sPort\s80\s443\sder externen/,
		);
	});
});

describe('languages', () => {
	it('the switch leads to the same page, for every page', async () => {
		await site.open('de/ports/4443/');
		await page.locator('.languages a[lang="zh-CN"]').click();
		expect(new URL(page.url()).pathname).toBe(`${BASE}zh-CN/ports/4443/`);
		expect(await page.locator('h1').textContent()).toBe('端口 4443');
	});

	it('the entrance and the page for what is not found have the site’s header, and a way in for each language', async () => {
		for (const path of ['', '404.html']) {
			const page = await site.open(path);
			expect(await page.locator('.site-header #quick-query').isVisible(), path).toBe(true);
			expect(await page.locator('.site-header [aria-current=page]').count(), path).toBe(0);
			for (const locale of ['de', 'it', 'zh-CN'])
				expect(await page.locator(`.language-list a[hreflang="${locale}"]`).first().isVisible(), path).toBe(true);
		}
	});

	it('the page for what is not found below a language is in it, with the site’s header', async () => {
		for (const [locale, title] of [
			['de', 'Seite nicht gefunden'],
			['it', 'Pagina non trovata'],
			['zh-CN', '未找到页面'],
		] as const) {
			const page = await site.open(`${locale}/404.html`);
			expect(await page.locator('html').getAttribute('lang')).toBe(locale);
			expect(await page.locator('h1').textContent()).toBe(title);
			expect(await page.locator('.languages [aria-current]').getAttribute('lang')).toBe(locale);
			expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
			await page.locator('main input[name=q]').fill('4443');
			await page.locator('main form.search button').click();
			await page.waitForURL(`**/${locale}/search/?q=4443`);
		}
	});

	it('row anchors are the same in all of them', async () => {
		const anchors: string[][] = [];
		for (const locale of LOCALES) {
			await site.open(`${locale}/${REVERSE_PROXY}/`);
			anchors.push(await page.locator('tr[data-record]').evaluateAll((rows) => rows.map((row) => row.id)));
		}
		expect(anchors[0]?.length).toBeGreaterThan(3);
		expect(anchors[1]).toEqual(anchors[0]);
		expect(anchors[2]).toEqual(anchors[0]);
	});

	it('a text that one of them lacks is shown in another, said to be so and marked with its language', async () => {
		await site.open(`it/${INTERNAL}/`);
		expect(await page.locator('.notice').textContent()).toContain('tedesco');
		expect(await page.locator('article').getAttribute('lang')).toBe('de');
		expect(await page.locator('tr[data-record]').count()).toBeGreaterThan(50);
		expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(
			`https://ports.example${BASE}de/${INTERNAL}/`,
		);
		expect(await page.locator('link[hreflang]').count()).toBe(0);
	});

	it('hreflang names only pages whose text is in that language, each naming the others', async () => {
		const named = async (path: string) => {
			await site.open(path);
			return page.locator('link[hreflang]').evaluateAll((links) => links.map((link) => link.getAttribute('hreflang')));
		};
		expect(await named(`de/${INTERNAL}/`)).toEqual(['de']);
		for (const locale of LOCALES) expect(await named(`${locale}/${REVERSE_PROXY}/`)).toEqual(LOCALES);
	});
});

describe('the search', () => {
	const records = async (locale: string, query: string) => {
		await site.open(`${locale}/search/?q=${encodeURIComponent(query)}`);
		await page.locator('#results[data-answered]').waitFor();
		expect(site.faults).toEqual([]);
		return page
			.locator('[data-record]')
			.evaluateAll((hits) => hits.map((hit) => hit.getAttribute('data-record') ?? ''));
	};

	it.each(LOCALES)('finds a port exactly, its own row first, in %s', async (locale) => {
		const [first] = await records(locale, '4443');
		expect(first).toMatch(/4443$/);
		expect((await records(locale, '443')).filter((id) => id.includes('4443'))).toEqual([]);
	});

	it.each([
		['de', '反向代理'],
		['zh-CN', 'Reverseproxylistener'],
		['it', 'Lastenausgleichssystem'],
		['it', 'inverso'],
	])('finds in %s a row by “%s”, a word of any language', async (locale, words) => {
		expect((await records(locale, words)).length).toBeGreaterThan(0);
	});

	it('finds a section of prose by its words', async () => {
		await records('de', 'Konstruktionsbedingt');
		expect(await page.locator('.hits a').first().getAttribute('href')).toContain(`${BASE}de/${INTERNAL}/`);
	});

	it('keeps the query when the language changes', async () => {
		await records('de', '4443');
		await page.locator('.languages a[lang=it]').click();
		expect(page.url()).toMatch(/\/docs\/it\/search\/\?q=4443$/);
	});

	it('is reached from a form on every page', async () => {
		await site.open('it/ports/');
		await page.locator('#quick-query').fill('4443');
		await page.keyboard.press('Enter');
		await page.locator('[data-record]').first().waitFor();
		expect(page.url()).toMatch(/\/docs\/it\/search\/\?q=4443$/);
	});
});

describe('links', () => {
	/** Every page with its ids and the addresses that it names. */
	function pages(): Map<string, { ids: Set<string>; links: string[] }> {
		const found = new Map<string, { ids: Set<string>; links: string[] }>();
		const root = site.folder;
		for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
			name.endsWith('.html'),
		)) {
			const entry = { ids: new Set<string>(), links: [] as string[] };
			const walk = (node: { attrs?: { name: string; value: string }[]; childNodes?: unknown[] }): void => {
				for (const { name, value } of node.attrs ?? []) {
					if (name === 'id') {
						expect(entry.ids, `${file}: twice`).not.toContain(value);
						entry.ids.add(value);
					}
					if (['href', 'src', 'action'].includes(name)) entry.links.push(value);
				}
				for (const child of node.childNodes ?? []) walk(child as typeof node);
			};
			walk(parse(readFileSync(join(root, file), 'utf8')) as Parameters<typeof walk>[0]);
			found.set(`${BASE}${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`, entry);
		}
		return found;
	}

	it('within the site all lead somewhere, fragments included', () => {
		const all = pages();
		const files = new Set(
			readdirSync(site.folder, { recursive: true, encoding: 'utf8' }).map(
				(name) => `${BASE}${name.replaceAll('\\', '/')}`,
			),
		);
		const broken: string[] = [];
		let checked = 0;
		for (const [from, { links }] of all)
			for (const link of links) {
				const { origin, pathname, hash } = new URL(link, `https://ports.example${from}`);
				if (origin !== 'https://ports.example') continue;
				checked++;
				const target = all.get(decodeURIComponent(pathname));
				if (!target && !files.has(decodeURIComponent(pathname))) broken.push(`${from} → ${link}`);
				else if (hash && !target?.ids.has(decodeURIComponent(hash.slice(1)))) broken.push(`${from} → ${link}`);
			}
		expect(checked).toBeGreaterThan(1000);
		expect(broken).toEqual([]);
	});
});

describe('the build', () => {
	it('writes the downloads of the contract', () => {
		const read = (file: string) => readFileSync(join(site.folder, 'data', file), 'utf8');
		expect(JSON.parse(read('ports.json'))).toMatchObject({ schema: 'portolan/dataset/1', locales: LOCALES });
		expect(JSON.parse(read('findings.json'))).toMatchObject({ schema: 'portolan/report/1' });
		expect(read('ports.csv').split('\r\n').length).toBeGreaterThan(50);
		expect(JSON.parse(read('version.json')).dataset).toBe(JSON.parse(read('ports.json')).version);
	});

	it('gives the same bytes again', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'portolan-again-'));
		const again = join(folder, 'site');
		await buildSite({ ...contentOptions, out: again });
		const files = (folder: string) =>
			readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
				.filter((entry) => entry.isFile())
				.map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
				.sort();
		expect(files(again)).toEqual(files(site.folder));
		const differing = files(again).filter(
			(file) => !readFileSync(join(again, file)).equals(readFileSync(join(site.folder, file))),
		);
		expect(differing).toEqual([]);
		rmSync(folder, { recursive: true, force: true });
	}, 60_000);
});
