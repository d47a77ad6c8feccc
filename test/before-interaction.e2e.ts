import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OpenSite, openContentSite } from './open-site.ts';

vi.setConfig({ testTimeout: 60_000 });

const TOPIC = 'port-summary-reverse-proxy/';
let site: OpenSite;
let debug: CDPSession;
/** Every script that the browser has read since the last visit, inline handlers among them. */
const parsed: string[] = [];

beforeAll(async () => {
	site = await openContentSite();
	debug = await site.context.newCDPSession(site.page);
	debug.on('Debugger.scriptParsed', ({ url }) => {
		if (url.startsWith('http')) parsed.push(new URL(url).pathname);
	});
	await debug.send('Debugger.enable');
	await debug.send('Profiler.enable');
	await debug.send('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
}, 120_000);

afterAll(() => site?.close());

/** Opens a page, as if no other had been open before. */
async function visit(path: string): Promise<void> {
	await site.page.goto('about:blank');
	await debug.send('Profiler.takePreciseCoverage');
	parsed.length = 0;
	await site.open(path);
	await site.page.waitForTimeout(100);
}

/** The addresses of the scripts of which something has run since the last visit. */
async function ran(): Promise<string[]> {
	const { result } = await debug.send('Profiler.takePreciseCoverage');
	const ofSite = result.filter(
		({ url, functions }) =>
			url.startsWith('http') && functions.some(({ ranges }) => ranges.some(({ count }) => count > 0)),
	);
	return ofSite.map(({ url }) => new URL(url).pathname);
}

describe('before the first interaction', () => {
	it('no byte of script is read or run on any content page, whatever is scrolled, pointed at or linked to', async () => {
		const { page } = site;
		const guides = readdirSync(join(site.folder, 'de/guides')).map((guide) => `guides/${guide}/`);
		const paths = ['', TOPIC, `${TOPIC}#t2-https-tcp-4443`, `${TOPIC}source/`, 'ports/', 'ports/4443/', 'findings/'];
		for (const path of [
			...paths,
			'checks/',
			'checks/note-duplicated/',
			`compare/${TOPIC}`,
			...guides,
			'../',
			'../404.html',
		]) {
			await visit(`de/${path}`);
			await page.mouse.move(200, 200);
			await page.mouse.wheel(0, 600);
			await page.mouse.move(300, 300);
			await page.waitForTimeout(50);
			expect({ path, parsed, ran: await ran() }).toEqual({ path, parsed: [], ran: [] });
		}
	});

	it('is over with a key, a click, an entry into the filter, or an address that leads to the filter', async () => {
		const { page } = site;
		await visit(`de/${TOPIC}`);
		await page.keyboard.press('/');
		await page.locator('dialog[open]').waitFor();
		expect((await ran()).some((path) => path.startsWith('/docs/script/dialog-'))).toBe(true);
		await visit(`de/${TOPIC}`);
		await page.locator('h1').click();
		expect(await ran()).toContain(`/docs/de/${TOPIC}`);
		await visit('de/findings/');
		await page.locator('select[name=severity]').selectOption('error');
		await page.locator('.filter [role=status]', { hasText: /\d/ }).waitFor();
		expect((await ran()).some((path) => path.startsWith('/docs/script/page-'))).toBe(true);
		await visit('de/findings/?severity=error#filter');
		await page.locator('.filter [role=status]', { hasText: /\d/ }).waitFor();
		expect((await ran()).some((path) => path.startsWith('/docs/script/page-'))).toBe(true);
		expect(site.faults).toEqual([]);
	});
});
