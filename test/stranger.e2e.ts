import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Installed, install } from './installed.ts';
import { openFolder } from './open-site.ts';

// Each case runs three commands, one of them a build, also on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

/** The oldest Node that serves: whoever comes has that one or a later one. */
const node = '22.12.0';
const portolan = 'node_modules/portolan/bin/portolan.js';
let user: Installed;

beforeAll(() => {
	user = install(null, {}, [node]);
}, 600_000);

afterAll(() => user?.close(), 120_000);

/** Copies a layout beside the installed package, as a stranger's project; gives the folder to run commands in. */
function project(layout: string, within: string): string {
	const layouts = fileURLToPath(new URL('layouts', import.meta.url));
	cpSync(join(layouts, layout), join(user.folder, layout), { recursive: true });
	return join(layout, within);
}

it.each<[generator: string, layout: string, locale: string, title: string, within?: string]>([
	['Docusaurus', 'docusaurus', 'it', 'Porte dello scandaglio'],
	['Starlight', 'starlight', 'it', 'Porte dello scandaglio'],
	['VitePress', 'vitepress', 'it', 'Porte dello scandaglio'],
	['Hugo, by folder', 'hugo-folders', 'it', 'Porte dello scandaglio'],
	['Hugo, by suffix', 'hugo-suffixes', 'it', 'Porte dello scandaglio'],
	['MkDocs, by folder', 'mkdocs-folders', 'it', 'Porte dello scandaglio'],
	['MkDocs, by suffix', 'mkdocs-suffixes', 'it', 'Porte dello scandaglio'],
	['Jekyll', 'jekyll', 'it', 'Porte dello scandaglio'],
	['Antora', 'antora', 'it', 'Porte dello scandaglio'],
	['a repository for each locale', 'siblings', 'it-IT', 'includes/ports-table', 'handbook'],
	['Hugo, content/<locale>/docs', 'kubernetes', 'de', 'Ports des Lots'],
])('a stranger with %s installs, runs init, check and build, and reads the finding in a browser', async (...row) => {
	const [generator, layout, locale, title, within = '.'] = row;
	const folder = project(layout, within);
	const run = (...command: readonly string[]) => user.runIn(folder, node, portolan, ...command);

	expect(run('init')).toMatchObject({ status: 0, stdout: expect.stringContaining(`Found: ${generator}\n`) });
	const { status, stdout } = run('check');
	expect(status).toBe(1);
	expect(stdout.match(/(?<=:\d+ {2}).*/g)).toEqual([`error  port-mismatch  (${locale})`]);
	expect(run('build')).toMatchObject({
		status: 0,
		stdout: '',
		stderr: expect.stringContaining('Site written to dist'),
	});

	const site = await openFolder(join(user.folder, folder, 'dist'), '/');
	try {
		const page = await site.open(`${locale}/findings/`);
		await page.locator('.finding-what a').click();
		expect(await page.locator('main').textContent()).toContain('8843');
		await site.open(`${locale}/`);
		await page.locator('main').getByRole('link', { name: title, exact: true }).first().click();
		expect(await page.locator('h1').textContent()).toBe(title);
		const row = page.locator('tr.flagged');
		expect((await row.locator('del').textContent())?.trim()).toBe('8843');
		await row.locator('summary').click();
		expect(await row.locator('details p').first().isVisible()).toBe(true);
		expect(await row.locator('details p').first().textContent()).toContain('8443');
		expect(site.faults).toEqual([]);
	} finally {
		await site.close();
	}
});
