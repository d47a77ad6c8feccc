import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../src/integrations/build-site.ts';

let folder: string;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'portolan-host-'));
	const content = join(folder, 'content');
	cpSync(fileURLToPath(new URL('fixtures/harbour', import.meta.url)), content, { recursive: true });
	writeFileSync(join(content, 'de/boje.md'), '# Bojen\n\n| Port |\n| --- |\n| 6100 |\n');
	mkdirSync(join(folder, 'out'));
	await buildSite({ content, out: join(folder, 'out'), base: '/docs/' });
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a page tells search engines: the page to show instead of it, and its translations. */
function linksOf(path: string) {
	const html = readFileSync(join(folder, 'out', path, 'index.html'), 'utf8');
	const links = (rel: string) => [...html.matchAll(new RegExp(`<link rel="${rel}"[^>]*>`, 'g'))].map(([link]) => link);
	const href = (link: string) => /href="([^"]+)"/.exec(link)?.[1] ?? '';
	const alternates = links('alternate').filter((link) => link.includes('hreflang'));
	return {
		canonical: links('canonical').map(href),
		alternates: alternates.map((link) => [/hreflang="([^"]+)"/.exec(link)?.[1], href(link)]),
	};
}

describe('a site that does not know its host', () => {
	it('names no page as its own original, and has no sitemap, whose addresses would have to be whole', () => {
		for (const path of ['', 'de', 'de/relay', 'de/boje', 'de/ports/6100', 'en/findings'])
			expect({ path, canonical: linksOf(path).canonical }).toEqual({ path, canonical: [] });
		expect(existsSync(join(folder, 'out/sitemap.xml'))).toBe(false);
	});

	it('names the original of a fallback by its path, and the fallback as no translation', () => {
		expect(linksOf('en/boje')).toEqual({ canonical: ['/docs/de/boje/'], alternates: [] });
	});

	it('names translations by their paths, each naming the others', () => {
		const expected = ['de', 'en', 'pt-BR'].map((locale) => [locale, `/docs/${locale}/relay/`]);
		for (const locale of ['de', 'en', 'pt-BR']) expect(linksOf(`${locale}/relay`).alternates).toEqual(expected);
	});
});
