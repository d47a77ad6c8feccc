import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listFiles } from './list-files.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'portolan-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string): void {
	mkdirSync(dirname(join(folder, path)), { recursive: true });
	writeFileSync(join(folder, path), '');
}

it('lists every file by path, whatever it is, but what is hidden or installed', () => {
	for (const path of ['images/b.png', 'de/a.md', 'de/images/ü x.svg', '.git/HEAD', 'node_modules/x/y.js', 'Z.md'])
		put(path);
	expect(listFiles(folder)).toEqual(['Z.md', 'de/a.md', 'de/images/ü x.svg', 'images/b.png']);
});

it('walks a circle of links once, and gives nothing for a folder that is not there', () => {
	put('de/a.md');
	symlinkSync(folder, join(folder, 'de/loop'));
	expect(listFiles(folder)).toEqual(['de/a.md']);
	expect(listFiles(join(folder, 'no'))).toEqual([]);
});
