import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openSite } from './open-built.ts';
import { type OpenSite, openContentSite } from './open-site.ts';

vi.setConfig({ testTimeout: 60_000 });

const TOPIC = 'port-summary-reverse-proxy/';
const ROW = 'tr[data-record$="/2/https-tcp-4443"]';
let site: OpenSite;

beforeAll(async () => {
	site = await openContentSite();
}, 120_000);

afterAll(() => site?.close());

describe('a row whose note is wrong says so', () => {
	it('in its cell, as one correction in the sentence', async () => {
		const page = await site.open(`de/${TOPIC}`);
		const note = page.locator(`${ROW} td`, { hasText: 'Datenverkehr' });
		expect(await note.locator('> del, > p > del').allTextContents()).toEqual(['80', '8080']);
		expect(await note.locator('> ins, > p > ins').allTextContents()).toEqual(['443', '4443']);
		await page.emulateMedia({ media: 'print' });
		expect(await note.locator('.mark-word').isVisible()).toBe(true);
		expect(await note.locator('ins').first().isVisible()).toBe(true);
		await page.emulateMedia({ media: null });
	});

	it('on the page of its port', async () => {
		const page = await site.open('de/ports/4443/');
		expect(await page.locator(`${ROW} .mark.error`).textContent()).toContain('80 → 443, 8080 → 4443');
		expect(await page.locator(`${ROW} td`, { hasText: 'Datenverkehr' }).locator('ins').allTextContents()).toEqual([
			'443',
			'4443',
		]);
	});

	it('in the Markdown of its topic and in the CSV of its role', async () => {
		const page = await site.open(`de/${TOPIC}`);
		const text = (address: string) => page.evaluate(async (one) => (await fetch(one)).text(), address);
		const markdown = await text('index.md');
		expect(markdown).toMatch(/Übersetzungsfehler.*`HTTPS\/TCP\/4443`.*80 → 443, 8080 → 4443/);
		expect(markdown).toMatch(
			/^\| HTTPS\/TCP\/4443 .*Port\s8080.*<br>⚠ \*\*Übersetzungsfehler\*\*.*findings\/\w+\/\).*80 → 443/m,
		);
		const wrong = /,de,wrong,[^,]*,\S*\/de\/findings\/\w+\/.*notes: 80, 8080 → 443, 4443.*Port\s8080/s;
		for (const csv of ['../../data/ports.csv', `../../data/topics/${TOPIC.slice(0, -1)}.csv`]) {
			const lines = (await text(csv)).split(/\r\n/);
			const isFlow = (line: string) => line.startsWith('port-summary-reverse-proxy/2/https-tcp-4443,');
			expect(lines.find((line) => isFlow(line) && line.includes(',de,'))).toMatch(wrong);
			expect(lines.find((line) => isFlow(line) && line.includes(',zh-CN,'))).toContain(',zh-CN,ok,,,,');
		}
		const role = await page.evaluate(async () => {
			const answer = await fetch('../roles/');
			const list = new DOMParser().parseFromString(await answer.text(), 'text/html');
			return [...list.querySelectorAll('.role-table a')]
				.find((link) => link.textContent?.trim() === 'Front-End-Pool')
				?.getAttribute('href');
		});
		expect(role).toBeTruthy();
		expect(await text(`${role}flows.csv`)).toMatch(
			/4443.*Anmerkung gehört zu einer anderen Zeile: 80 → 443, 8080 → 4443/s,
		);
	});

	it('in the picture by a word, without its flow being disputed', async () => {
		const page = await site.open(`de/${TOPIC}`);
		const flow = page.locator('.picture a[href$="t2-https-tcp-4443"]');
		expect(await flow.textContent()).toContain('Text strittig');
		expect(await page.locator('.picture .disputed').count()).toBe(0);
		await site.open(`it/${TOPIC}`);
	});
});

