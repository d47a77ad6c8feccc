import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'portolan-elsewhere-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a checkout builds in a folder that leads to no packages, from relative paths, for the address in the settings, and leaves nothing there but the site', () => {
	cpSync(fileURLToPath(new URL('fixtures/harbour', import.meta.url)), join(folder, 'content'), { recursive: true });
	mkdirSync(join(folder, 'pages'));
	writeFileSync(join(folder, 'pages/berth.en.mdx'), '---\ntitle: Berths\n---\n\nWhere ships lie.\n');
	writeFileSync(
		join(folder, 'portolan.config.json'),
		'{ "site": { "guides": "pages", "url": "https://ports.example/harbour/" } }',
	);
	const { NODE_ENV: _, VITEST: __, ...env } = process.env;
	const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
	const { status, stderr } = spawnSync(
		process.execPath,
		[main, 'build', '--config', 'portolan.config.json', '--out', 'site'],
		{
			...{ cwd: folder, encoding: 'utf8', env },
		},
	);
	expect({ status, stderr }).toEqual({ status: 0, stderr: 'Site written to site\n' });
	expect(readdirSync(folder).sort()).toEqual(['content', 'pages', 'portolan.config.json', 'site']);
	expect(readFileSync(join(folder, 'site/sitemap.xml'), 'utf8')).toContain(
		'https://ports.example/harbour/sitemap-1.xml',
	);
	expect(existsSync(join(folder, 'site/de/guides/berth/index.html'))).toBe(true);
}, 120_000);
