import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OpenSite, openContentSite } from './open-site.ts';

vi.setConfig({ testTimeout: 60_000 });

const TOPIC = 'port-summary-reverse-proxy/';
let site: OpenSite;

beforeAll(async () => {
	site = await openContentSite();
}, 120_000);

afterAll(() => site?.close());

const box = () => site.page.locator('dialog [role=combobox]');
const active = async () => {
	const id = await box().getAttribute('aria-activedescendant');
	return id === null ? null : site.page.locator(`#${id}`);
};

describe('golden queries in the browser', () => {
	const goldens: { reader: string; query: string; kind: string; first: string | null }[] = JSON.parse(
		readFileSync(new URL('golden-queries.json', import.meta.url), 'utf8'),
	).content;
	const sample = goldens.filter(({ kind }, index) => kind === 'flows' && index % 7 === 0);

	it.each(sample)('$reader: $query → $first', async ({ reader, query, first }) => {
		const page = await site.open(`${reader}/search/?q=${encodeURIComponent(query)}`);
		await page.locator('#results [role=status]', { hasText: /\d|[:：]/ }).waitFor();
		const hits = page.locator('[data-record]');
		expect((await hits.count()) === 0 ? null : await hits.first().getAttribute('data-record')).toBe(first);
		expect(site.faults).toEqual([]);
	});
});

describe('the search page', () => {
	it('keeps query and filters in the address, and the language switch keeps them', async () => {
		const page = await site.open('de/search/?q=443&protocol=https');
		await page.locator('#page-protocol').waitFor();
		expect(await page.locator('#page-protocol').inputValue()).toBe('https');
		const before = await page.locator('[data-record]').count();
		await page.locator('#page-topic').selectOption({ index: 1 });
		expect(new URL(page.url()).search).toMatch(/^\?q=443&topic=[^&]+&protocol=https$/);
		expect(await page.locator('[data-record]').count()).toBeLessThan(before);
		await page.locator('.languages a[lang=it]').click();
		expect(new URL(page.url()).pathname).toBe('/docs/it/search/');
		expect(new URL(page.url()).searchParams.get('protocol')).toBe('https');
		await page.locator('[data-record]').first().waitFor();
	});

	it('shows hits by kind, marked, in the reader’s language with what matched in another', async () => {
		const page = await site.open(`it/search/?q=${encodeURIComponent('反向代理')}`);
		await page.locator('[data-record]').first().waitFor();
		const first = page.locator('[data-record]').first();
		expect(await first.locator('.hit-text').textContent()).toContain('Listener proxy inverso');
		expect(await first.locator('.hit-found').textContent()).toContain('cinese');
		expect(await first.locator('q[lang="zh-CN"] mark').first().textContent()).toBe('反向代理');
		await page.locator('#query').fill('4443');
		await page.locator('.hits a[href="/docs/it/ports/4443/"]').waitFor();
		expect(page.url()).toMatch(/\?q=4443$/);
	});

	it('says what to try where nothing is found, and takes filters away', async () => {
		const page = await site.open('de/search/?q=4443&protocol=dhcp');
		await page.locator('#results button').click();
		await page.locator('[data-record]').first().waitFor();
		expect(page.url()).toMatch(/\?q=4443$/);
	});

	it('offers other forms of a word where the word itself is nowhere, and nothing for a word that is none', async () => {
		const page = await site.open('de/search/?q=Kommunikationen');
		await page.locator('[data-record]').first().waitFor();
		expect(await page.locator('#results h2').textContent()).toContain('ähnliche Wörter');
		expect(await page.locator('.hit-text').first().textContent()).toMatch(/Kommunikation/);
		await page.locator('#query').fill('Kommunixyz');
		await page.locator('[data-record]').first().waitFor({ state: 'detached' });
		expect(await page.locator('#results .hint').count()).toBe(1);
		expect(site.faults).toEqual([]);
	});

	it('offers ports and topics without script', async () => {
		const browser = site.context.browser();
		const context = await browser?.newContext({ javaScriptEnabled: false });
		const page = await context?.newPage();
		await page?.goto(site.page.url().replace(/docs\/.*/, 'docs/de/search/?q=443'));
		expect(await page?.locator('main .elsewhere a').count()).toBeGreaterThan(3);
		await context?.close();
	});
});

describe('the dialog', () => {
	it.each(['/', 'Control+k'])('opens by %s, and nothing of it is fetched before', async (key) => {
		const page = await site.open(`de/${TOPIC}`);
		expect(site.scripts).toEqual([]);
		await page.keyboard.press(key);
		await box().waitFor();
		expect(await box().evaluate((input) => input === document.activeElement)).toBe(true);
		expect(await box().inputValue()).toBe('');
		await page.keyboard.press('Escape');
		expect(await page.locator('dialog[open]').count()).toBe(0);
		expect(site.faults).toEqual([]);
	});

	it('leaves a slash that is typed into a field alone', async () => {
		const page = await site.open(`de/${TOPIC}`);
		await page.locator('#quick-query').focus();
		await page.keyboard.type('tcp/443');
		expect(await page.locator('#quick-query').inputValue()).toBe('tcp/443');
		expect(await page.locator('dialog').count()).toBe(0);
	});

	it('is a combobox: focus stays, arrows go round, Enter opens the hit', async () => {
		const page = await site.open('zh-CN/checks/');
		await page.keyboard.press('/');
		await box().waitFor();
		expect(await box().getAttribute('aria-expanded')).toBe('false');
		await page.keyboard.type('Lastenausgleich');
		await page.locator('[role=option]').first().waitFor();
		expect(await box().getAttribute('aria-expanded')).toBe('true');
		expect(await active()).toBe(null);
		await page.keyboard.press('ArrowDown');
		const first = await active();
		expect(await first?.getAttribute('aria-selected')).toBe('true');
		const record = await first?.getAttribute('data-record');
		expect(record).toMatch(/\/2\/tls-tcp-5061$/);
		await page.keyboard.press('ArrowUp');
		await page.keyboard.press('ArrowDown');
		expect(await (await active())?.getAttribute('data-record')).toBe(record);
		expect(await page.locator('[aria-selected=true]').count()).toBe(1);
		await page.keyboard.press('Enter');
		await page.waitForURL(/#t2-/);
		expect(await page.locator('tr:target').getAttribute('data-record')).toBe(record);
	});

	it('goes on to the search page with query and filters', async () => {
		const page = await site.open('it/ports/');
		await page.keyboard.press('/');
		await box().fill('443');
		await page.locator('#dialog-protocol').selectOption('https');
		await page.locator('dialog form button').first().click();
		await page.waitForURL(/\/it\/search\/\?q=443&protocol=https$/);
	});
});
