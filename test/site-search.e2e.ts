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
	interface Golden {
		readonly reader: string;
		readonly query: string;
		readonly kind: string;
		readonly first: string | null;
	}
	const goldens: Record<string, Golden[]> = JSON.parse(
		readFileSync(new URL('golden-queries.json', import.meta.url), 'utf8'),
	).content;
	const sample = Object.values(goldens).flatMap((queries) => queries.find(({ kind }) => kind === 'flows') ?? []);

	it.each(sample)('$reader: $query → $first', async ({ reader, query, first }) => {
		const page = await site.open(`${reader}/search/?q=${encodeURIComponent(query)}`);
		await page.locator('#results[data-answered]').waitFor();
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
		await page.locator('#page-topic option:nth-child(2)').waitFor({ state: 'attached' });
		const before = await page.locator('#results h2').first().textContent();
		await page.locator('#page-topic').selectOption({ index: 1 });
		await page.waitForURL(/\?q=443&topic=[^&]+&protocol=https$/);
		await page
			.locator('#results h2', { hasNotText: before ?? '' })
			.first()
			.waitFor();
		expect(await page.locator('#results h2').first().textContent()).not.toBe(before);
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
		await page.waitForURL(/\?q=4443$/);
	});

	it('says what to try where nothing is found, and takes filters away', async () => {
		const page = await site.open('de/search/?q=4443&protocol=dhcp');
		await page.locator('#results button').click();
		await page.locator('[data-record]').first().waitFor();
		expect(page.url()).toMatch(/\?q=4443$/);
	});

	it('puts a mistyped word right and says so, and finds nothing for a word that is none', async () => {
		const page = await site.open('de/search/?q=Zertifkat');
		await page.locator('[data-record]').first().waitFor();
		expect(await page.locator('#results [role=status]').textContent()).toContain('„zertifikat“');
		await page.locator('#query').fill('Kommunixyz');
		await page.locator('[data-record]').first().waitFor({ state: 'detached' });
		expect(await page.locator('#results .hint').count()).toBe(1);
		expect(site.faults).toEqual([]);
	});

	it('tells what a port has where another transport was asked for', async () => {
		const page = await site.open('de/search/?q=443+udp');
		await page.locator('[data-record]').first().waitFor();
		expect(await page.locator('#results [role=status]').textContent()).toContain('443 gibt es nur mit TCP');
	});

	it('marks a disputed row, names the finding and what is right, and leads to it', async () => {
		const page = await site.open('de/search/?q=4443');
		const dispute = page.locator('[data-record$="/2/https-tcp-4443"] .hit-dispute').first();
		expect(await dispute.textContent()).toMatch(/^Strittig.* · 80 → 443, 8080 → 4443$/);
		await dispute.locator('a').click();
		await page.waitForURL(/\/de\/findings\/\w+\/$/);
	});

	it('shows more hits when asked, and goes on from there', async () => {
		const page = await site.open('de/search/?q=Server');
		await page.locator('[data-record]').first().waitFor();
		const flows = page.locator('#results section').first();
		const before = await flows.locator('li').count();
		await flows.locator('button').click();
		await flows.locator(`li:nth-child(${before + 1}) a:focus`).waitFor();
		expect(await flows.locator('li').count()).toBeGreaterThan(before);
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

	it('takes over what is typed into the header, slashes included, and answers as one types', async () => {
		const page = await site.open(`de/${TOPIC}`);
		await page.locator('#quick-query').focus();
		expect(site.scripts).toEqual([]);
		await page.keyboard.type('tcp/443', { delay: 30 });
		await page.locator('dialog [role=option]').first().waitFor();
		expect(await box().inputValue()).toBe('tcp/443');
		expect(await box().evaluate((input) => input === document.activeElement)).toBe(true);
		expect(site.faults).toEqual([]);
	});

	it.each([
		[320, 256],
		[390, 480],
		[844, 390],
	])('shows three hits at %d×%d, its filters folded', async (width, height) => {
		const page = await site.open(`de/${TOPIC}`);
		await page.setViewportSize({ width, height });
		await page.keyboard.press('/');
		await box().fill('4443');
		await page.locator('[role=option]').nth(2).waitFor();
		const list = await page.locator('[role=listbox]').boundingBox();
		const third = await page.locator('[role=option]').nth(2).boundingBox();
		expect((third?.y ?? 0) + (third?.height ?? 0)).toBeLessThanOrEqual((list?.y ?? 0) + (list?.height ?? 0) + 1);
		expect((list?.y ?? 0) + (list?.height ?? 0)).toBeLessThanOrEqual(height);
		expect(await page.locator('#dialog-protocol').isVisible()).toBe(false);
		await page.setViewportSize({ width: 1280, height: 720 });
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
		await page.locator('dialog summary').click();
		await page.locator('#dialog-protocol').selectOption('https');
		await page.locator('dialog form button').first().click();
		await page.waitForURL(/\/it\/search\/\?q=443&protocol=https$/);
	});
});
