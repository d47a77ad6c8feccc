/** A large input, read by threads and kept in a cache: what is told of it stays the same. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

// Each case starts the program several times, also on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'portolan-'));
	for (const [locale, title, port] of [
		['en', 'Pier', 7010],
		['it', 'Molo', 7010],
		['de', 'Steg', 7001],
	] as const) {
		mkdirSync(join(folder, 'docs', locale), { recursive: true });
		// The comment makes it large without making it slow.
		const text = `# ${title}\n\n| Port | Gauge |\n| --- | --- |\n| ${port}/TCP | \`gauged\` |\n\n<!-- ${'-'.repeat(900_000)}> -->\n`;
		writeFileSync(join(folder, 'docs', locale, 'pier.md'), text);
	}
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function portolan(...args: readonly string[]) {
	const { stdout, stderr, status } = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8' });
	return { stdout, stderr, code: status };
}

const check = (...args: readonly string[]) => portolan('check', 'docs', '--format', 'json', ...args);

it('reports the same with threads, without, and from the cache', () => {
	const expected = check('--no-cache', '--threads', '1');
	expect(JSON.parse(expected.stdout).findings).toHaveLength(1);
	expect(existsSync(join(folder, 'kept'))).toBe(false);
	for (const threads of ['2', '4', '1'])
		expect(check('--cache-location', 'kept', '--threads', threads)).toEqual(expected);
	expect(existsSync(join(folder, 'kept'))).toBe(true);
	writeFileSync(
		join(folder, 'docs/de/pier.md'),
		'# Steg\n\n| Port | Gauge |\n| --- | --- |\n| 7010/TCP | `gauged` |\n',
	);
	expect(JSON.parse(check('--cache-location', 'kept').stdout).findings).toEqual([]);
});

it('keeps what a build reads where the options say', () => {
	expect(portolan('build', 'docs', '--out', 'site', '--cache-location', 'kept-by-build')).toMatchObject({ code: 0 });
	expect(existsSync(join(folder, 'kept-by-build'))).toBe(true);
});

it('cleans the cache, and no folder that is none', () => {
	writeFileSync(join(folder, 'docs/de/pier.md'), `# Steg\n\n<!-- ${'-'.repeat(900_000)}> -->\n`);
	check('--cache-location', 'kept');
	expect(portolan('cache', 'clean', '--cache-location', 'kept')).toMatchObject({ code: 0 });
	expect(existsSync(join(folder, 'kept'))).toBe(false);
	const refused = portolan('cache', 'clean', '--cache-location', 'docs');
	expect(refused).toMatchObject({ code: 2, stdout: '' });
	expect(refused.stderr).toContain('docs: this is no cache of Portolan; name the folder');
	expect(existsSync(join(folder, 'docs/de/pier.md'))).toBe(true);
});
