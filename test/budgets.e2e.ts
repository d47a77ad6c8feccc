import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import filePlugin from '@size-limit/file';
import sizeLimit from 'size-limit';
import { describe, expect, inject, it } from 'vitest';

const out = inject('contentSite');
const files = (pattern: string) => globSync(pattern, { cwd: out }).sort();

/** The bytes of some files together, gzipped one by one. */
async function size(paths: readonly string[]): Promise<number> {
	const check = { name: '', path: [...paths], files: paths.map((path) => join(out, path)), gzip: true };
	const [result] = (await sizeLimit([filePlugin], { checks: [check] })) as { size: number }[];
	return result?.size ?? Number.NaN;
}

describe('the budgets, gzipped', () => {
	it.each([
		['a topic', '*/!(ports|compare|findings|checks|guides|search)/index.html', 30_000],
		['a port', '*/ports/*/index.html', 6_000],
	])('%s has at most its bytes', async (_name, pattern, most) => {
		const pages = files(pattern);
		expect(pages.length).toBeGreaterThan(8);
		for (const page of pages) expect(await size([page]), page).toBeLessThanOrEqual(most);
	});

	it('all styles together have at most 10 kB', async () => {
		expect(await size(files('_astro/*.css'))).toBeLessThanOrEqual(10_000);
	});

	it('all scripts together have at most 60 kB, and only the search page names one', async () => {
		const scripts = [...files('script/*.js'), ...files('_astro/*.js'), 'sw.js'];
		expect(scripts.length).toBeGreaterThan(3);
		expect(await size(scripts)).toBeLessThanOrEqual(60_000);
		const naming = files('**/*.html').filter((page) =>
			/<script|modulepreload/.test(readFileSync(join(out, page), 'utf8')),
		);
		expect(naming).toEqual(files('*/search/index.html'));
	});
});
