import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { asideOf, leftoversOf } from './aside.ts';

/** Writes a file beside its place and moves it there, so that a reader never meets half of it. Makes missing folders; `mode` is the file's mode. */
export function writeAside(path: string, data: string | Uint8Array, mode?: number): void {
	const aside = asideOf(path, 'new');
	mkdirSync(dirname(aside), { recursive: true });
	try {
		// `wx`: a new file, never one that is there, nor what a link there leads to.
		writeFileSync(aside, data, { flag: 'wx' });
		if (mode !== undefined) chmodSync(aside, mode);
		renameSync(aside, path);
		for (const { kind, path: left } of leftoversOf(path)) if (kind === 'new') rmSync(left, { force: true });
	} finally {
		if (existsSync(aside)) rmSync(aside, { force: true });
	}
}
