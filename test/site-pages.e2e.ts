import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OpenSite, openContentSite } from './open-site.ts';

vi.setConfig({ testTimeout: 60_000 });

const LOCALES = ['de', 'it', 'zh-CN'];
const REVERSE_PROXY = 'port-summary-reverse-proxy/';
const INTERNAL = 'ports-and-protocols-for-internal-servers/';

let site: OpenSite;

beforeAll(async () => {
	site = await openContentSite();
}, 120_000);

afterAll(() => site?.close());

const shownRows = () => site.page.locator('tr[data-row]:visible').count();

async function violations(): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page: site.page }).analyze();
	return violations.map(({ id, nodes }) => `${site.page.url()}: ${id}: ${nodes[0]?.html}`);
}

describe('a content page', () => {
	it.each(['', REVERSE_PROXY, 'ports/', 'ports/4443/', 'findings/', 'checks/', `compare/${REVERSE_PROXY}`])(
		'de/%s fetches and holds no script before it is used',
		async (path) => {
			const page = await site.open(`de/${path}`);
			expect(site.scripts).toEqual([]);
			expect(await page.locator('script').count()).toBe(0);
			expect(await page.locator('[style]').count()).toBe(0);
			expect(site.faults).toEqual([]);
		},
	);
});

describe('the filter of a topic', () => {
	it('is set by the address: exact ports, and ranges that hold them', async () => {
		const page = await site.open(`de/${INTERNAL}?port=443#filter`);
		await page.locator('.filter [role=status]', { hasText: /\d/ }).waitFor();
		const ports = await page
			.locator('tr[data-row]:visible')
			.evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.port));
		expect(ports.length).toBeGreaterThan(0);
		for (const port of ports) expect(port).toMatch(/(^| )443( |$)/);
		expect(await page.locator('input[name=port]').inputValue()).toBe('443');
		expect(site.faults).toEqual([]);
	});

	it('works from the first entry on, from the keyboard, and keeps the address in step', async () => {
		const page = await site.open(`de/${REVERSE_PROXY}`);
		await page.locator('.filter-panel summary').click();
		await page.locator('input[name=port]').fill('4443');
		await page.locator('.filter [role=status]', { hasText: /\d/ }).waitFor();
		expect(await shownRows()).toBe(1);
		await page.locator('input[name=end]').fill('nowhere');
		expect(await shownRows()).toBe(0);
		expect(new URL(page.url()).search).toBe('?port=4443&end=nowhere');
		await page.reload();
		await page.locator('.filter [role=status]', { hasText: /\d/ }).waitFor();
		expect(await shownRows()).toBe(0);
		await page.locator('button[type=reset]').click();
		expect(await shownRows()).toBe(5);
		expect(page.url()).toMatch(/\/de\/port-summary-reverse-proxy\/$/);
	});

	it('is sent by a form as well, where its script has not come yet', async () => {
		const page = await site.open(`de/${REVERSE_PROXY}`);
		await page.locator('input[name=port]').evaluate((input) => {
			(input as HTMLInputElement).value = '4443';
			(input as HTMLInputElement).form?.submit();
		});
		await page.waitForURL(/\?port=4443#filter$/);
		expect(await shownRows()).toBe(1);
	});

	it('and the row that an address leads to are both kept by the language switch, and when it is opened again', async () => {
		const page = await site.open(`de/${REVERSE_PROXY}?port=4443#filter`);
		await page.waitForFunction(() => document.querySelectorAll('tr[data-row]:not([hidden])').length === 1);
		const row = page.locator('tr[data-record$="/2/https-tcp-4443"]');
		await page.evaluate(() => location.assign('#t2-https-tcp-4443'));
		await page.waitForURL(/\?port=4443&row=t2-https-tcp-4443#filter$/);
		await page.locator('.languages a[lang=it]').click();
		await page.waitForURL(/\/it\/port-summary-reverse-proxy\/\?port=4443&row=t2-https-tcp-4443#filter$/);
		await page.waitForFunction(() => document.querySelector('tr:target') !== null);
		expect(await shownRows()).toBe(1);
		expect(await row.evaluate((element) => element.matches(':target'))).toBe(true);
		await site.open(`de/${REVERSE_PROXY}#t2-https-tcp-4443`);
		await page.locator('.languages a[lang=it]').click();
		await page.waitForURL(/\/it\/port-summary-reverse-proxy\/#t2-https-tcp-4443$/);
	});

	it('orders the rows of each table by port, and gives them back as they stood', async () => {
		const page = await site.open(`de/${REVERSE_PROXY}?sort=port#filter`);
		await page.locator('.filter [role=status]', { hasText: /\d/ }).waitFor();
		const ports = () =>
			page
				.locator('table.ports >> nth=1')
				.locator('tr[data-row]')
				.evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset.port)));
		expect(await ports()).toEqual([443, 4443, 8080]);
		await page.locator('select[name=sort]').selectOption('');
		expect(await ports()).toEqual([8080, 4443, 443]);
	});
});

