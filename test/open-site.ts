import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { contentOptions } from './content-options.ts';
import { serve } from './static-server.ts';

/** A page of a browser of its own, which keeps to one origin. */
export interface OpenBrowser {
	readonly context: BrowserContext;
	readonly page: Page;
	/** What a page should never do – errors, messages, requests to other hosts. */
	readonly faults: string[];
	/** Every script that was fetched. */
	readonly scripts: string[];
	close(): Promise<void>;
}

/** A site that was built, is served and stands open in a browser; faults and scripts are those since the last `open`. */
export interface OpenSite extends OpenBrowser {
	readonly folder: string;
	/** Opens a page by its path below the base. */
	open(path: string): Promise<Page>;
}

/** Opens the site of `content/` in Chromium, under `/docs/`; `flags` are told to the browser. */
export function openContentSite(flags: readonly string[] = []): Promise<OpenSite> {
	return openFolder(inject('contentSite'), contentOptions.base, flags);
}

/** Opens a site that was built into a folder in Chromium, under `base`. */
export async function openFolder(folder: string, base: string, flags: readonly string[] = []): Promise<OpenSite> {
	const server = await serve(folder, base);
	const browser = await openBrowser(server.origin, flags);
	const { page, faults, scripts } = browser;
	return {
		...{ ...browser, folder },
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

/** Starts Chromium with an empty page that notes its faults; whatever is asked of another origin than this is one. */
export async function openBrowser(origin: string, flags: readonly string[] = []): Promise<OpenBrowser> {
	const browser: Browser = await chromium.launch({
		...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			...flags,
		],
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
		if (!request.url().startsWith(`${origin}/`)) faults.push(`${page.url()} asks ${request.url()}`);
		if (request.resourceType() === 'script') scripts.push(request.url());
	});
	return { context, page, faults, scripts, close: () => browser.close() };
}
