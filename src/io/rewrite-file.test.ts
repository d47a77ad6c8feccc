import { spawnSync } from 'node:child_process';
import {
	chownSync,
	linkSync,
	lstatSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../core/index.ts';
import { readBaseline, writeBaseline } from './baseline.ts';
import { rewriteFiles } from './rewrite-file.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'portolan-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, text: string, mode = 0o644): string {
	const file = join(folder, name);
	writeFileSync(file, text, { mode });
	return file;
}

describe('rewriteFiles', () => {
	it('writes the new text and keeps BOM, mode and symbolic link', () => {
		const file = put('a.md', '\uFEFFä\r\n', 0o640);
		const link = join(folder, 'link.md');
		symlinkSync(file, link);
		rewriteFiles([{ file: link, before: 'ä\r\n', after: 'ö\r\n' }]);
		expect(readFileSync(file, 'utf8')).toBe('\uFEFFö\r\n');
		expect(statSync(file).mode & 0o777).toBe(0o640);
		expect(lstatSync(link).isSymbolicLink()).toBe(true);
		expect(readdirSync(folder).sort()).toEqual(['a.md', 'link.md']);
	});

	it('keeps hard links and the owner', () => {
		const file = put('a.md', 'a', 0o640);
		const other = join(folder, 'b.md');
		linkSync(file, other);
		rewriteFiles([{ file, before: 'a', after: 'new' }]);
		expect(readFileSync(other, 'utf8')).toBe('new');
		expect(statSync(file).ino).toBe(statSync(other).ino);
		rmSync(other);
		if (process.getuid?.() === 0) {
			chownSync(file, 65_534, 65_534);
			rewriteFiles([{ file, before: 'new', after: 'newer' }]);
			expect(statSync(file)).toMatchObject({ uid: 65_534, gid: 65_534 });
		}
		expect(statSync(file).mode & 0o777).toBe(0o640);
		expect(readdirSync(folder)).toEqual(['a.md']);
	});

	it('writes back first what a run that was killed had begun to write in place', () => {
		const file = put('a.md', 'half of the ne');
		const gone = spawnSync(process.execPath, ['-e', '']).pid;
		put(`.a.md.old-${gone}-0123456789ab`, 'whole');
		expect(() => rewriteFiles([{ file, before: 'half of the ne', after: 'x' }])).toThrow(
			/has changed since it was read/,
		);
		expect(readFileSync(file, 'utf8')).toBe('whole');
		expect(readdirSync(folder)).toEqual(['a.md']);
	});

	it('writes nothing at all where one file has changed since it was read, or is gone', () => {
		const first = put('a.md', 'a');
		const changed = put('b.md', 'b2');
		const rewrite = (file: string, before: string) => ({ file, before, after: 'new' });
		expect(() => rewriteFiles([rewrite(first, 'a'), rewrite(changed, 'b')])).toThrow(
			/b\.md has changed since it was read/,
		);
		expect(() => rewriteFiles([rewrite(first, 'a'), rewrite(join(folder, 'c.md'), 'c')])).toThrow(
			/c\.md can't be written/,
		);
		expect(readFileSync(first, 'utf8')).toBe('a');
	});

	it('keeps CR as the line end of a file that has no other, and refuses a file that mixes both', () => {
		const file = put('cr.md', 'a\rb\r');
		rewriteFiles([{ file, before: 'a\nb\n', after: 'a\nc\n' }]);
		expect(readFileSync(file, 'utf8')).toBe('a\rc\r');
		const mixed = put('mixed.md', 'a\rb\n');
		expect(() => rewriteFiles([{ file: mixed, before: 'a\nb\n', after: 'a\nc\n' }])).toThrow(/CR alone/);
		expect(readFileSync(mixed, 'utf8')).toBe('a\rb\n');
	});

	it('tells bytes apart that read as the same text', () => {
		const file = put('a.md', '');
		writeFileSync(file, Uint8Array.of(0x61, 0xff));
		expect(() => rewriteFiles([{ file, before: 'a\uFFFD', after: 'b' }])).toThrow(/has changed/);
	});
});

describe('baseline', () => {
	const finding = (id: string) => ({ id, check: 'x', location: { path: 'de/a.md' }, row: null }) as Finding;

	it('comes back as it was written, sorted by id', () => {
		const file = join(folder, 'b.json');
		writeBaseline(file, [finding('b'), finding('a')]);
		const fault = expect.stringMatching(/^[0-9a-f]{16}$/);
		expect(readBaseline(file).findings).toEqual([
			{ id: 'a', check: 'x', path: 'de/a.md', row: null, fault },
			{ id: 'b', check: 'x', path: 'de/a.md', row: null, fault },
		]);
	});

	it.each(['{', '[]', '{ "schema": "portolan/report/1", "findings": [] }'])('refuses %s', (text) => {
		const file = put('b.json', text);
		expect(() => readBaseline(file)).toThrow(/b\.json: this is no baseline of Portolan/);
	});
});
