import { cpSync, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Installed, install } from './installed.ts';

vi.setConfig({ testTimeout: 400_000 });

/** The oldest Node that serves, the one that Portolan is made with, and one that is too old. */
const [oldest, current, tooOld] = ['22.12.0', '24.21.0', '20.20.0'];
const portolan = 'node_modules/portolan/bin/portolan.js';
const docs = 'src/content/docs';
let user: Installed;

beforeAll(() => {
	user = install('starlight', { '@astrojs/starlight': '0.42.4', astro: '7.3.5' }, [oldest, current, tooOld]);
}, 600_000);

afterAll(() => user?.close(), 120_000);

const read = (...path: readonly string[]) => readFileSync(join(user.folder, ...path), 'utf8');

describe('the installed package', () => {
	it('holds no tests, no scripts, no documents, and no package that users do not need', () => {
		const files = globSync('{*,{bin,lib}/**}', { cwd: join(user.folder, 'node_modules/portolan') });
		expect(files.filter((file) => /test|^(?:scripts|content|src)$|\.ts$/.test(file.replace(/\.d\.ts$/, '')))).toEqual(
			[],
		);
		const installed = (name: string) => existsSync(join(user.folder, 'node_modules', name));
		expect(['elkjs', 'leven', 'vitest', 'playwright-core', 'typescript', 'bullmq'].filter(installed)).toEqual([]);
	});

	it('says in one line which Node it needs, whatever the command', () => {
		for (const command of [['check', docs], ['build'], ['lookup', '443'], ['--version'], []]) {
			const { status, stdout, stderr } = user.run(tooOld, portolan, ...command);
			expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
			expect(stderr).toMatch(/^portolan: Node 22\.12 or later is needed, and this is 20\.20\.0; [^\n]*\n$/);
		}
	});

	it('exports the schemas of its JSON, and settings with types', () => {
		for (const name of ['report', 'dataset', 'tables', 'changes', 'history', 'baseline', 'version'])
			expect(JSON.parse(read(`node_modules/portolan/lib/schema/${name}.json`))).toMatchObject({
				...{ $id: `urn:portolan:${name}:1`, type: 'object' },
			});
		expect(JSON.parse(read('node_modules/portolan/lib/schema/config.json')).properties).toHaveProperty('content');
		expect(read('node_modules/portolan/lib/config.d.ts')).toContain('defineConfig');
		expect(read('node_modules/portolan/lib/index.d.ts')).toMatch(/export \{[^}]*\btype Reporter\b/);
	});
});

