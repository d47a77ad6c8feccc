import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OpenSite, openContentSite } from './open-site.ts';
import { LARGEST, openSearch, overflow, PHONE, statesInUse, TOPIC, templates, violations, WIDE } from './states.ts';

vi.setConfig({ testTimeout: 300_000 });

let site: OpenSite;
let page: Page;

beforeAll(async () => {
	site = await openContentSite();
	page = site.page;
});

afterAll(() => site?.close());

afterEach(async () => {
	await page.emulateMedia({ media: null, colorScheme: null, reducedMotion: null, forcedColors: null });
	await page.setViewportSize(WIDE);
});

/** Whether what has the focus can be seen; null where the same had it before on this round, undefined where nothing has. */
function focused(round: string) {
	return page.evaluate((round) => {
		const element = document.activeElement as HTMLElement & { round?: string };
		if (element === document.body) return undefined;
		if (element.round === round) return null;
		element.round = round;
		const { outlineStyle, outlineWidth } = getComputedStyle(element);
		const { width, height, top, bottom } = element.getBoundingClientRect();
		const isCovered = [...document.querySelectorAll('thead th')]
			.filter((cell) => getComputedStyle(cell).position === 'sticky' && !cell.contains(element))
			.some((cell) => {
				const over = cell.getBoundingClientRect();
				return over.top <= 0.5 && top >= over.top && bottom <= over.bottom;
			});
		const isOutlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
		return {
			isSeen: isOutlined && width > 0 && height > 0 && !isCovered,
			html: element.outerHTML.slice(0, 100),
		};
	}, round);
}

describe('zoom', () => {
	it('of 400 % cuts nothing: a page is no wider than 320 px', async () => {
		await page.setViewportSize({ width: 320, height: 256 });
		for (const { path, enter } of [...templates(site), ...statesInUse()]) {
			await site.open(`de/${path}`);
			await enter?.(page);
			expect({ path, over: await overflow(page) }).toEqual({ path, over: 0 });
		}
	});
});

describe('the keyboard', () => {
	it('reaches everything, forth and back, and shows where it is', async () => {
		for (const { path, enter } of [...templates(site), ...statesInUse().filter(({ enter }) => enter !== openSearch)]) {
			await site.open(`de/${path}`);
			await enter?.(page);
			await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
			const wanted = await page.evaluate(
				() =>
					[...document.querySelectorAll<HTMLElement>('a[href],button,input,select,summary,[tabindex="0"]')].filter(
						(each) => each.checkVisibility({ visibilityProperty: true }) && !(each as HTMLInputElement).disabled,
					).length,
			);
			for (const key of ['Tab', 'Shift+Tab']) {
				let reached = 0;
				const hidden: string[] = [];
				for (let press = 0; press < wanted + 5; press++) {
					await page.keyboard.press(key);
					const at = await focused(key);
					if (at === null) break;
					if (at === undefined) continue;
					reached++;
					if (!at.isSeen) hidden.push(at.html);
				}
				expect({ path, key, hidden }).toEqual({ path, key, hidden: [] });
				expect({ path, key, all: reached >= wanted }).toEqual({ path, key, all: true });
			}
		}
	});
});

describe('reduced motion', () => {
	it('is kept on every template', async () => {
		await page.emulateMedia({ reducedMotion: 'reduce' });
		for (const { path, enter } of [...templates(site), ...statesInUse()]) {
			await site.open(`de/${path}`);
			await enter?.(page);
			const moving = await page.evaluate(() =>
				[document.documentElement, ...document.querySelectorAll('*')].flatMap((each) => {
					const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(each);
					const long = [transitionDuration, animationDuration].some((text) => Number.parseFloat(text) > 0.01);
					return long || scrollBehavior === 'smooth' ? [each.tagName] : [];
				}),
			);
			expect({ path, moving }).toEqual({ path, moving: [] });
		}
	});
});

describe('forced colours', () => {
	it('leave every template readable, its findings in words and its chosen option outlined', async () => {
		await page.emulateMedia({ forcedColors: 'active' });
		const wrong: unknown[] = [];
		for (const { path, enter } of [...templates(site), ...statesInUse()]) {
			await site.open(`de/${path}`);
			await enter?.(page);
			const found = await violations(page);
			const wordless = await page
				.locator('.mark, .severity, .differs')
				.evaluateAll((marks) => marks.filter((mark) => !/\p{L}/u.test(mark.textContent ?? '')).length);
			// What the system's colours would make as dark as the paper: shapes of pictures, which are not forced.
			const unseen = await page.locator('svg :is(text, .axis, .port)').evaluateAll((shapes) => {
				const paper = getComputedStyle(document.body).backgroundColor;
				return shapes.filter((shape) => {
					const { fill, stroke } = getComputedStyle(shape);
					return (shape.tagName === 'text' ? fill : stroke) === paper;
				}).length;
			});
			if (found.length + wordless + unseen > 0) wrong.push({ path, found, wordless, unseen });
		}
		expect(wrong).toEqual([]);
		await site.open(`de/${TOPIC}`);
		await openSearch(page);
		const outline = await page
			.locator('[aria-selected=true]')
			.evaluate((option) => getComputedStyle(option).outlineStyle);
		expect(outline).toBe('solid');
	});
});

