import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Writes a file beside its place and moves it there, so that a reader never meets half of it. Makes missing folders; `mode` is the file's mode. */
export function writeAside(path: string, data: string | Uint8Array, mode?: number): void {
	const aside = besideOf(path, 'new');
	mkdirSync(dirname(aside), { recursive: true });
	try {
		writeFileSync(aside, data);
		if (mode !== undefined) chmodSync(aside, mode);
		renameSync(aside, path);
	} finally {
		rmSync(aside, { force: true });
	}
}

/**
 * Lets `fill` write a whole folder beside its place and then puts it there, in place of what stood there.
 * Where `fill` throws, the old folder stays as it was.
 */
export async function replaceFolder(path: string, fill: (folder: string) => Promise<void>): Promise<void> {
	const [aside, old] = [besideOf(path, 'new'), besideOf(path, 'old')];
	mkdirSync(aside, { recursive: true });
	try {
		await fill(aside);
		if (existsSync(path)) renameSync(path, old);
		renameSync(aside, path);
	} finally {
		if (!existsSync(path) && existsSync(old)) renameSync(old, path);
		for (const rest of [aside, old]) rmSync(rest, { recursive: true, force: true });
	}
}

function besideOf(path: string, what: 'new' | 'old'): string {
	const place = resolve(path);
	return join(dirname(place), `.${basename(place)}.${what}-${process.pid}`);
}
