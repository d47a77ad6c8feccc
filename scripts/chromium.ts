/**
 * Finds the Chromium that the browser tests drive: `CHROMIUM_PATH`, Playwright's cache, or a browser of the system.
 * On Debian, where it may, it installs the package `chromium` if there is none. Run directly, it prints the path.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

const applications = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const packages = ['chromium', 'fonts-noto-cjk'];

function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

function find(): string | undefined {
	const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
	return [chromium.executablePath(), ...onPath, ...applications].find((path) => path !== '' && isExecutable(path));
}

function mayInstall(): boolean {
	const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
	return process.getuid?.() === 0 && /^ID="?debian"?$/m.test(release) && isExecutable('/usr/bin/apt-get');
}

function install(): void {
	console.error(`No Chromium found; installing Debian's packages ${packages.join(' and ')}.`);
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
		const { status, stdout, stderr } = spawnSync('apt-get', ['-q', ...args], { env, encoding: 'utf8' });
		if (status !== 0) console.error(`${stdout}${stderr}`.trimEnd());
	}
}

/** The path of a Chromium; throws a one-line error that says what to install if there is none and none may be had. */
export function chromiumPath(): string {
	const told = process.env.CHROMIUM_PATH;
	if (told) {
		if (isExecutable(told)) return told;
		throw new Error(`CHROMIUM_PATH is ${told}, which is no program; unset it or name a Chromium.`);
	}
	let path = find();
	if (!path && mayInstall()) {
		install();
		path = find();
	}
	if (path) return path;
	throw new Error(
		'No Chromium found: install Chromium or Chrome (Debian: apt-get install chromium), or set CHROMIUM_PATH.',
	);
}

if (import.meta.main) {
	try {
		console.log(chromiumPath());
	} catch (error) {
		console.error((error as Error).message);
		process.exitCode = 2;
	}
}
