import { spawnSync } from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	realpathSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkOut } from './check-out.ts';
import { replaceFolder } from './replace-folder.ts';

let folder: string;
beforeEach(() => {
	folder = realpathSync(mkdtempSync(join(tmpdir(), 'portolan-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const MARK = '.portolan-files.json';
const out = () => join(folder, 'out');
const fill = (name: string) => async (aside: string) => writeFileSync(join(aside, name), name);

describe('replaceFolder', () => {
	it('puts a whole new folder in place of the old one', async () => {
		await replaceFolder(out(), fill('old'));
		await replaceFolder(out(), fill('new'));
		expect(readdirSync(out())).toEqual([MARK, 'new']);
		expect(readdirSync(folder)).toEqual(['out']);
	});

	it('keeps the old folder where filling the new one fails', async () => {
		await replaceFolder(out(), fill('old'));
		const failing = async (aside: string) => {
			writeFileSync(join(aside, 'half'), '');
			throw new Error('stopped');
		};
		await expect(replaceFolder(out(), failing)).rejects.toThrow('stopped');
		expect(readdirSync(out())).toEqual([MARK, 'old']);
		expect(readdirSync(folder)).toEqual(['out']);
	});

	it('stops, and takes nothing away, where a file was put there meanwhile', async () => {
		await replaceFolder(out(), fill('old'));
		const busy = async () => writeFileSync(join(out(), 'CNAME'), 'ports.example');
		await expect(replaceFolder(out(), busy)).rejects.toThrow(/CNAME was put there meanwhile/);
		expect(readdirSync(out())).toEqual([MARK, 'CNAME', 'old']);
	});

	it('of two at once, one stands whole', async () => {
		await replaceFolder(out(), fill('old'));
		await Promise.all(['a', 'b'].map((name) => replaceFolder(out(), fill(name))));
		expect([['a'], ['b']]).toContainEqual(readdirSync(out()).slice(1));
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
		expect(checkOut(out(), read(content()))).toBe(out());
		mkdirSync(join(out(), 'data'), { recursive: true });
		expect(() => checkOut(out(), read(content()))).not.toThrow();
		for (const foreign of ['data/version.json', MARK]) {
			writeFileSync(join(out(), foreign), '{}');
			expect(() => checkOut(out(), read(content()))).toThrow(
				`files that no build of Portolan wrote, such as ${foreign}`,
			);
			rmSync(join(out(), foreign));
		}
	});

	it.each(['CNAME', '.git/config', 'de/notes.md'])(
		'refuses an earlier build that somebody has added %s to',
		async (file) => {
			await replaceFolder(out(), fill('index.html'));
			expect(checkOut(out(), read(content()))).toBe(out());
			mkdirSync(join(out(), file, '..'), { recursive: true });
			writeFileSync(join(out(), file), '');
			expect(() => checkOut(out(), read(content()))).toThrow(`such as ${file}; move them away`);
			expect(existsSync(join(out(), file))).toBe(true);
		},
	);

	it('gives the folder that a link leads to, and refuses a link that leads nowhere', async () => {
		const link = join(folder, 'link');
		symlinkSync(out(), link);
		expect(() => checkOut(link, read(content()))).toThrow(/this link leads nowhere/);
		await replaceFolder(out(), fill('index.html'));
		expect(checkOut(link, read(content()))).toBe(out());
	});

	it.each(['/proc/self', '/dev/null', '/dev/portolan', '/sys'])('refuses %s', (system) => {
		expect(() => checkOut(system, read(content()))).toThrow(/the system's/);
	});

	it('refuses what it can not make: below a file', () => {
		writeFileSync(join(folder, 'file'), '');
		expect(() => checkOut(join(folder, 'file/site'), read(content()))).toThrow(/--out .*file/);
	});

	it('puts back what a build that was killed had moved away, and takes away its leftovers, but no links and nothing foreign', async () => {
		await replaceFolder(out(), fill('index.html'));
		const gone = spawnSync(process.execPath, ['-e', '']).pid;
		const aside = (kind: string, at: number) => join(folder, `.out.${kind}-${gone}-00000000000${at}`);
		renameSync(out(), aside('old', 1));
		mkdirSync(aside('new', 2));
		writeFileSync(join(aside('new', 2), MARK), '{ "schema": "portolan/files/1", "files": [] }');
		mkdirSync(aside('old', 3));
		writeFileSync(join(aside('old', 3), 'mine'), '');
		symlinkSync(content(), aside('new', 4));
		checkOut(out(), read(content()));
		expect(readdirSync(out())).toEqual([MARK, 'index.html']);
		const left = readdirSync(folder).filter((name) => name.startsWith('.out'));
		expect(left.sort()).toEqual([aside('new', 4), aside('old', 3)].map((path) => path.slice(folder.length + 1)));
		expect(readdirSync(join(folder, 'docs'))).toEqual(['content']);
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
