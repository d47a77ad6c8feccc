import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../src/integrations/build-site.ts';

let folder: string;
const site = {
	title: 'Beacon',
	logo: 'lamp.svg',
	accent: '#7a1fa2',
	footer: [{ label: 'Imprint', href: 'https://beacon.example/imprint' }],
	guides: 'pages',
};
const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
const read = (path: string) => readFileSync(join(folder, 'out', path), 'utf8');
const build = () => buildSite({ config: join(folder, 'portolan.config.json'), base: '/', out: join(folder, 'out') });

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'portolan-look-'));
	cpSync(fileURLToPath(new URL('fixtures/harbour', import.meta.url)), join(folder, 'docs'), { recursive: true });
	mkdirSync(join(folder, 'pages/de'), { recursive: true });
	write('lamp.svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4"/></svg>\n');
	write('pages/about.en.mdx', '---\ntitle: About us\n---\n\nWe tend {1 + 1} lamps. <Severity name="error" />\n');
	write('pages/de/reading.mdx', '---\ntitle: So liest man das\n---\n\nVon oben nach unten.\n');
	write('portolan.config.json', JSON.stringify({ content: 'docs', site }));
	await build();
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a site with a look of its own', () => {
	it('has its title, logo, links and accent', () => {
		const page = read('de/index.html');
		expect(page).toMatch(/<title>[^<]* · Beacon<\/title>/);
		expect(page).toMatch(/<a class="site-name" href="\/de\/">\s*<img src="\/logo\.svg" alt="" height="24">\s*Beacon/);
		expect(read('logo.svg')).toContain('<circle');
		expect(page).toContain('<a href="https://beacon.example/imprint">Imprint</a>');
		const styles = globSync('_astro/*.css', { cwd: join(folder, 'out') }).map((file) => read(file));
		expect(styles.some((text) => text.includes('--link:light-dark(#7a1fa2'))).toBe(true);
		expect(page.includes('Portolan')).toBe(false);
	});

	it('has pages of its own, one in place of a shipped one, and none on the documents of Portolan', () => {
		expect(read('de/guides/about/index.html')).toMatch(/We tend 2 lamps\. <span class="severity error">/);
		expect(read('en/guides/reading/index.html')).toContain('Von oben nach unten.');
		expect(existsSync(join(folder, 'out/de/guides/contributing'))).toBe(false);
	});

	it('is not built where its logo is not there, and says so', async () => {
		write('portolan.config.json', JSON.stringify({ content: 'docs', site: { ...site, logo: 'lost.svg' } }));
		await expect(build()).rejects.toThrow(/lost\.svg: the setting "site\.logo" names this, and it is not there/);
		expect(existsSync(join(folder, 'out/index.html'))).toBe(true);
	});
});
