import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeAside } from './write-aside.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'portolan-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('writeAside', () => {
	it('writes into new folders, replaces a file, and leaves nothing beside it', () => {
		const file = join(folder, 'a/b.txt');
		writeAside(file, 'one');
		writeAside(file, 'two');
		expect(readFileSync(file, 'utf8')).toBe('two');
		expect(readdirSync(join(folder, 'a'))).toEqual(['b.txt']);
	});

	it('leaves the old as it was where the new can not be put', () => {
		mkdirSync(join(folder, 'taken/full'), { recursive: true });
		expect(() => writeAside(join(folder, 'taken'), 'x')).toThrow();
		expect(readdirSync(folder)).toEqual(['taken']);
	});

	it('never writes through a link that lies where its own file would', () => {
		const victim = join(folder, 'victim');
		writeFileSync(victim, 'whole');
		const planted = () => Array.from({ length: 4 }, (_, at) => `.a.txt.new-${process.pid + at - 1}`);
		for (const name of planted()) symlinkSync(victim, join(folder, name));
		writeAside(join(folder, 'a.txt'), 'one');
		expect(readFileSync(victim, 'utf8')).toBe('whole');
		expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('one');
	});

	it('takes away what runs that were killed have left, and what belongs to others not', () => {
		const gone = spawnSync(process.execPath, ['-e', '']).pid;
		const [left, busy, other] = [`.a.new-${gone}-0123456789ab`, `.a.new-${process.ppid}-0123456789ab`, '.a.new-notes'];
		for (const name of [left, busy, other]) writeFileSync(join(folder, name), '');
		writeAside(join(folder, 'a'), 'one');
		expect(readdirSync(folder).sort()).toEqual([other, busy, 'a'].sort());
	});
});
