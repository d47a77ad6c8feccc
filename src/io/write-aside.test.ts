import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkOut } from './check-out.ts';
import { replaceFolder, writeAside } from './write-aside.ts';

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
});

describe('replaceFolder', () => {
	const out = () => join(folder, 'out');
	const fill = (name: string) => async (aside: string) => writeFileSync(join(aside, name), name);

	it('puts a whole new folder in place of the old one', async () => {
		await replaceFolder(out(), fill('old'));
		await replaceFolder(out(), fill('new'));
		expect(readdirSync(out())).toEqual(['new']);
		expect(readdirSync(folder)).toEqual(['out']);
	});

	it('keeps the old folder where filling the new one fails', async () => {
		await replaceFolder(out(), fill('old'));
		const failing = async (aside: string) => {
			writeFileSync(join(aside, 'half'), '');
			throw new Error('stopped');
		};
		await expect(replaceFolder(out(), failing)).rejects.toThrow('stopped');
		expect(readdirSync(out())).toEqual(['old']);
		expect(readdirSync(folder)).toEqual(['out']);
	});
});

describe('checkOut', () => {
	const content = () => join(folder, 'docs/content');
	const read = (path: string, patterns: string[] = []) => ({ folders: [path], exclude: { base: path, patterns } });
	beforeEach(() => mkdirSync(content(), { recursive: true }));

	it('refuses the content folder, what lies in it and what holds it', () => {
		for (const out of [content(), join(content(), 'de/new'), join(folder, 'docs'), folder, '/', '.']) {
			expect(() => checkOut(out, read(content())), out).toThrow(/--out/);
		}
	});

	it('refuses a folder of files that no build wrote, and allows an earlier build', () => {
		const out = join(folder, 'dist');
		expect(() => checkOut(out, read(content()))).not.toThrow();
		mkdirSync(join(out, 'data'), { recursive: true });
		expect(() => checkOut(out, read(content()))).toThrow(/no earlier build/);
		writeFileSync(join(out, 'data/version.json'), '{}');
		expect(() => checkOut(out, read(content()))).not.toThrow();
		expect(existsSync(out)).toBe(true);
	});

	it('allows what lies in the content folder and is never read: build output, and what is excluded', () => {
		const project = join(folder, 'project');
		mkdirSync(project);
		expect(() => checkOut(join(project, 'dist'), read(project))).toThrow(/lies in the content folder/);
		expect(() => checkOut(join(project, 'web/de'), read(project, ['web/']))).not.toThrow();
		writeFileSync(join(project, 'portolan.config.json'), '{}');
		expect(() => checkOut(join(project, 'dist'), read(project))).not.toThrow();
		expect(() => checkOut(join(project, 'de/dist'), read(project))).toThrow(/lies in the content folder/);
		expect(() => checkOut(project, read(project))).toThrow(/lies in the content folder/);
	});

	it('allows a neighbour whose name begins like the content folder, or with two stops', () => {
		expect(() => checkOut(`${content()}-site`, read(content()))).not.toThrow();
		expect(() => checkOut(join(folder, 'docs/..site'), read(content()))).not.toThrow();
	});
});
