import { expect, it, vi } from 'vitest';
import { openContentSite } from './open-site.ts';

vi.setConfig({ testTimeout: 180_000 });

it.each([
	['de-AT,en', 'de', 'Portreferenz', 'Unter dieser Adresse'],
	['it', 'it', 'Guida alle porte', 'indirizzo'],
	['zh-CN', 'zh-CN', '端口参考', '此地址'],
	['fi', 'de', 'Portreferenz', 'Unter dieser Adresse'],
])(
	'who reads %s is spoken to in %s, by a folder of files and without a script',
	async (preferred, locale, name, missing) => {
		const site = await openContentSite([`--accept-lang=${preferred}`]);
		try {
			for (const path of ['', '404.html']) {
				const page = await site.open(path);
				const onward = page.locator('.reader-language a:visible');
				expect(await onward.count(), path).toBe(1);
				expect((await onward.textContent())?.trim()).toContain(name);
				const text = page.locator('.reader-language p:visible');
				if (path !== '') expect(await text.textContent()).toContain(missing);
				for (const width of [320, 1440]) {
					await page.setViewportSize({ width, height: 800 });
					const end = await onward.boundingBox();
					const list = await page.locator('.language-list').boundingBox();
					expect((end?.y ?? 0) + (end?.height ?? 0), `${path} ${width}`).toBeLessThanOrEqual(list?.y ?? 0);
				}
				expect(site.scripts).toEqual([]);
				await onward.click();
				expect(new URL(page.url()).pathname).toBe(`/docs/${locale}/`);
			}
		} finally {
			await site.close();
		}
	},
);
