import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OpenSite, openContentSite } from './open-site.ts';

vi.setConfig({ testTimeout: 120_000 });

let site: OpenSite;

beforeAll(async () => {
	site = await openContentSite();
}, 120_000);

afterAll(() => site?.close());

const clipboard = () => site.page.evaluate(() => navigator.clipboard.readText());

describe('a finding', () => {
	it('leads to the next and the previous of its list, and no further than its ends', async () => {
		const page = await site.open('it/findings/');
		const listed = await page
			.locator(':is(.finding-what > a, .finding-also a)')
			.evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
		expect(listed.length).toBeGreaterThan(3);
		await page.locator('.finding-what > a').first().click();
		expect(await page.locator('[rel=prev]').count()).toBe(0);
		const visited = [new URL(page.url()).pathname];
		for (let next = page.locator('[rel=next]'); (await next.count()) > 0; next = page.locator('[rel=next]')) {
			await next.click();
			visited.push(new URL(page.url()).pathname);
		}
		expect(visited).toEqual(listed);
		await page.locator('[rel=prev]').click();
		expect(new URL(page.url()).pathname).toBe(listed.at(-2));
	});

	it('has its suggestion copied, whole, from the list', async () => {
		const page = await site.open('zh-CN/findings/');
		const line = page.locator('.finding-line.error');
		await line.locator('[data-copy=suggestion]').click();
		await line.locator('[data-copy=suggestion]', { hasText: '已复制' }).waitFor();
		const { findings } = JSON.parse(readFileSync(join(site.folder, 'data/findings.json'), 'utf8'));
		const [error] = findings.filter(({ severity }: { severity: string }) => severity === 'error');
		expect(await clipboard()).toBe(error.suggestion);
	});
});

describe('a role', () => {
	it('has the rows copied that a filter leaves, as lines of cells, with what is wrong in them', async () => {
		const page = await site.open('de/roles/front-end-server/?port=4443#filter');
		await page.locator('.filter [role=status]', { hasText: /\d/ }).waitFor();
		const rows = page.locator('tr[data-row]:visible');
		const count = await rows.count();
		expect(count).toBeGreaterThan(1);
		expect(count).toBeLessThan(await page.locator('tr[data-row]').count());
		await page.locator('[data-copy=rows]').click();
		await page.locator('[data-copy=rows]', { hasText: 'Kopiert' }).waitFor();
		const lines = (await clipboard()).split('\n');
		expect(lines.length).toBe(count);
		for (const line of lines) expect(line).toMatch(/4443|–/);
		expect(lines.find((line) => line.startsWith('HTTPS/TCP/4443'))).toMatch(
			/⚠ Übersetzungsfehler: Anmerkung gehört.*: 80 → 443, 8080 → 4443 \(http/,
		);
	});

	it('shows, where its picture leaves flows out, the list that has them', async () => {
		const page = await site.open('de/roles/front-end-server/');
		await page.locator('.way a', { hasText: /^\+\d+$/ }).click();
		expect(await page.locator('h2:target').textContent()).toBe('Eingehend');
	});
});

describe('the status of a language', () => {
	it('counts its documents and its findings by severity, and lists these', async () => {
		const { findings } = JSON.parse(readFileSync(join(site.folder, 'data/findings.json'), 'utf8'));
		const own = findings.filter(({ locale }: { locale: string | null }) => locale === 'de');
		const page = await site.open('de/status/de/');
		const names = await page.locator('.figures dt').allTextContents();
		const values = await page.locator('.figures dd').allTextContents();
		const figure = (name: string) => values[names.findIndex((one) => one.trim() === name)]?.trim();
		const of = (severity: string) => own.filter((one: { severity: string }) => one.severity === severity).length;
		expect([figure('Fehler'), figure('Warnungen'), figure('Infos')]).toEqual(
			['error', 'warning', 'info'].map((severity) => String(of(severity))),
		);
		expect(figure('Dokumente')).toBe('3 / 3');
		expect(await page.locator('.finding-list [id^=f-]').count()).toBe(own.length);
		// What stands alike in several places is one line, which leads to each of them.
		const line = page.locator('.finding-line', { has: page.locator('.finding-also') }).first();
		const also = line.locator('.finding-also a');
		expect(Number(await line.getAttribute('data-count'))).toBe(1 + (await also.count()));
		expect(await also.last().getAttribute('href')).toBe(
			`${new URL(page.url()).pathname.split('de/')[0]}de/findings/${(await also.last().getAttribute('id'))?.slice(2)}/`,
		);
	});
});

describe('the source of a document', () => {
	it('names the findings at the ends of their lines, and leads to them', async () => {
		const { findings } = JSON.parse(readFileSync(join(site.folder, 'data/findings.json'), 'utf8'));
		const [first] = findings.filter(({ locale }: { locale: string | null }) => locale === 'de');
		const page = await site.open('de/port-summary-reverse-proxy/source/');
		const own = findings.filter(({ path }: { path: string }) => path === first.path);
		expect(await page.locator('.line-finding').count()).toBe(own.length);
		await page.locator(`#L${first.line} .line-finding`).first().click();
		await page.waitForURL(`**/de/findings/${first.id}/`);
	});
});

describe('the guides', () => {
	it('leave no mark of their Markdown in any language', async () => {
		for (const path of ['judging', 'reading'].flatMap((name) =>
			['de', 'it', 'zh-CN'].map((of) => `${of}/guides/${name}/`),
		)) {
			const page = await site.open(path);
			expect(await page.locator('.prose').textContent(), path).not.toMatch(/\*\*|__|\]\(/);
			expect(await page.locator('.prose strong, .prose h2').count(), path).toBeGreaterThan(0);
		}
	});
});

describe('a mark in a cell', () => {
	it('begins on the line of its triangle', async () => {
		await site.page.setViewportSize({ width: 1440, height: 900 });
		const page = await site.open('de/port-summary-reverse-proxy/');
		const heads = await page.locator('td .mark > summary').evaluateAll((all) =>
			all.map((head) => {
				const word = head.querySelector('.mark-word') ?? head;
				return word.getBoundingClientRect().top - head.getBoundingClientRect().top;
			}),
		);
		expect(heads.length).toBeGreaterThan(2);
		for (const offset of heads) expect(offset).toBeLessThan(8);
	});
});
