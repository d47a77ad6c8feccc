/** Installs packages of Debian for the tests, where that is allowed: as root, on Debian. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether a file is there and may be run. */
export function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** Where a program lies on the path; undefined where it does not. */
export function onPath(name: string): string | undefined {
	const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'].filter(Boolean);
	return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** Whether packages may be installed here. */
export function mayInstall(): boolean {
	const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
	return process.getuid?.() === 0 && /^ID="?debian"?$/m.test(release) && isExecutable('/usr/bin/apt-get');
}

/** Installs packages, and says why, and what went wrong. */
export function install(packages: readonly string[], why: string): void {
	console.error(`${why}; installing Debian's packages ${packages.join(', ')}.`);
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
		const { status, stdout, stderr } = spawnSync('apt-get', ['-q', ...args], { env, encoding: 'utf8' });
		if (status !== 0) console.error(`${stdout}${stderr}`.trimEnd());
	}
}
