import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OpenSite, openContentSite } from './open-site.ts';
import { PHONE } from './states.ts';

vi.setConfig({ testTimeout: 180_000 });

let site: OpenSite;

beforeAll(async () => {
	site = await openContentSite();
}, 120_000);

afterAll(() => site?.close());

describe('the number line', () => {
	it('is enlarged where it is crowded and leads to ports and ranges, from the keyboard, without a script', async () => {
		await site.page.setViewportSize(PHONE);
		const page = await site.open('de/ports/');
		const open = async (path: string) => {
			await page.locator(`${path} > summary`).first().focus();
			await page.keyboard.press('Enter');
		};
		const band = '.number-lines > .number-band:nth-child(2)';
		expect(await page.locator(`${band} .chip`).first().isVisible()).toBe(false);
		await open(band);
		const inner = `${band} > ul > .enlarged > .number-band`;
		expect(await page.locator(`${inner} .chip`).first().isVisible()).toBe(false);
		await open(inner);
		const [from, to] = ((await page.locator(`${inner} > summary .band-name`).first().textContent()) ?? '')
			.split('–')
			.map(Number);
		const within = await page.locator(inner).first().locator('.chip').allTextContents();
		for (const chip of within.filter((text) => !text.includes('–'))) {
			expect(Number(chip)).toBeGreaterThanOrEqual(from ?? Number.NaN);
			expect(Number(chip)).toBeLessThanOrEqual(to ?? Number.NaN);
		}
		const chip = page.locator(inner).first().locator('.chip:visible').first();
		await chip.focus();
		await page.keyboard.press('Enter');
		expect((await page.locator('tr:target th').textContent())?.trim()).toBe((await chip.textContent())?.trim());
		await page.locator(`${band} > ul > li > .chip`, { hasText: '1024–65535' }).click();
		expect((await page.locator('tr:target th').textContent())?.trim()).toBe('1024–65535');
		expect(site.scripts).toEqual([]);
	});

	it('draws each port once on a band, and ranges that overlap apart', async () => {
		const page = await site.open('de/ports/');
		const listed = await page.locator('tr[id^=port-]').count();
		expect(await page.locator('.number-lines > .number-band > summary .port').count()).toBe(listed);
		const overlaps = await page.locator('.number-lines > .number-band > summary svg').evaluateAll((lines) =>
			lines.flatMap((line) => {
				const boxes = [...line.querySelectorAll('.range')].map((range) => range.getBoundingClientRect());
				return boxes.flatMap((a, at) =>
					boxes
						.slice(at + 1)
						.filter((b) => a.left + 2 < b.right && b.left + 2 < a.right && a.top < b.bottom && b.top < a.bottom),
				);
			}),
		);
		expect(overlaps).toEqual([]);
	});
});
