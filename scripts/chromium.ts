/**
 * Finds the Chromium that the browser tests drive: `CHROMIUM_PATH`, Playwright's cache, or a browser of the system.
 * On Debian, where it may, it installs the package `chromium` if there is none. Run directly, it prints the path.
 */
import { chromium } from 'playwright-core';
import { install, isExecutable, mayInstall, onPath } from './debian.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

const applications = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const packages = ['chromium', 'fonts-noto-cjk'];

function find(): string | undefined {
	const installed = names.flatMap((name) => onPath(name) ?? []);
	return [chromium.executablePath(), ...installed, ...applications].find((path) => path !== '' && isExecutable(path));
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
		install(packages, 'No Chromium found');
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
