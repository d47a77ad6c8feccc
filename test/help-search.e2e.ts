import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OpenSite, openContentSite } from './open-site.ts';

vi.setConfig({ testTimeout: 60_000 });

let site: OpenSite;
/** The policy that comes with every answer. */
let policy = '';

beforeAll(async () => {
	site = await openContentSite();
	// As a server does that takes the file of headers.
	const headers = readFileSync(join(site.folder, '_headers'), 'utf8');
	policy = /Content-Security-Policy: (.*)/.exec(headers)?.[1] ?? '';
	expect(policy).toContain('script-src');
	await site.context.route('**', async (route) => {
		const response = await route.fetch();
		await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
	});
}, 120_000);

afterAll(() => site?.close());

/** What the search says it found, once it has answered. */
async function answer(): Promise<{ status: string | null; paths: string[] }> {
	const status = site.page.locator('.help-search [role=status]', { hasText: /./ });
	await status.waitFor();
	const links = site.page.locator('.help-search .hits a');
	const paths = await links.evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
	return { status: await status.textContent(), paths };
}

describe('the search in guides and checks', () => {
	it.each([
		['de', 'guides/reading/', 'Kennzeichnung', '/docs/de/guides/reading/'],
		['it', 'checks/', 'note-duplicated', '/docs/it/checks/note-duplicated/'],
		['zh-CN', 'checks/port-mismatch/', '端口范围', '/docs/zh-CN/'],
	])(
		'in %s finds a page by its text, in the language of the reader, with headers as sent',
		async (locale, path, words, found) => {
			const page = await site.open(`${locale}/${path}`);
			await page.locator('.help-search input').fill(words);
			const { paths } = await answer();
			expect(paths[0]).toContain(found);
			for (const other of paths) expect(other).toMatch(new RegExp(`^/docs/${locale}/(guides|checks)/`));
			expect(site.faults).toEqual([]);
		},
	);

	it('leads to the part of a guide that speaks of it, and back with the same question', async () => {
		const page = await site.open('de/guides/judging/?help=strittiger#filter');
		await answer();
		const link = page.locator('.help-search .hits a').first();
		expect(await page.locator('.help-search .hits mark').first().textContent()).toMatch(/^strittige/i);
		await link.click();
		await page.waitForURL(/\/de\/guides\/reading\/#.+/);
		expect(await page.locator(':target').count()).toBe(1);
		await page.goBack();
		await answer();
		expect(await page.locator('.help-search input').inputValue()).toBe('strittiger');
	});

	it('says that there is nothing, and is empty again when it is cleared', async () => {
		const page = await site.open('de/checks/');
		expect(await page.locator('.help-search button[type=reset]').isVisible()).toBe(false);
		await page.locator('.help-search input').fill('qqxxzz');
		expect(await answer()).toEqual({ status: expect.stringContaining('keiner'), paths: [] });
		await page.locator('.help-search input').fill('Anmerkung');
		await page.locator('.help-search .hits a').first().waitFor();
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
		await page.locator('.help-search button[type=reset]').click();
		await expect.poll(() => page.locator('.help-search .hits a').count()).toBe(0);
	});

	it('loads nothing of Pagefind before something is entered, and on other pages not at all', async () => {
		const asked: string[] = [];
		site.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
		const ofPagefind = () => asked.filter((path) => path.includes('/pagefind/') || /\/help-/.test(path));
		const page = await site.open('de/checks/');
		await page.locator('.help-search input').focus();
		expect(ofPagefind()).toEqual([]);
		await site.open('de/findings/?severity=error#filter');
		await page.locator('.filter [role=status]', { hasText: /\d/ }).waitFor();
		await site.open('de/search/?q=443');
		await page.locator('#results[data-answered]').waitFor();
		expect(ofPagefind()).toEqual([]);
	});

	it('says that it failed, and not that there is nothing, where a server forbids what it needs', async () => {
		const sent = policy;
		policy = policy.replace(" 'wasm-unsafe-eval'", '');
		const page = await site.open('de/checks/');
		await page.locator('.help-search input').fill('Anmerkung');
		expect((await answer()).status).toBe(await page.locator('.help-search .hits').getAttribute('data-failed'));
		policy = sent;
	});

	it('is not offered where there is no JavaScript', async () => {
		const context = await site.context.browser()?.newContext({ javaScriptEnabled: false });
		const page = await context?.newPage();
		await page?.goto(site.page.url().replace(/\/docs\/.*/, '/docs/de/checks/'));
		expect(await page?.locator('.help-search').count()).toBe(1);
		expect(await page?.locator('.help-search form').isVisible()).toBe(false);
		await context?.close();
	});
});
