import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OpenSite, openContentSite } from './open-site.ts';

vi.setConfig({ testTimeout: 60_000 });

const TOPIC = 'port-summary-reverse-proxy/';
/** How many pages and how many other files are kept at most. */
const MOST = { pages: 100, data: 40 };
let site: OpenSite;

beforeAll(async () => {
	site = await openContentSite();
}, 120_000);

afterAll(() => site?.close());

/** The paths of the files kept for reading offline, of one kind or all, the oldest first. */
const kept = (kind = '') =>
	site.page.evaluate(async (wanted) => {
		const paths: string[] = [];
		for (const name of await caches.keys())
			if (name.endsWith(wanted))
				for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
		return paths;
	}, kind);

describe('offline', () => {
	it('nothing is kept before the reader does something', async () => {
		const page = await site.open(`de/${TOPIC}`);
		expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
		expect(await kept()).toEqual([]);
	});

	it('a topic reads whole after one visit on which something was clicked, and another language of it is missing', async () => {
		const page = await site.open(`de/${TOPIC}`);
		await page.locator('h1').click();
		await expect.poll(() => kept()).toContain(`/docs/de/${TOPIC}`);
		await expect.poll(async () => (await kept()).some((path) => path.endsWith('.css'))).toBe(true);
		await site.context.setOffline(true);
		await page.goto(page.url());
		expect(await page.locator('tr[data-record]').count()).toBe(5);
		expect(await page.locator('ul.picture').count()).toBe(2);
		expect(await page.evaluate(() => document.styleSheets[0]?.cssRules.length ?? 0)).toBeGreaterThan(50);
		await expect(page.goto(page.url().replace('/de/', '/it/'))).rejects.toThrow(/ERR_/);
		await site.context.setOffline(false);
	});

	it('a key counts as well', async () => {
		const page = await site.open('zh-CN/checks/');
		await page.evaluate(async () => {
			for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
			for (const name of await caches.keys()) await caches.delete(name);
		});
		await site.open('zh-CN/checks/');
		await page.keyboard.press('Tab');
		await expect.poll(() => kept()).toContain('/docs/zh-CN/checks/');
	});

	it('every page that is visited from then on is kept, with its filter', async () => {
		const page = await site.open('de/findings/');
		await page.locator('select[name=severity]').selectOption('error');
		await page.locator('.filter [role=status]', { hasText: /\d/ }).waitFor();
		await site.context.setOffline(true);
		await page.reload();
		await page.locator('.filter [role=status]', { hasText: /\d/ }).waitFor();
		expect(await page.locator('select[name=severity]').inputValue()).toBe('error');
		await site.context.setOffline(false);
	});

	it('is bounded: of pages and of data the oldest go first, and no page pushes out what all of them need', async () => {
		const page = await site.open('de/ports/');
		const ports = await page
			.locator('main a[href*="/ports/"]')
			.evaluateAll((links) => [...new Set(links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))]);
		const paths = ['de', 'it', 'zh-CN'].flatMap((locale) => ports.map((path) => path.replace('/de/', `/${locale}/`)));
		const visited = paths.slice(0, MOST.pages + 10);
		expect(visited).toHaveLength(MOST.pages + 10);
		for (const path of visited) await site.open(path.slice('/docs/'.length));
		const pages = async () => (await kept()).filter((path) => path.endsWith('/'));
		await expect.poll(pages).toEqual(visited.slice(-MOST.pages));
		const asked = Array.from({ length: MOST.data + 10 }, (_, number) => `/docs/data/version.json?${number}`);
		await page.evaluate(async (all) => {
			for (const path of all) await (await fetch(path)).text();
		}, asked);
		await expect.poll(async () => (await kept('data')).length).toBe(MOST.data);
		expect(await pages()).toEqual(visited.slice(-MOST.pages));
		await site.context.setOffline(true);
		await page.goto(new URL(visited.at(-1) ?? '', page.url()).href);
		expect(await page.evaluate(() => document.styleSheets[0]?.cssRules.length ?? 0)).toBeGreaterThan(50);
		expect(
			await page.evaluate(async () => [
				await (await fetch('/docs/data/version.json?49')).text(),
				await fetch('/docs/data/version.json?9').catch(() => null),
			]),
		).toEqual([expect.stringContaining('portolan/version/1'), null]);
		await site.context.setOffline(false);
	});
});
