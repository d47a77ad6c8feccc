import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { buildSite } from '../src/integrations/build-site.ts';
import { contentOptions } from './build-content.ts';
import { serve } from './static-server.ts';

/** A site that was built, is served and stands open in a browser. */
export interface OpenSite {
	readonly folder: string;
	readonly context: BrowserContext;
	readonly page: Page;
	/** What a page should never do – errors, messages, requests to other hosts –, since the last `open`. */
	readonly faults: string[];
	/** Every script that was fetched since the last `open`. */
	readonly scripts: string[];
	/** Opens a page by its path below the base. */
	open(path: string): Promise<Page>;
	close(): Promise<void>;
}

/** Opens the site of `content/` in Chromium, under `/docs/`. */
export function openContentSite(): Promise<OpenSite> {
	return openFolder(inject('contentSite'), contentOptions.base);
}

/** Builds a content folder and opens it in Chromium, under `base`. */
export async function openSite(content: string, base: string): Promise<OpenSite> {
	const folder = mkdtempSync(join(tmpdir(), 'portolan-site-'));
	await buildSite({ content, out: join(folder, 'site'), base, site: contentOptions.site });
	const site = await openFolder(join(folder, 'site'), base);
	return {
		...site,
		async close() {
			await site.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

async function openFolder(folder: string, base: string): Promise<OpenSite> {
	const server = await serve(folder, base);
	const browser: Browser = await chromium.launch({
		...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
	});
	const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
	const page = await context.newPage();
	const faults: string[] = [];
	const scripts: string[] = [];
	page.on('console', (message) => {
		if (['error', 'warning'].includes(message.type())) faults.push(`${page.url()}: ${message.text()}`);
	});
	page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
	page.on('dialog', (dialog) => {
		faults.push(`${page.url()}: dialog ${dialog.message()}`);
		dialog.dismiss();
	});
	page.on('request', (request) => {
		if (!request.url().startsWith(`${server.origin}/`)) faults.push(`${page.url()} asks ${request.url()}`);
		if (request.resourceType() === 'script') scripts.push(request.url());
	});
	return {
		...{ folder, context, page, faults, scripts },
		async open(path) {
			faults.length = 0;
			scripts.length = 0;
			await page.goto(`${server.origin}${base}${path}`, { waitUntil: 'load' });
			return page;
		},
		async close() {
			await browser.close();
			await server.close();
		},
	};
}
