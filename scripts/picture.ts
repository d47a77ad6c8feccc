/** `npm run picture`: builds the site of `content/` and takes the picture that the README shows, `docs/finding-4443.png`. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { buildSite } from '../src/integrations/build-site.ts';
import { serve } from '../test/static-server.ts';
import { chromiumPath } from './chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'portolan-picture-'));
try {
	await buildSite({ content: 'content', base: '/', out: join(folder, 'site') });
	const server = await serve(join(folder, 'site'));
	const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] });
	try {
		const page = await browser.newPage({ viewport: { width: 1100, height: 620 }, deviceScaleFactor: 1.5 });
		await page.goto(`${server.origin}/de/port-summary-reverse-proxy/`);
		const row = page
			.locator('tr', { hasText: '4443' })
			.filter({ has: page.locator('.mark.error') })
			.first();
		await row.locator('.mark.error > summary').first().click();
		await row.evaluate((element) => element.scrollIntoView({ block: 'center' }));
		mkdirSync('docs', { recursive: true });
		await page.screenshot({ path: 'docs/finding-4443.png' });
	} finally {
		await browser.close();
		await server.close();
	}
} finally {
	rmSync(folder, { recursive: true, force: true });
}
