import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OpenSite, openContentSite } from './open-site.ts';
import { LARGEST, LOCALES, PHONE, TOPIC, WIDE } from './states.ts';

vi.setConfig({ testTimeout: 60_000 });

let site: OpenSite;

beforeAll(async () => {
	site = await openContentSite();
}, 120_000);

afterAll(() => site?.close());

describe('on a phone', () => {
	beforeAll(() => site.page.setViewportSize(PHONE));

	it.each(LOCALES)(
		'the header (%s) has name, languages and theme on one line, and a line each for search and pages',
		async (locale) => {
			const page = await site.open(`${locale}/${TOPIC}`);
			const boxes = async (selector: string) =>
				page.locator(selector).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
			const [name, languages, theme] = await boxes('.site-name, .site-header .languages, .site-header .theme');
			expect(Math.max(languages?.top ?? 0, theme?.top ?? 0)).toBeLessThan(name?.bottom ?? 0);
			const entries = await boxes('.site-header nav:not(.languages) a');
			expect(new Set(entries.map(({ top }) => Math.round(top))).size).toBe(1);
			expect((await boxes('.site-header'))[0]?.height).toBeLessThan(140);
		},
	);

	it.each([TOPIC, LARGEST, 'guides/reading/'])(
		'%s begins with its title; the contents are folded below it',
		async (path) => {
			const page = await site.open(`de/${path}`);
			const title = await page.locator('h1').boundingBox();
			const contents = page.locator('.contents');
			expect((await contents.boundingBox())?.y).toBeGreaterThan((title?.y ?? 0) + (title?.height ?? 0));
			expect(await contents.locator('a').first().isVisible()).toBe(false);
			await contents.locator('summary').click();
			expect(await contents.locator('a').first().isVisible()).toBe(true);
		},
	);

	it('no list is cut at the edge or longer than twenty screens', async () => {
		for (const locale of LOCALES)
			for (const path of ['', 'ports/', 'roles/', 'findings/', 'checks/', `status/${locale}/`]) {
				const page = await site.open(`${locale}/${path}`);
				const cut = await page.evaluate(
					() =>
						[...document.querySelectorAll('.table-scroll')].filter((one) => one.scrollWidth > one.clientWidth).length,
				);
				expect(cut, `${locale}/${path}`).toBe(0);
				const height = await page.evaluate(() => document.documentElement.scrollHeight);
				expect(height / PHONE.height, `${locale}/${path}`).toBeLessThan(20);
			}
	});

	it('what is said of a row stays within its card, and nothing touches the edge of one', async () => {
		for (const path of ['ports/4443/', 'roles/front-end-server/', TOPIC]) {
			const page = await site.open(`de/${path}`);
			const marks = await page.locator('tbody .mark').evaluateAll((all) =>
				all.map((mark) => {
					const card = (mark.closest('tr') as Element).getBoundingClientRect();
					const box = mark.getBoundingClientRect();
					const isWithin = box.left >= card.left && box.right <= card.right && mark.scrollWidth <= mark.clientWidth;
					return isWithin && box.width > card.width / 2;
				}),
			);
			expect(marks.length, path).toBeGreaterThan(0);
			expect(marks, path).not.toContain(false);
		}
		const page = await site.open(`de/compare/${TOPIC}`);
		const [frame, cell] = await page
			.locator('.table-scroll:has(> .compare), .compare .compared-head th')
			.evaluateAll((all) => all.slice(0, 2).map((one) => one.getBoundingClientRect().left));
		expect((cell ?? 0) - (frame ?? 0)).toBeGreaterThan(8);
	});

	it('what the rows of a table as it was written are about does not run over what stands beside it', async () => {
		const page = await site.open(`de/${TOPIC}`);
		const beyond = await page.evaluate(() => {
			const rows = ['MediaLineLabelOrdinal', 'RelativeOneWayBurstOccurrencesAverage'].map(
				(name) =>
					`<tr><th scope="row">${name}</th><td>int</td><td>Primär, Fremd</td><td>${'Ein Text. '.repeat(20)}</td></tr>`,
			);
			const head =
				'<th class="ch-28">Spalte</th><th>Datentyp</th><th>Schlüssel/Index</th><th class="long">Details</th>';
			document
				.querySelector('.document .table-scroll')
				?.insertAdjacentHTML(
					'beforebegin',
					`<section class="table-scroll" id="other"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></section>`,
				);
			return [...document.querySelectorAll('#other tbody th')].map((cell) => {
				const range = document.createRange();
				range.selectNodeContents(cell);
				return range.getBoundingClientRect().right - cell.getBoundingClientRect().right;
			});
		});
		expect(beyond).toHaveLength(2);
		expect(Math.max(...beyond)).toBeLessThan(0);
	});

	it('no example of a check is cut', examplesFit);

	it('headings that are turned stay below the caption', async () => {
		for (const locale of LOCALES) {
			const page = await site.open(`${locale}/findings/`);
			const caption = await page.locator('.heat caption').boundingBox();
			const tops = await page.locator('.heat thead th').evaluateAll((all) =>
				all.map((head) => {
					const range = document.createRange();
					range.selectNodeContents(head);
					return range.getBoundingClientRect().top;
				}),
			);
			expect(Math.min(...tops), locale).toBeGreaterThanOrEqual((caption?.y ?? 0) + (caption?.height ?? 0) - 1);
		}
	});

	it('a title in Chinese breaks between words', async () => {
		const page = await site.open(`zh-CN/${TOPIC}`);
		const [text, breaks] = await page.locator('h1').evaluate((title) => {
			const letters: { letter: string; top: number }[] = [];
			const walker = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
			for (let node = walker.nextNode(); node; node = walker.nextNode())
				for (let at = 0; at < (node.nodeValue ?? '').length; at++) {
					const range = document.createRange();
					range.setStart(node, at);
					range.setEnd(node, at + 1);
					letters.push({ letter: range.toString(), top: range.getBoundingClientRect().top });
				}
			const seen = letters.filter(({ letter }) => letter.trim() !== '' || letter === ' ');
			const ends = seen.flatMap(({ top }, at) => (at > 0 && top - (seen[at - 1]?.top ?? 0) > 8 ? [at] : []));
			return [seen.map(({ letter }) => letter).join(''), ends] as const;
		});
		const starts = [...new Intl.Segmenter('zh-CN', { granularity: 'word' }).segment(text)].map(({ index }) => index);
		expect(breaks.length).toBeGreaterThan(0);
		expect(starts).toEqual(expect.arrayContaining([...breaks]));
	});

	it('a dot parts two facts of one line, and none begins or ends one', async () => {
		for (const path of [TOPIC, 'findings/']) {
			const page = await site.open(`de/${path}`);
			const lines = await page.locator('.facts, .finding-where').evaluateAll((all) =>
				all.flatMap((list) => {
					const edge = list.getBoundingClientRect().left;
					let top = Number.NaN;
					return [...list.children].map((item) => {
						const box = item.getBoundingClientRect();
						const isFirst = Math.abs(box.top - top) > 4 || Number.isNaN(top);
						top = box.top;
						const dot = box.left + Number.parseFloat(getComputedStyle(item, '::before').insetInlineStart);
						return { isFirst, isCut: dot + 3 < edge };
					});
				}),
			);
			expect(lines.filter(({ isFirst }) => isFirst).length).toBeGreaterThan(1);
			for (const { isFirst, isCut } of lines) expect(isCut, path).toBe(isFirst);
		}
	});
});

