import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OpenSite, openSite } from './open-site.ts';

vi.setConfig({ testTimeout: 300_000 });

const LOCALES = ['de', 'it', 'zh-CN'];
const TOPIC = 'port-summary-reverse-proxy/';
const LARGEST = 'ports-and-protocols-for-internal-servers/';
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
let site: OpenSite;

beforeAll(async () => {
	site = await openSite(fileURLToPath(new URL('../content', import.meta.url)), '/docs/');
}, 120_000);

afterAll(() => site?.close());

/** A state that a reader brings a page into, and where it is found. */
interface State {
	readonly path: string;
	readonly enter?: () => Promise<void>;
}

function states(): State[] {
	const { findings } = JSON.parse(readFileSync(join(site.folder, 'data/findings.json'), 'utf8'));
	const { page } = site;
	const guides = readdirSync(join(site.folder, 'de/guides'));
	return [
		...['', TOPIC, LARGEST, 'ports/', 'ports/4443/', `compare/${TOPIC}`, 'findings/', `findings/${findings[0].id}/`],
		...[
			'checks/',
			'checks/note-duplicated/',
			'../',
			'../404.html',
			...guides.map((guide) => `guides/${guide}/`),
			'search/',
		],
	]
		.map((path): State => ({ path }))
		.concat([
			{ path: 'search/?q=443&protocol=https', enter: () => page.locator('[data-record]').first().waitFor() },
			{ path: 'search/?q=xyzzy', enter: () => page.locator('#results .hint').first().waitFor() },
			{
				path: 'findings/?severity=error#filter',
				enter: () => page.locator('.filter [role=status]', { hasText: /\d/ }).waitFor(),
			},
			{
				path: `${TOPIC}?port=4443#filter`,
				enter: () => page.locator('.filter [role=status]', { hasText: /\d/ }).waitFor(),
			},
			{
				path: TOPIC,
				enter: async () => {
					await page.evaluate(() => {
						for (const details of document.querySelectorAll('details')) details.open = true;
					});
				},
			},
			{
				path: 'checks/',
				enter: async () => {
					await page.keyboard.press('/');
					await page.locator('dialog [role=combobox]').fill('443');
					await page.locator('[role=option]').first().waitFor();
					await page.keyboard.press('ArrowDown');
				},
			},
		]);
}

/** What axe finds, by all its rules or those named. */
async function violations(rules: string[] = []): Promise<string[]> {
	const found = await site.page.evaluate(async (only) => {
		const { axe } = window as unknown as { axe: typeof import('axe-core') };
		const { violations } = await axe.run({
			resultTypes: ['violations'],
			// Best practices run unless told otherwise; what WCAG 2.2 added does not.
			...(only.length === 0
				? { rules: { 'target-size': { enabled: true } } }
				: { runOnly: { type: 'rule', values: only } }),
		});
		return violations.map(
			({ id, nodes }) =>
				`${id}: ${nodes
					.map(({ html }) => html.slice(0, 150))
					.slice(0, 3)
					.join(' | ')}`,
		);
	}, rules);
	return found;
}

/** What depends on the colours alone; everything else is asked in the light. */
const ofColours = ['color-contrast', 'link-in-text-block'];

describe.each(LOCALES)('every template in %s', (locale) => {
	it('has no violation of axe, no fault and nothing beyond the edge: wide and narrow, light and dark', async () => {
		const { page } = site;
		const wrong: unknown[] = [];
		for (const { path, enter } of states()) {
			await page.setViewportSize(WIDE);
			await page.emulateMedia({ colorScheme: 'light' });
			await site.open(`${locale}/${path}`);
			await enter?.();
			await page.evaluate(axe.source);
			for (const [width, viewport] of [
				['wide', WIDE],
				['phone', PHONE],
			] as const) {
				await page.setViewportSize(viewport);
				for (const colorScheme of ['light', 'dark'] as const) {
					await page.emulateMedia({ colorScheme });
					const found = await violations(colorScheme === 'dark' ? ofColours : []);
					if (found.length > 0) wrong.push({ path, width, colorScheme, found });
				}
				const over = await page.evaluate(
					() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
				);
				if (over > 0) wrong.push({ path, width, over });
			}
			if (site.faults.length > 0) wrong.push(...site.faults);
		}
		expect(wrong).toEqual([]);
	});
});

