/** Packs Portolan and checks what would be published: publint, and whether its types resolve (attw). */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packInto } from './pack.ts';

/** Exports that are no modules: templates for Astro, JSON. */
const noModules = ['./components/*', './schema/*', './portolan.config.schema.json', './package.json'];

const folder = mkdtempSync(join(tmpdir(), 'portolan-pack-'));
try {
	const tarball = packInto(folder);
	const commands = [
		['publint', tarball, '--strict'],
		['attw', tarball, '--profile', 'esm-only', '--format', 'ascii', '--exclude-entrypoints', ...noModules],
	];
	const failed = commands.filter(([command = '', ...args]) => {
		const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
		return status !== 0;
	});
	process.exitCode = failed.length === 0 ? 0 : 1;
} finally {
	rmSync(folder, { recursive: true, force: true });
}