describe('a check', () => {
	it('tells what it finds, why it matters and what to do, in the language in which that is written, under its name', async () => {
		const page = await site.open('de/checks/note-duplicated/');
		expect(await page.locator('main .lead').textContent()).toMatch(/Anmerkung einer anderen/);
		const headings = await page.locator('main .prose:not([lang]) h2').allTextContents();
		expect(headings).toEqual(['Warum das wichtig ist', 'Was zu tun ist']);
		expect(await page.locator('main .prose p').nth(1).textContent()).toMatch(/Ports einer anderen Zeile/);
		const wrong = page.locator('.check-example.fault table tr.wrong').first();
		expect(await wrong.locator('del').count()).toBeGreaterThan(0);
		expect(await page.locator('.check-example', { hasText: '|' }).count()).toBe(0);
		await page.locator('main > details > summary', { hasText: 'auf Englisch' }).click();
		const text = page.locator('main > details [lang=en]');
		expect(await text.locator('h2', { hasText: 'What to do' }).isVisible()).toBe(true);
		expect(site.scripts).toEqual([]);
	});
});

describe('a row', () => {
	it('opens what is said, what it should read and why, without a script', async () => {
		const page = await site.open(`de/${REVERSE_PROXY}`);
		const mark = page.locator('tr[data-record]', { hasText: 'HTTPS/TCP/4443' }).locator('.mark.error');
		await mark.locator('summary').focus();
		await page.keyboard.press('Enter');
		expect(await mark.locator('p').first().isVisible()).toBe(true);
		expect(await mark.locator('.mark-change').textContent()).toBe('80 → 443, 8080 → 4443');
		expect(await violations()).toEqual([]);
		expect(site.scripts).toEqual([]);
	});

	it.each([
		['text', /^Protokoll.*: HTTPS\/TCP\/4443\n/],
		['markdown', /^\| Protokoll.*\n\| --- .*\n\| HTTPS\/TCP\/4443 \| /],
		['json', /"id": "port-summary-reverse-proxy\/2\/https-tcp-4443"/],
	])('is copied as %s', async (form, expected) => {
		const page = await site.open(`de/${REVERSE_PROXY}`);
		const row = page.locator('tr[data-record$="/2/https-tcp-4443"]');
		await row.locator('.menu-button').click();
		await row.locator(`[data-copy=${form}]`).click();
		await row.locator('.menu [role=status]', { hasText: 'Kopiert' }).waitFor();
		const copied = await page.evaluate(() => navigator.clipboard.readText());
		expect(copied).toMatch(expected);
		expect(copied).toMatch(/Port\s8080/);
		const [, finding] = /"findings": \[\s*"(\w+)/.exec(copied) ?? [];
		if (form === 'json') expect(finding).toMatch(/^\w{8,}$/);
		else
			expect(copied).toMatch(
				/⚠ Übersetzungsfehler: Anmerkung gehört.*: 80 → 443, 8080 → 4443 \(http.*\/findings\/\w+\/\)/,
			);
		expect(site.faults).toEqual([]);
	});

	it('leads to its comparison and to its line in the source', async () => {
		const page = await site.open(`de/${REVERSE_PROXY}`);
		const row = page.locator('tr[data-record$="/2/https-tcp-4443"]');
		await row.locator('.menu-button').click();
		await row.locator('a[href*="/source/"]').click();
		expect(await page.locator('li:target').textContent()).toContain('<tr');
		expect(await page.locator('li:target + li').textContent()).toContain('HTTPS/TCP/4443');
		await site.open(`de/compare/${REVERSE_PROXY}#t2-https-tcp-4443`);
		const marked = await page.locator('.compared:target td[data-locale=de] mark').allTextContents();
		expect(marked).toEqual(['Director Directorpool', '80', '8080']);
	});
});

describe('the comparison', () => {
	it('tells once what is the same in all languages, and folds the rows that agree', async () => {
		const page = await site.open(`de/compare/${REVERSE_PROXY}`);
		expect(await page.locator('.compare tr.same:visible td').allTextContents()).toContainEqual(
			expect.stringMatching(/^\s*HTTPS\/TCP\/4443\s*$/),
		);
		const folded = page.locator('.folded', { has: page.locator('#t1-http-tcp-80, #t2-https-tcp-443') }).first();
		expect(await folded.locator('tbody').first().isVisible()).toBe(false);
		const [id] = await folded.locator('tbody[id]').evaluateAll((all) => all.map((one) => one.id));
		await site.open(`de/compare/${REVERSE_PROXY}#${id}`);
		expect(await page.locator('.compared:target').isVisible()).toBe(true);
	});

	it('shows the pair that the address asks for', async () => {
		const page = await site.open(`de/compare/${REVERSE_PROXY}?left=it&right=zh-CN#filter`);
		await page.locator('form.pair[data-chosen]').waitFor();
		expect(await page.locator('td[data-locale=de]:visible').count()).toBe(0);
		expect(await page.locator('td[data-locale=it]:visible').count()).toBeGreaterThan(5);
		await page.locator('button[type=reset]').click();
		expect(await page.locator('td[data-locale=de]:visible').count()).toBeGreaterThan(5);
	});

	it('shows all languages below each other on a phone, each with its name', async () => {
		await site.page.setViewportSize({ width: 390, height: 844 });
		const page = await site.open(`de/compare/${REVERSE_PROXY}`);
		const ofAgreeing = page.locator('.compare tr.agrees >> nth=0').locator('td:visible');
		expect(await ofAgreeing.evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset.locale))).toEqual([
			'de',
		]);
		await page.locator('.in-full input').check();
		expect(await ofAgreeing.count()).toBe(3);
		for (const locale of LOCALES)
			expect(await page.locator(`td[data-locale=${locale}]:visible`).count()).toBeGreaterThan(5);
		const cell = page.locator('td[data-locale=zh-CN]').first();
		expect(await cell.evaluate((one) => getComputedStyle(one, '::before').content)).toContain('Chinesisch');
		await page.locator('select[name=left]').selectOption('it');
		await page.locator('select[name=right]').selectOption('zh-CN');
		await page.locator('form.pair[data-chosen]').waitFor();
		expect(await page.locator('td[data-locale=de]:visible').count()).toBe(0);
		await page.setViewportSize({ width: 1280, height: 800 });
	});
});