describe.each([oldest, current])('under Node %s', (node) => {
	it('checks, and tells of nothing but the findings', () => {
		const { status, stdout, stderr } = user.run(node, portolan, 'check', docs, '--source', 'en', '--format', 'json');
		expect(status).toBe(1);
		// Nothing of Node's: what it says of itself would stand in every report of every user.
		expect(stderr).not.toMatch(/Warning|\bat /);
		const { findings } = JSON.parse(stdout);
		expect(findings.find(({ check }: { check: string }) => check === 'port-mismatch')).toMatchObject({
			...{ locale: 'it', path: 'it/ports.md', line: 10, actual: '9010', expected: '9100' },
		});
	});

	it('keeps what is compiled with the user, where that can be, and nothing with --no-cache', () => {
		const home = join(user.folder, `home-${node}`);
		const kept = () => globSync('**/*', { cwd: home }).length;
		const list = (place: string, ...options: readonly string[]) => {
			const ran = user.runWith({ XDG_CACHE_HOME: place }, node, portolan, 'extract', docs, ...options);
			expect(ran).toMatchObject({ status: 0, stderr: '' });
			return ran.stdout;
		};
		const plain = list(home, '--no-cache');
		expect(kept()).toBe(0);
		expect([list(home), list(home), list('/proc/nowhere'), list('home-below')]).toEqual([plain, plain, plain, plain]);
		expect(kept()).toBeGreaterThan(100);
		expect(existsSync(join(user.folder, 'home-below'))).toBe(false);
	});

	it('looks up a port', () => {
		const { status, stdout } = user.run(node, portolan, 'lookup', '8443', docs);
		expect(status).toBe(0);
		expect(stdout).toContain('HTTPS/TCP/8443');
	});

	it('says what else is needed to speak to workers', () => {
		const server = 'redis://127.0.0.1:1';
		for (const command of [
			['worker', '--redis', server],
			['check', docs, '--cluster', server],
		])
			expect(user.run(node, portolan, ...command)).toMatchObject({
				...{ status: 2, stderr: expect.stringContaining('npm install bullmq ioredis') },
			});
	});

	it('builds the site', () => {
		const { status, stdout } = user.run(node, portolan, 'build', docs, '--out', `site-${node}`);
		expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
		expect(read(`site-${node}`, 'de', 'ports-2', 'index.html')).toContain('>Ports der Bake</h1>');
		expect(JSON.parse(read(`site-${node}`, 'data', 'ports.json')).records).toHaveLength(3);
	});

	it('is a library', () => {
		const lines = [
			"import { analyse, read } from 'portolan';",
			"import { defineConfig } from 'portolan/config';",
			`const { files, settings } = await read({ content: '${docs}' });`,
			'const { findings } = analyse(files, settings);',
			'console.log(JSON.stringify([findings.map(({ check }) => check), defineConfig({ source: "en" })]));',
		];
		writeFileSync(join(user.folder, 'library.js'), lines.join('\n'));
		const { stdout, stderr } = user.run(node, 'library.js');
		expect(stderr).toBe('');
		const [checks, config] = JSON.parse(stdout);
		expect(checks).toContain('port-mismatch');
		expect(config).toEqual({ source: 'en' });
	});

	it('stands within a Starlight site in three languages', () => {
		const out = `starlight-${node}`;
		const { status, stderr } = user.run(node, 'node_modules/astro/bin/astro.mjs', 'build', '--outDir', out);
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		for (const [locale, title] of [
			['en', 'Ports of the beacon'],
			['de', 'Ports der Bake'],
			['it', 'Porte del faro'],
		] as const) {
			const page = read(out, 'reference', locale, 'ports-2', 'index.html');
			expect(page).toContain('class="site-title');
			expect(page).toMatch(new RegExp(`<h1 id="_top"[^>]*>${title}`));
			expect(page).not.toContain('Content-Security-Policy');
			const own = read(out, locale, 'index.html');
			expect(own).toContain(`href="/reference/${locale}/ports-2/#`);
			expect(own).toContain(`action="/reference/${locale}/search/"`);
			expect(own).toMatch(/id="flows">3</);
		}
		expect(JSON.parse(read(out, 'reference/data/findings.json')).findings).not.toEqual([]);
		expect(existsSync(join(user.folder, out, 'reference/data/search/index.json'))).toBe(true);
		expect(existsSync(join(user.folder, out, 'reference/404.html'))).toBe(false);
	});
});

describe('within a site of Astro of one’s own', () => {
	const build = (...args: readonly string[]) => {
		cpSync(fileURLToPath(new URL('fixtures/own-layout', import.meta.url)), join(user.folder, 'quay'), {
			recursive: true,
		});
		return user.runIn('quay', oldest, 'node_modules/astro/bin/astro.mjs', 'build', ...args);
	};

	it('pages stand in its layout, below the base', () => {
		expect(build()).toMatchObject({ status: 0, stderr: '' });
		const page = read('quay/dist/ports/de/quay/index.html');
		expect(page).toMatch(/<html lang="de"[^>]*>/);
		expect(page).toContain('Ports des Kais');
		expect(page).toContain(' of the quay</title>');
		expect(page).toContain('<body class="own">');
		expect(existsSync(join(user.folder, 'quay/dist/ports/data/ports.json'))).toBe(true);
	});

	it('there are no pages where none are wanted, and components all the same', () => {
		expect(build('--config', 'without-pages.mjs')).toMatchObject({ status: 0, stderr: '' });
		expect(read('quay/without-pages/index.html')).toMatch(/7010/);
		expect(existsSync(join(user.folder, 'quay/without-pages/ports'))).toBe(false);
	});
});
