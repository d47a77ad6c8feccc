import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type OpenSite, openContentSite } from './open-site.ts';

vi.setConfig({ testTimeout: 60_000 });

let site: OpenSite;

beforeAll(async () => {
	site = await openContentSite();
}, 120_000);

afterAll(() => site?.close());

it('a role offers its rules for each tool, opened and downloaded without a script, and names what is left out', async () => {
	const page = await site.open('de/roles/');
	await page.locator('.role-table a', { hasText: /^\s*Director\s*$/ }).click();
	const section = page.locator('.role-rules');
	expect(await section.locator('summary').count()).toBe(6);
	await section.locator('summary', { hasText: 'nftables' }).click();
	const text = (await section.locator('details[open] pre').textContent()) ?? '';
	expect(text).toMatch(/define \w+ = \{ 192\.0\.2\.0\/24 \}/);
	expect(text).toMatch(/tcp dport \{ 444 \}/);
	await section.locator('summary', { hasText: 'Terraform' }).click();
	expect(await section.locator('details[open]').count()).toBe(1);
	for (const link of await section.locator('a[download]').all()) {
		const path = decodeURI(new URL((await link.getAttribute('href')) ?? '', page.url()).pathname).replace('/docs/', '');
		expect(existsSync(join(site.folder, path)), path).toBe(true);
		if (path.endsWith('.nft')) expect(readFileSync(join(site.folder, path), 'utf8')).toMatch(/tcp dport \{ 444 \}/);
	}
	for (const entry of await section.locator('.refused li').all()) {
		expect(await entry.locator('a').first().getAttribute('href')).toMatch(/#t\d/);
		expect(await entry.textContent()).toMatch(/: \p{Lu}.*\./u);
	}
	expect(site.scripts).toEqual([]);
});