describe('the comparison without script', () => {
	it('shows on a phone all languages, or the pair that a link asks for, and no form that does nothing', async () => {
		const context = await site.context.browser()?.newContext({
			...{ javaScriptEnabled: false, viewport: { width: 390, height: 844 } },
		});
		const page = await context?.newPage();
		if (!context || !page) throw new Error('no browser');
		await page.goto(site.page.url().replace(/\/docs\/.*/, `/docs/zh-CN/compare/${REVERSE_PROXY}`));
		const shown = () =>
			page
				.locator('table.compare tr:not(.agrees):has(td[data-locale]) >> nth=0')
				.locator('td:visible')
				.evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset.locale));
		expect(await shown()).toEqual(['zh-CN', 'de', 'it']);
		expect(await page.locator('form.pair').isVisible()).toBe(false);
		await page.locator('.pairs a[href="#pair-de-it"]').click();
		expect(await shown()).toEqual(['de', 'it']);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
		await context.close();
	});
});

describe('the findings', () => {
	it('are filtered by the address and counted', async () => {
		const page = await site.open('it/findings/?locale=de&severity=error#filter');
		await page.locator('.filter [role=status]', { hasText: /\d/ }).waitFor();
		const rows = await page
			.locator('[data-row]:visible')
			.evaluateAll((all) => all.map((row) => ({ ...(row as HTMLElement).dataset })));
		expect(rows.length).toBeGreaterThan(0);
		for (const row of rows) expect(row).toMatchObject({ locale: 'de', severity: 'error' });
		expect(await violations()).toEqual([]);
	});

	it('show the suggestion as a change, word by word', async () => {
		const page = await site.open(`de/${REVERSE_PROXY}`);
		await page.locator('.mark.error summary').first().click();
		await page.locator('.mark.error[open] a').click();
		expect(await page.locator('.change del').allTextContents()).toEqual(['80', '8080']);
		expect(await page.locator('.change ins').allTextContents()).toEqual(['443', '4443']);
	});
});

