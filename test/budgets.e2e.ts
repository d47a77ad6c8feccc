import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import filePlugin from '@size-limit/file';
import sizeLimit from 'size-limit';
import { describe, expect, inject, it } from 'vitest';
import { buildSite } from '../src/integrations/build-site.ts';

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

describe('what documents can make a site', () => {
	/** Bytes of a site for each port and language, each row and language, each heading and language. */
	const [PORT, ROW, HEADING] = [7000, 3200, 600];
	const many = 150;
	const times = (of: (at: number) => string) => Array.from({ length: many }, (_, at) => of(at)).join('');
	const header = '| Port | Use |\n| --- | --- |\n';

	/** The bytes of the site of some texts in two languages, and of the texts themselves. */
	async function built(texts: readonly string[]): Promise<{ read: number; written: number }> {
		const folder = mkdtempSync(join(tmpdir(), 'portolan-written-'));
		try {
			const [content, site] = [join(folder, 'content'), join(folder, 'site')];
			for (const locale of ['de', 'en']) {
				mkdirSync(join(content, locale), { recursive: true });
				for (const [at, text] of texts.entries())
					writeFileSync(join(content, locale, `a${at}.md`), `# A${at}\n\n${text}\n`);
			}
			await buildSite({ content, out: site, base: '/' });
			const all = (at: string) =>
				globSync('**/*', { cwd: at }).reduce((sum, name) => {
					const file = statSync(join(at, name));
					return sum + (file.isFile() ? file.size : 0);
				}, 0);
			return { read: all(content), written: all(site) };
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	}

	it('is 20 times their size, and so much for each port, row and heading', async () => {
		const least = await built(['a', 'a', 'a', 'a']);
		const most = await built([
			`${header}| ${times((at) => `${at + 1000}, `)}443 | Quay |`,
			`${header}${times(() => '| 443 | Quay |\n')}`,
			times(() => '## A\n\n'),
			times(() => 'Quay \\* [a](b) `c` <b>d</b>. '),
		]);
		const constant = least.written + 2 * ((many + 1) * PORT + (many + 1) * ROW + many * HEADING);
		expect(most.written).toBeLessThan(20 * most.read + constant);
	}, 240_000);
});
