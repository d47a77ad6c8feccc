import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OpenSite, openContentSite } from './open-site.ts';
import { LOCALES, overflow, PHONE, statesInUse, templates, violations, WIDE } from './states.ts';

vi.setConfig({ testTimeout: 600_000 });

let site: OpenSite;

beforeAll(async () => {
	site = await openContentSite();
});

afterAll(() => site?.close());

describe.each(LOCALES)('every template in %s', (locale) => {
	it('has no violation of axe, no fault and nothing beyond the edge: wide and narrow, light and dark', async () => {
		const { page } = site;
		const wrong: unknown[] = [];
		for (const { path, enter } of [...templates(site), ...statesInUse()]) {
			await page.setViewportSize(WIDE);
			await site.open(`${locale}/${path}`);
			await enter?.(page);
			const about = await page.evaluate(() => ({
				title: document.title,
				lang: document.documentElement.lang,
				headings: document.querySelectorAll('h1').length,
			}));
			// Pages of all languages are framed in one.
			const lang = path.startsWith('..') ? 'de' : locale;
			expect({ path, ...about }).toEqual({ path, title: expect.stringMatching(/\S/), lang, headings: 1 });
			for (const viewport of [WIDE, PHONE])
				for (const colorScheme of ['light', 'dark'] as const) {
					await page.setViewportSize(viewport);
					await page.emulateMedia({ colorScheme });
					// The other rules ask for what no scheme of colours changes.
					const found = await violations(page, colorScheme === 'dark' ? 'colours' : 'all');
					const over = await overflow(page);
					if (found.length > 0 || over > 0) wrong.push({ path, width: viewport.width, colorScheme, found, over });
				}
			wrong.push(...site.faults);
		}
		expect(wrong).toEqual([]);
	});
});
