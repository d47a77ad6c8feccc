import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OpenSite, openContentSite } from './open-site.ts';
import { LARGEST, LOCALES, PHONE, TOPIC, WIDE } from './states.ts';

vi.setConfig({ testTimeout: 60_000 });

let site: OpenSite;

beforeAll(async () => {
	site = await openContentSite();
}, 120_000);

afterAll(() => site?.close());

describe('on a phone', () => {
	beforeAll(() => site.page.setViewportSize(PHONE));

	it.each(LOCALES)(
		'the header (%s) has name, languages and theme on one line, and a line each for search and pages',
		async (locale) => {
			const page = await site.open(`${locale}/${TOPIC}`);
			const boxes = async (selector: string) =>
				page.locator(selector).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
			const [name, languages, theme] = await boxes('.site-name, .site-header .languages, .site-header .theme');
			expect(Math.max(languages?.top ?? 0, theme?.top ?? 0)).toBeLessThan(name?.bottom ?? 0);
			const entries = await boxes('.site-header nav:not(.languages) a');
			expect(new Set(entries.map(({ top }) => Math.round(top))).size).toBe(1);
			expect((await boxes('.site-header'))[0]?.height).toBeLessThan(140);
		},
	);

	it.each([TOPIC, LARGEST, 'guides/reading/'])(
		'%s begins with its title; the contents are folded below it',
		async (path) => {
			const page = await site.open(`de/${path}`);
			const title = await page.locator('h1').boundingBox();
			const contents = page.locator('.contents');
			expect((await contents.boundingBox())?.y).toBeGreaterThan((title?.y ?? 0) + (title?.height ?? 0));
			expect(await contents.locator('a').first().isVisible()).toBe(false);
			await contents.locator('summary').click();
			expect(await contents.locator('a').first().isVisible()).toBe(true);
		},
	);

	it('no list is cut at the edge or longer than twenty screens', async () => {
		for (const locale of LOCALES)
			for (const path of ['', 'ports/', 'roles/', 'findings/', 'checks/', `status/${locale}/`]) {
				const page = await site.open(`${locale}/${path}`);
				const cut = await page.evaluate(
					() =>
						[...document.querySelectorAll('.table-scroll')].filter((one) => one.scrollWidth > one.clientWidth).length,
				);
				expect(cut, `${locale}/${path}`).toBe(0);
				const height = await page.evaluate(() => document.documentElement.scrollHeight);
				expect(height / PHONE.height, `${locale}/${path}`).toBeLessThan(20);
			}
	});

	it('a dot parts two facts of one line, and none begins or ends one', async () => {
		for (const path of [TOPIC, 'findings/']) {
			const page = await site.open(`de/${path}`);
			const lines = await page.locator('.facts, .finding-where').evaluateAll((all) =>
				all.flatMap((list) => {
					const edge = list.getBoundingClientRect().left;
					let top = Number.NaN;
					return [...list.children].map((item) => {
						const box = item.getBoundingClientRect();
						const isFirst = Math.abs(box.top - top) > 4 || Number.isNaN(top);
						top = box.top;
						const dot = box.left + Number.parseFloat(getComputedStyle(item, '::before').insetInlineStart);
						return { isFirst, isCut: dot + 3 < edge };
					});
				}),
			);
			expect(lines.filter(({ isFirst }) => isFirst).length).toBeGreaterThan(1);
			for (const { isFirst, isCut } of lines) expect(isCut, path).toBe(isFirst);
		}
	});
});

describe('on a wide screen', () => {
	beforeAll(() => site.page.setViewportSize(WIDE));

	it('the contents stand beside the text, open, and stay there', async () => {
		const page = await site.open(`de/${LARGEST}`);
		const link = page.locator('.contents a').first();
		expect(await link.isVisible()).toBe(true);
		const title = await page.locator('h1').boundingBox();
		const box = await link.boundingBox();
		expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan(title?.x ?? 0);
		await page.evaluate(() => window.scrollTo(0, 4000));
		expect((await link.boundingBox())?.y).toBeGreaterThanOrEqual(0);
	});

	it('numbers of a column stand one below the other', async () => {
		const page = await site.open('de/ports/');
		const alignments = await page
			.locator('td.number')
			.evaluateAll((cells) => [...new Set(cells.map((cell) => getComputedStyle(cell).textAlign))]);
		expect(alignments).toEqual(['end']);
	});
});
