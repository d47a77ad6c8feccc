import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, inject, it } from 'vitest';
import { contentOptions } from './content-options.ts';

const folder = mkdtempSync(join(tmpdir(), 'portolan-astro-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The files of a folder with the hash of their bytes. */
function hashes(root: string): Record<string, string> {
	const files = globSync('**', { cwd: root }).filter((file) => statSync(join(root, file)).isFile());
	const hash = (file: string) =>
		createHash('sha256')
			.update(readFileSync(join(root, file)))
			.digest('hex');
	return Object.fromEntries(files.sort().map((file) => [file, hash(file)]));
}

it('astro build writes what portolan build writes', () => {
	const root = fileURLToPath(new URL('..', import.meta.url));
	const { NODE_ENV: _, VITEST: __, ...env } = process.env;
	const { base, site } = contentOptions;
	const args = ['build', '--base', base, '--site', site, '--outDir', join(folder, 'site'), '--silent'];
	const { status, stderr } = spawnSync(process.execPath, [join(root, 'node_modules/astro/bin/astro.mjs'), ...args], {
		...{ cwd: root, encoding: 'utf8' },
		env: { ...env, ASTRO_TELEMETRY_DISABLED: '1' },
	});
	expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	expect(hashes(join(folder, 'site'))).toEqual(hashes(inject('contentSite')));
}, 300_000);