describe('readers who need more', () => {
	it('can zoom to 400 %: nothing is cut at 320 px', async () => {
		await site.page.setViewportSize({ width: 320, height: 256 });
		for (const { path, enter } of states()) {
			await site.open(`de/${path}`);
			await enter?.();
			const over = await site.page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
			);
			expect({ path, over }).toEqual({ path, over: 0 });
		}
		await site.page.setViewportSize(WIDE);
	});

	it('reach everything by Tab, see where they are, and leave again', async () => {
		const { page } = site;
		for (const path of ['', TOPIC, 'ports/4443/', 'findings/', `compare/${TOPIC}`, 'search/?q=4443']) {
			await site.open(`de/${path}`);
			if (path.startsWith('search')) await page.locator('[data-record]').first().waitFor();
			await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
			const wanted = await page.evaluate(
				() =>
					[...document.querySelectorAll<HTMLElement>('a[href],button,input,select,summary,[tabindex="0"]')].filter(
						(each) => each.checkVisibility({ visibilityProperty: true }) && !(each as HTMLInputElement).disabled,
					).length,
			);
			const seen = new Set<number>();
			const hidden: string[] = [];
			for (let press = 0; press < wanted + 5; press++) {
				await page.keyboard.press('Tab');
				const at = await page.evaluate(() => {
					const focused = document.activeElement as HTMLElement;
					if (focused === document.body) return null;
					const { outlineStyle, outlineWidth } = getComputedStyle(focused);
					const { width, height } = focused.getBoundingClientRect();
					const isSeen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1 && width > 0 && height > 0;
					return {
						place: [...document.querySelectorAll('*')].indexOf(focused),
						isSeen,
						html: focused.outerHTML.slice(0, 100),
					};
				});
				if (at === null || seen.has(at.place)) break;
				seen.add(at.place);
				if (!at.isSeen) hidden.push(at.html);
			}
			expect({ path, hidden }).toEqual({ path, hidden: [] });
			expect({ path, reached: seen.size >= wanted }).toEqual({ path, reached: true });
		}
	});

	it('are spared motion if they ask', async () => {
		const { page } = site;
		await page.emulateMedia({ reducedMotion: 'reduce' });
		for (const { path } of states().slice(0, 8)) {
			await site.open(`de/${path}`);
			const moving = await page.evaluate(() =>
				[document.documentElement, ...document.querySelectorAll('*')].flatMap((each) => {
					const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(each);
					const long = [transitionDuration, animationDuration].some((text) => Number.parseFloat(text) > 0.01);
					return long || scrollBehavior === 'smooth' ? [each.tagName] : [];
				}),
			);
			expect({ path, moving }).toEqual({ path, moving: [] });
		}
		await page.emulateMedia({ reducedMotion: null });
	});

	it('see findings, hits and the chosen option in forced colours', async () => {
		const { page } = site;
		await page.emulateMedia({ forcedColors: 'active' });
		await site.open(`de/${TOPIC}`);
		expect(await page.locator('.mark-word').first().textContent()).toMatch(/\S/);
		await page.keyboard.press('/');
		await page.locator('dialog [role=combobox]').fill('4443');
		await page.locator('[role=option]').first().waitFor();
		await page.keyboard.press('ArrowDown');
		const outline = await page
			.locator('[aria-selected=true]')
			.evaluate((option) => getComputedStyle(option).outlineStyle);
		expect(outline).toBe('solid');
		await page.evaluate(axe.source);
		expect(await violations()).toEqual([]);
		await page.emulateMedia({ forcedColors: null });
	});
});

describe('the files', () => {
	it('are valid HTML', async () => {
		const validator = new HtmlValidate({
			extends: ['html-validate:standard', 'html-validate:a11y'],
			// In HTML a details element is no sectioning content: it may stand in a header cell.
			elements: ['html5', { details: { flow: true, sectioning: false } }],
			rules: {
				'void-style': 'off',
				'no-trailing-whitespace': 'off',
				'long-title': 'off',
				'doctype-style': 'off',
				'attribute-boolean-style': 'off',
				// An aside within an article is no landmark; axe looks at landmarks as browsers build them.
				'unique-landmark': 'off',
				'no-inline-style': 'error',
				// Tables whose rows become cards write their roles out: not every browser keeps them otherwise.
				'no-redundant-role': 'off',
				'prefer-native-element': ['error', { exclude: ['region'] }],
			},
		});
		const pages = readdirSync(site.folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
			name.endsWith('.html'),
		);
		const wrong: string[] = [];
		for (const name of pages) {
			const { results } = await validator.validateFile(join(site.folder, name));
			for (const { messages } of results)
				for (const { ruleId, message, selector } of messages)
					wrong.push(`${name}: ${ruleId}: ${message} ${selector ?? ''}`);
		}
		expect(pages.length).toBeGreaterThan(100);
		expect(wrong.slice(0, 20)).toEqual([]);
	});
});
