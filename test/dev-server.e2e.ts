import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OpenBrowser, openBrowser } from './open-site.ts';

vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let dev: { readonly url: string; readonly process: ChildProcess };
let browser: OpenBrowser;
let page: Page;

/** The document that is edited. */
const relay = () => join(folder, 'docs', 'de', 'relay.md');

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'portolan-dev-'));
	cpSync(fileURLToPath(new URL('fixtures/harbour', import.meta.url)), join(folder, 'docs'), { recursive: true });
	dev = await startDev(['docs', '--port', '4731']);
	browser = await openBrowser(dev.url.replace(/\/$/, ''));
	page = browser.page;
}, 120_000);

afterAll(async () => {
	await browser?.close();
	dev?.process.kill();
	rmSync(folder, { recursive: true, force: true });
});

/** Starts `portolan dev` and waits for the address that it tells. */
function startDev(options: readonly string[]): Promise<typeof dev> {
	const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
	const { NODE_ENV: _, VITEST: __, ...env } = process.env;
	const started = spawn(process.execPath, [main, 'dev', ...options], { cwd: folder, env });
	return new Promise((resolve, reject) => {
		let told = '';
		started.stderr.on('data', (chunk) => {
			told += chunk;
			const [, url] = /Site at (\S+);/.exec(told) ?? [];
			if (url) resolve({ url, process: started });
		});
		started.once('exit', () => reject(new Error(told)));
	});
}

describe('the development server', () => {
	it('styles its pages, under a policy that lets it', async () => {
		await page.goto(`${dev.url}de/`);
		const size = await page.locator('.site-header').evaluate((header) => getComputedStyle(header).display);
		expect(size).toBe('flex');
		expect(browser.faults).toEqual([]);
	});

	it('has data and search', async () => {
		const dataset = await (await fetch(`${dev.url}data/ports.json`)).json();
		expect(dataset.records.length).toBeGreaterThan(0);
		await page.goto(`${dev.url}de/search/?q=7443`);
		await page.locator('#results [data-record]').first().waitFor();
		expect(browser.faults).toEqual([]);
	});

	it('shows an edited document without being asked, and lists the findings that are left', async () => {
		const list = page.locator('astro-dev-toolbar-window li');
		await page.goto(`${dev.url}de/relay/`);
		await page.locator('astro-dev-toolbar [data-app-id="portolan"]').first().click();
		await list.first().waitFor();
		expect(await list.allInnerTexts()).toEqual([expect.stringContaining('de/relay.md:13')]);

		const written = readFileSync(relay(), 'utf8');
		const [, right = ''] = /HTTPS\/TCP\/7443 \| [^|]* \| [^|]* \| ([^|]*) \|/.exec(written) ?? [];
		const corrected = 'Verkehr an Port 943 der äußeren Seite des Relais wird an einen Pool an Port 7443 geleitet.';
		const at = written.lastIndexOf(right);
		writeFileSync(relay(), written.slice(0, at) + corrected + written.slice(at + right.length));

		await page.getByText(corrected).first().waitFor();
		await page.locator('astro-dev-toolbar [data-app-id="portolan"]').first().click();
		await page.locator('astro-dev-toolbar-window h1', { hasText: '0 findings' }).waitFor();
		expect(await list.count()).toBe(0);
	});
});