describe('the comparison', () => {
	it('tells of each cell whether the languages agree, and marks the odd one out among three', async () => {
		const page = await site.open(`de/compare/${TOPIC}#t2-https-tcp-4443`);
		const row = page.locator('.compared:target tr', { hasText: 'Datenverkehr' });
		expect(await row.locator('.verdict-word').textContent()).toBe('Deutsch weicht ab');
		expect(
			await row.locator('td.odd').evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset.locale)),
		).toEqual(['de']);
		expect(await row.locator('td[data-locale=de] mark').allTextContents()).toEqual(['80', '8080']);
		expect(await row.locator('td[data-locale=it] mark').count()).toBe(0);
		expect(await row.locator('td[data-locale=de] .lacks').textContent()).toContain('443, 4443');
		const port = page.locator('.compared:target tr', { hasText: 'HTTPS/TCP/4443' }).last();
		expect(await port.locator('.verdict-word').textContent()).toBe('Stimmt überein');
		expect(await page.locator('.compared-head').first().textContent()).not.toContain('stimmen überein');
	});
});

describe('an undecided finding', () => {
	it('strikes nothing out, and a topic in one language is not told that no language is wrong', async () => {
		const content = mkdtempSync(join(tmpdir(), 'portolan-undecided-'));
		mkdirSync(join(content, 'de'));
		const row = '| Befehle (PglController.exe) oder Agenten (PgalAgent.exe) | TCP/7443 |';
		writeFileSync(join(content, 'de/dock.md'), ['# Kai', '', '| Dienst | Port |', '| --- | --- |', row, ''].join('\n'));
		const undecided = await openSite(content, '/docs/');
		onTestFinished(async () => {
			await undecided.close();
			rmSync(content, { recursive: true, force: true });
		});
		const page = await undecided.open('de/findings/');
		const line = page.locator('.finding-line[data-locale="?"]').first();
		expect(await line.locator('del, ins').count()).toBe(0);
		expect(await line.locator('.finding-where').textContent()).not.toContain('Nicht entschieden');
		await line.locator('.finding-what a').click();
		expect(await page.locator('main :is(del, ins)').count()).toBe(0);
		expect(await page.locator('main').textContent()).not.toContain('welche Sprache irrt');
		expect(await page.locator('.particulars').textContent()).not.toContain('Nicht entschieden');
	});
});

describe('findings of other languages', () => {
	it('fold to one line on a row that is right, in words that no caution of the document has', async () => {
		const page = await site.open(`zh-CN/${TOPIC}`);
		const marks = page.locator(`${ROW} .mark`);
		expect(await marks.count()).toBe(1);
		expect(await marks.locator('summary').textContent()).toMatch(/^其他语言有 \d 个问题$/);
		await site.open(`de/${TOPIC}`);
		const cautions = await page.locator('.admonition-label').allTextContents();
		const words = await page.locator('.mark-word').allTextContents();
		expect(cautions).toContain('Warnung');
		expect(words.filter((word) => cautions.includes(word))).toEqual([]);
	});
});

