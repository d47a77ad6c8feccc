import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import type { OpenSite } from './open-site.ts';

export const LOCALES = ['de', 'it', 'zh-CN'];
export const TOPIC = 'port-summary-reverse-proxy/';
/** A topic that only German has: a fallback elsewhere, and the largest page. */
export const LARGEST = 'ports-and-protocols-for-internal-servers/';
export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** A page in the state that a reader brings it into; `path` below a locale. */
export interface State {
	readonly path: string;
	readonly enter?: (page: Page) => Promise<unknown>;
}

/** A page of every template. */
export function templates({ folder }: OpenSite): State[] {
	const { findings } = JSON.parse(readFileSync(join(folder, 'data/findings.json'), 'utf8'));
	const ofTopic = ['', TOPIC, LARGEST, `${TOPIC}source/`, `compare/${TOPIC}`];
	const ofPorts = [
		'ports/',
		'ports/4443/',
		'findings/',
		`findings/${findings[0].id}/`,
		'checks/',
		'checks/note-duplicated/',
	];
	const roles = readdirSync(join(folder, 'de/roles'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
	const ofRoles = ['roles/', `roles/${roles[0]?.name}/`, 'status/de/'];
	const guides = readdirSync(join(folder, 'de/guides')).map((guide) => `guides/${guide}/`);
	return [...ofTopic, ...ofPorts, ...ofRoles, ...guides, 'search/', '../', '../404.html'].map((path) => ({ path }));
}

/** What readers do on them: search, filter, compare a pair, open everything that opens. */
export function statesInUse(): State[] {
	const filtered = (page: Page) => page.locator('.filter [role=status]', { hasText: /\d/ }).waitFor();
	return [
		{ path: 'search/?q=443&protocol=https', enter: (page) => page.locator('[data-record]').first().waitFor() },
		{ path: 'search/?q=xyzzy', enter: (page) => page.locator('#results .hint').first().waitFor() },
		{ path: 'findings/?severity=error#filter', enter: filtered },
		{ path: `${TOPIC}?port=4443#filter`, enter: filtered },
		{
			path: `compare/${TOPIC}?left=it&right=zh-CN#filter`,
			enter: (page) => page.locator('form.pair[data-chosen]').waitFor(),
		},
		{
			path: TOPIC,
			enter: (page) =>
				page.evaluate(() => {
					for (const details of document.querySelectorAll('details')) details.open = true;
				}),
		},
		{ path: 'checks/', enter: openSearch },
	];
}

/** Opens the search over a page, with options of which one is chosen. */
export async function openSearch(page: Page): Promise<void> {
	await page.keyboard.press('/');
	await page.locator('dialog [role=combobox]').fill('443');
	await page.locator('[role=option]').first().waitFor();
	await page.keyboard.press('ArrowDown');
}

/** How far a page reaches beyond the edge of its window. */
export function overflow(page: Page): Promise<number> {
	return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What axe finds on a page, by all its rules (WCAG 2.2 AA and best practice), or by those that look at colours alone. */
export async function violations(page: Page, which: 'all' | 'colours' = 'all'): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
	return page.evaluate(async (which) => {
		const { axe } = window as unknown as { axe: typeof import('axe-core') };
		// Best practices run unless told otherwise; what WCAG 2.2 added does not.
		const { violations } = await axe.run({
			resultTypes: ['violations'],
			rules: { 'target-size': { enabled: true } },
			...(which === 'colours' ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {}),
		});
		const shown = (nodes: readonly { readonly html: string }[]) =>
			nodes.slice(0, 3).map(({ html }) => html.slice(0, 150));
		return violations.map(({ id, nodes }) => `${id}: ${shown(nodes).join(' | ')}`);
	}, which);
}