/** No example reaches beyond its frame, and nothing of one has to be scrolled for. */
async function examplesFit(): Promise<void> {
	for (const check of readdirSync(join(site.folder, 'de/checks'), { withFileTypes: true })) {
		if (!check.isDirectory()) continue;
		const page = await site.open(`de/checks/${check.name}/`);
		const cut = await page
			.locator('.example-documents figure, .example-text .table-scroll')
			.evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
		expect(cut, check.name).toBe(0);
	}
}

describe('on a wide screen', () => {
	beforeAll(() => site.page.setViewportSize(WIDE));

	it('no long word makes a table of ports wider than its frame', async () => {
		for (const width of [1000, 1160, 1250, WIDE.width]) {
			await site.page.setViewportSize({ ...WIDE, width });
			const page = await site.open(`de/${TOPIC}`);
			const beyond = await page.locator('.table-scroll > .ports').evaluateAll((all) =>
				all.map((table) => {
					for (const cell of table.querySelectorAll('tbody td'))
						cell.prepend('Bandbreitenrichtliniendienstverwaltung ');
					return table.getBoundingClientRect().right - (table.parentElement as Element).getBoundingClientRect().right;
				}),
			);
			expect(beyond.length).toBeGreaterThan(0);
			expect(Math.max(...beyond), `${width}`).toBeLessThanOrEqual(0);
		}
		await site.page.setViewportSize(WIDE);
	});

	it('in a column that has room for its longest word, no word is broken', async () => {
		for (const width of [1000, 1250, WIDE.width]) {
			await site.page.setViewportSize({ ...WIDE, width });
			const page = await site.open(`de/${TOPIC}`);
			const { words, broken } = await page.evaluate(() => {
				const found = { words: 0, broken: [] as string[] };
				for (const table of document.querySelectorAll('.ports')) {
					const wide = [...table.querySelectorAll('thead th')].map((th) => /\bch-/.test(th.className));
					for (const row of table.querySelectorAll('tbody tr'))
						for (const [at, cell] of [...row.children].entries()) {
							if (!wide[at]) continue;
							const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
							for (let text = texts.nextNode(); text; text = texts.nextNode()) {
								if (text.parentElement?.closest('.mark')) continue;
								for (const { 0: word, index } of (text.nodeValue ?? '').matchAll(/[\p{L}\p{N}]+/gu)) {
									const range = document.createRange();
									range.setStart(text, index);
									range.setEnd(text, index + word.length);
									const lines = new Set([...range.getClientRects()].map(({ top }) => top));
									found.words++;
									if (lines.size > 1) found.broken.push(word);
								}
							}
						}
				}
				return found;
			});
			expect(words).toBeGreaterThan(20);
			expect(broken, `${width}`).toEqual([]);
		}
		await site.page.setViewportSize(WIDE);
	});

	it('the contents stand beside the text, open, and stay there', async () => {
		const page = await site.open(`de/${LARGEST}`);
		const link = page.locator('.contents a').first();
		expect(await link.isVisible()).toBe(true);
		const title = await page.locator('h1').boundingBox();
		const box = await link.boundingBox();
		expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan(title?.x ?? 0);
		await page.evaluate(() => window.scrollTo(0, 4000));
		expect((await link.boundingBox())?.y).toBeGreaterThanOrEqual(0);
	});

	it('what is known of a finding stands beside what is said of it', async () => {
		await site.open('de/findings/');
		await site.page.locator('.finding-what > a').first().click();
		const text = await site.page.locator('.verdict').boundingBox();
		const facts = await site.page.locator('.aside').boundingBox();
		expect(facts?.x).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0) - 1);
		expect(facts?.y).toBeLessThan((text?.y ?? 0) + (text?.height ?? 0));
	});

	it('paper is white, whatever the reader chose for the screen', async () => {
		const page = await site.open(`de/${TOPIC}`);
		await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
		await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
		expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
		await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
	});

	it('no example of a check is cut or lies on another', examplesFit);

	it('tables of flows below one another begin their columns at the same places', async () => {
		for (const path of ['ports/4443/', 'roles/director/']) {
			const page = await site.open(`de/${path}`);
			const second = await page
				.locator('.flows thead th:nth-child(2)')
				.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().left)));
			expect(second.length, path).toBeGreaterThan(2);
			expect(new Set(second).size, path).toBe(1);
		}
	});

	it('what else a search found stands beside the rows', async () => {
		const page = await site.open('de/search/?q=443');
		await page.locator('#results section').nth(1).waitFor();
		const [rows, others] = await page
			.locator('#results section')
			.evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
		expect(others?.left).toBeGreaterThan(rows?.right ?? 0);
		expect(others?.top).toBe(rows?.top);
	});

	it('no line of a heading ends with the hyphen that the next word begins with', async () => {
		const page = await site.open('de/port-summary-single-director/');
		const word = page.locator('h2 .unbroken');
		expect(await word.textContent()).toBe('-Protokolle');
		expect(await word.evaluate((one) => one.getClientRects().length)).toBe(1);
	});

	it('numbers of a column stand one below the other', async () => {
		const page = await site.open('de/ports/');
		const alignments = await page
			.locator('td.number')
			.evaluateAll((cells) => [...new Set(cells.map((cell) => getComputedStyle(cell).textAlign))]);
		expect(alignments).toEqual(['end']);
	});
});