describe('flow pictures', () => {
	it.each(LOCALES)('stand under each port table in %s, no word beyond its box', async (locale) => {
		const page = await site.open(`${locale}/${REVERSE_PROXY}`);
		for (const width of [1280, 390]) {
			await page.setViewportSize({ width, height: 844 });
			expect(await page.locator('ul.picture').count()).toBe(2);
			const cut = await page
				.locator('.picture :is(.end, .way)')
				.evaluateAll((boxes) =>
					boxes.filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => box.textContent),
				);
			expect(cut).toEqual([]);
		}
		await page.setViewportSize({ width: 1280, height: 800 });
		await page.locator('.picture a[href$="t2-https-tcp-4443"]').click();
		expect(await page.locator('tr:target').getAttribute('data-record')).toMatch(/https-tcp-4443$/);
	});
});

describe('the picture on the home page', () => {
	const picture = '.overview > .flow-picture';

	it.each(LOCALES)('leads in %s to rows and roles that there are', async (locale) => {
		const page = await site.open(`${locale}/`);
		const links = await page
			.locator(`${picture} a`)
			.evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
		expect(links.filter((href) => href.includes('#')).length).toBeGreaterThan(3);
		for (const href of new Set(links)) {
			const answer = await page.request.get(href);
			expect(answer.status()).toBe(200);
			const { hash } = new URL(href);
			if (hash !== '') expect(await answer.text()).toContain(`id="${decodeURIComponent(hash.slice(1))}"`);
		}
	});

	it('fits a phone without panning, and is walked through and closed by the keyboard', async () => {
		await site.page.setViewportSize({ width: 390, height: 844 });
		const page = await site.open('de/');
		const beyond = await page
			.locator(`${picture} :is(.end, .way, a)`)
			.evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().right > innerWidth).length);
		expect(beyond).toBe(0);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
		await page.locator(`${picture} > summary`).focus();
		await page.keyboard.press('Tab');
		const href = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
		expect(await page.locator(`${picture} .end a`).first().getAttribute('href')).toBe(href);
		expect(await page.evaluate(() => document.activeElement?.getBoundingClientRect().height)).toBeGreaterThanOrEqual(
			16,
		);
		await page.locator(`${picture} > summary`).press('Enter');
		expect(await page.locator(`${picture} .picture`).isVisible()).toBe(false);
		await page.setViewportSize({ width: 1280, height: 800 });
	});

	it('leads by an arrow to its row', async () => {
		const page = await site.open('de/');
		await page.locator(`${picture} a[href$="t2-https-tcp-4443"]`).first().click();
		expect(await page.locator('tr:target').getAttribute('data-record')).toMatch(/https-tcp-4443$/);
	});
});

describe('on a phone', () => {
	it('rows are cards that keep their labels, none over another', async () => {
		await site.page.setViewportSize({ width: 390, height: 844 });
		const page = await site.open(`it/${REVERSE_PROXY}`);
		const cells = page.locator('tr[data-record$="/2/https-tcp-443"] :is(td, th)[data-label]:not(:empty)');
		const labels = await cells.evaluateAll((all) =>
			all.map((cell) => {
				const { content, height } = getComputedStyle(cell, '::before');
				const isWithin = Number.parseFloat(height) <= cell.getBoundingClientRect().height;
				return { isNamed: content.includes((cell as HTMLElement).dataset.label ?? '?'), isWithin };
			}),
		);
		expect(labels.length).toBeGreaterThan(2);
		for (const label of labels) expect(label).toEqual({ isNamed: true, isWithin: true });
		await page.setViewportSize({ width: 1280, height: 800 });
	});
});