describe('the page of a port', () => {
	it('is said to be in another language where it is, and most severe comes first', async () => {
		const titles = async (path: string) => {
			await site.open(path);
			return site.page
				.locator('.flow-group .group-title')
				.evaluateAll((all) => all.map((title) => title.querySelector('.foreign')?.textContent?.trim() ?? ''));
		};
		const italian = await titles('it/ports/4443/');
		expect([italian[0], new Set(italian.slice(1))]).toEqual(['', new Set(['testo in tedesco'])]);
		expect(new Set(await titles('de/ports/4443/'))).toEqual(new Set(['']));
		const marks = site.page.locator('[data-record]', { hasText: 'HTTPS/TCP/4443' }).first().locator('th .mark');
		expect(await marks.evaluateAll((all) => all.map(({ classList }) => classList[1]))).toEqual(['error', 'warning']);
		await site.open('it/search/?q=4443');
		await site.page.locator('[data-record]').first().waitFor();
		const languages = await site.page
			.locator('.hit-topic')
			.evaluateAll((all) =>
				all.map((line) => [line.getAttribute('lang'), line.querySelector('.foreign')?.textContent]),
			);
		expect(languages[0]).toEqual([null, undefined]);
		expect(new Set(languages.map(String))).toEqual(new Set([',', 'de,tedesco']));
	});

	it('names topic and heading once, has no empty column and tells equal rows apart', async () => {
		const page = await site.open('de/ports/443/');
		const titles = await page.locator('.flow-group > .group-title').allTextContents();
		expect(new Set(titles).size).toBe(titles.length);
		const headings = await page.locator('.flow-group > .group-heading').allTextContents();
		expect(headings.length).toBeGreaterThan(titles.length);
		expect(headings.join()).toContain('externe Schnittstelle');
		const empty = await page.locator('.flows').evaluateAll((tables) =>
			tables.flatMap((table) => {
				const { rows } = table as HTMLTableElement;
				return [...(rows[0]?.cells ?? [])].flatMap((head, at) =>
					[...rows].slice(1).every((row) => row.cells[at]?.textContent?.trim() === '') ? [head.textContent] : [],
				);
			}),
		);
		expect(empty).toEqual([]);
		const rows = await page.locator('.flow-group').evaluateAll((groups) =>
			groups.flatMap((group) => {
				const texts = [...group.querySelectorAll('tbody tr')].map((row) => row.textContent?.replace(/\s+/g, ' '));
				return new Set(texts).size === texts.length ? [] : [texts];
			}),
		);
		expect(rows).toEqual([]);
	});
});

describe('the language switch', () => {
	it('keeps the section, whatever it is called there', async () => {
		const page = await site.open(`de/${TOPIC}`);
		await page.locator('.side a', { hasText: 'interne Schnittstelle' }).click();
		await page.locator('.languages a[lang=it]').click();
		await page.waitForURL(/\/it\/.*#n-\d+$/);
		expect(await page.locator('h3:has(:target)').textContent()).toContain('interfaccia interna');
	});
});

describe('without script', () => {
	it('filters and search say what they need, and the search leads on', async () => {
		const context = await site.context.browser()?.newContext({ javaScriptEnabled: false });
		const page = await context?.newPage();
		if (!context || !page) throw new Error('no browser');
		const base = site.page.url().replace(/\/docs\/.*/, '/docs/de/');
		for (const path of [TOPIC, 'findings/', 'search/']) {
			await page.goto(base + path);
			expect(await page.locator('.no-script').first().isVisible()).toBe(true);
			expect(await page.locator('form.filter:visible').count()).toBe(0);
		}
		expect(await page.locator('.elsewhere a').count()).toBeGreaterThan(2);
		await context.close();
	});
});

describe('the menu of a row', () => {
	it('stays in the window on a phone and is closed by Escape and by a click elsewhere', async () => {
		await site.page.setViewportSize({ width: 390, height: 844 });
		const page = await site.open(`de/${TOPIC}`);
		const button = page.locator(`${ROW} .menu-button`);
		const menu = page.locator(`${ROW} .menu`);
		await button.click();
		const box = await menu.boundingBox();
		expect(box && box.x >= 0 && box.x + box.width <= 390).toBe(true);
		await page.keyboard.press('Escape');
		expect(await menu.isVisible()).toBe(false);
		await button.click();
		expect(await menu.isVisible()).toBe(true);
		await page.mouse.click(10, 400);
		expect(await menu.isVisible()).toBe(false);
		await page.setViewportSize({ width: 1280, height: 800 });
	});
});

describe('the theme', () => {
	it('is switched by a button and kept on the pages that follow', async () => {
		const page = await site.open('de/');
		await page.locator('.theme').click();
		await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
		await page.evaluate(() => navigator.serviceWorker.ready);
		await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
		await site.open('de/ports/');
		expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
		await page.locator('.theme').click();
		await page.waitForFunction(() => document.documentElement.dataset.theme === 'light');
	});
});