describe('the header of a table', () => {
	it.each([LARGEST, `compare/${TOPIC}`, 'ports/443/'])('stays in sight while %s is scrolled', async (path) => {
		await site.open(`de/${path}`);
		const shown = await page.evaluate(() => {
			for (const details of document.querySelectorAll('details')) details.open = true;
			const rows = [...document.querySelectorAll('table:has(thead th) tbody tr')];
			const table = rows[Math.floor(rows.length / 2)]?.closest('table') as HTMLTableElement;
			const middle = table.getBoundingClientRect();
			scrollTo(0, scrollY + middle.top + middle.height / 2);
			return [...(table.tHead?.rows[0]?.cells ?? [])].map((cell) => {
				const { left, top, width, height } = cell.getBoundingClientRect();
				return { top, isOnTop: document.elementFromPoint(left + width / 2, top + height / 2) === cell };
			});
		});
		expect(shown.length).toBeGreaterThan(1);
		for (const cell of shown) expect(cell).toEqual({ top: 0, isOnTop: true });
	});
});

/** The rows of a page's tables as the browser's accessibility tree has them, by the roles of their cells. */
async function tablesInTree(): Promise<string[][]> {
	const session = await site.context.newCDPSession(page);
	const { nodes } = await session.send('Accessibility.getFullAXTree');
	await session.detach();
	const byId = new Map(nodes.map((node) => [node.nodeId, node]));
	type Node = (typeof nodes)[number];
	const roleOf = (node: Node) => (node.ignored ? '' : String(node.role?.value ?? ''));
	const within = (node: Node, wanted: RegExp): Node[] =>
		(node.childIds ?? [])
			.flatMap((id) => byId.get(id) ?? [])
			.flatMap((child) => (wanted.test(roleOf(child)) ? [child] : within(child, wanted)));
	return nodes
		.filter((node) => roleOf(node) === 'table')
		.map((table) =>
			within(table, /^row$/).map((row) =>
				within(row, /^(cell|gridcell|columnheader|rowheader)$/)
					.map(roleOf)
					.join(' '),
			),
		);
}

describe('cards on a phone', () => {
	it.each([TOPIC, LARGEST, 'ports/4443/'])('are still rows and cells of a table: %s', async (path) => {
		await page.setViewportSize(WIDE);
		await site.open(`de/${path}`);
		const wide = await tablesInTree();
		await page.setViewportSize(PHONE);
		expect(await tablesInTree()).toEqual(wide);
		expect(wide.flat()[0]).toMatch(/^columnheader( columnheader)+$/);
		expect(wide.flat()[1]).toMatch(/rowheader/);
		// Some browsers forget what a table is once it is laid out as something else: its parts say it themselves.
		const silent = await page.locator('.ports, .flows').evaluateAll((tables) =>
			tables
				.flatMap((table) => [table, ...table.querySelectorAll('thead, tbody, tr, td, th')])
				.filter((part) => !getComputedStyle(part).display.startsWith('table') && !part.hasAttribute('role'))
				.map(({ tagName }) => tagName),
		);
		expect(silent).toEqual([]);
	});
});

describe('pictures', () => {
	it.each([TOPIC, LARGEST])('of %s fit a phone, their text at 12 px or more', async (path) => {
		await page.setViewportSize(PHONE);
		await site.open(`de/${path}`);
		const boxes = await page.locator('.picture :is(.end, .way a)').evaluateAll((all) =>
			all.map((box) => {
				const { left, right } = box.getBoundingClientRect();
				const size = Number.parseFloat(getComputedStyle(box).fontSize);
				return left >= 0 && right <= innerWidth && size >= 12 && box.scrollWidth <= box.clientWidth + 1;
			}),
		);
		expect(boxes.length).toBeGreaterThan(5);
		expect(boxes).not.toContain(false);
	});
});

describe('print', () => {
	it('has whole tables, as tables, without what only a screen can use', async () => {
		await page.setViewportSize({ width: 680, height: 1000 });
		await page.emulateMedia({ media: 'print' });
		for (const path of [TOPIC, LARGEST, `compare/${TOPIC}`]) {
			await site.open(`de/${path}`);
			expect(
				await page.locator(':is(.menu, .menu-button, .filter, .site-header, .site-footer, .skip):visible').count(),
			).toBe(0);
			const faults = await page.locator('table:visible').evaluateAll((tables) =>
				tables.flatMap((table) => {
					const display = (part: Element | null) => (part ? getComputedStyle(part).display : 'none');
					const rows = [...table.querySelectorAll('tbody tr')];
					const isTable = display(table) === 'table' && display(table.querySelector('thead')) === 'table-header-group';
					const isCut = table.getBoundingClientRect().right > innerWidth + 1;
					const isWhole = rows.every(
						(row) => display(row) === 'table-row' && getComputedStyle(row).breakInside === 'avoid',
					);
					return isTable && isWhole && !isCut ? [] : [{ table: table.className, isTable, isWhole, isCut }];
				}),
			);
			expect({ path, faults }).toEqual({ path, faults: [] });
		}
	});

	it('spells links out, beside their text, and opens what is said of findings', async () => {
		await page.emulateMedia({ media: 'print' });
		await site.open(`de/${LARGEST}`);
		const links = await page.locator('.document :is(p, li) > a[href]:not(.mark *)').evaluateAll((all) =>
			all.map((link) => ({
				href: link.getAttribute('href') ?? '',
				after: getComputedStyle(link, '::after').content,
			})),
		);
		const away = links.filter(({ href }) => !href.startsWith('#'));
		expect(away.length).toBeGreaterThan(0);
		for (const { href, after } of away) expect(after).toContain(href);
		await site.open(`de/${TOPIC}`);
		expect(await page.locator('.mark.error p').first().isVisible()).toBe(true);
		const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
		expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(1);
	});
});
