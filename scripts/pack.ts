/** Packs Portolan as it would be published; used by the checks of the package and by its test. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Builds the package into a folder and gives the tarball's path. Throws with npm's own words where that fails. */
export function packInto(folder: string): string {
	const cwd = fileURLToPath(new URL('..', import.meta.url));
	const options = { cwd, encoding: 'utf8', shell: process.platform === 'win32' } as const;
	const { status, stderr } = spawnSync('npm', ['pack', '--silent', '--pack-destination', folder], options);
	if (status !== 0) throw new Error(`npm pack failed:\n${stderr}`);
	const name = readdirSync(folder).find((file) => file.endsWith('.tgz'));
	if (name === undefined) throw new Error(`npm pack wrote no tarball into ${folder}`);
	return join(folder, name);
}
