import { accessSync, constants, existsSync, lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { foreignFile } from './build-mark.ts';
import { excluding } from './excluded.ts';
import type { Project } from './load-project.ts';
import { mendFolder } from './replace-folder.ts';
import { reason, UserError } from './user-error.ts';

/** Folders of the system that hold no files of anybody's. */
const SYSTEM = /^\/(?:proc|sys|dev)(?:\/|$)/;

/**
 * Makes sure that a folder may be replaced by a build: neither a folder of the content, nor one within it that is read, nor
 * one that holds it, the working folder or the home folder, nor one with files that no build wrote, nor one that can't be
 * moved. Puts back what a build that was killed has moved away. Gives the folder itself, where `out` is a link to it. Throws
 * a UserError that says what to do.
 */
export function checkOut(out: string, { folders, exclude }: Pick<Project, 'folders' | 'exclude'>): string {
	const folder = realOf(out);
	const refuse = (why: string) => new UserError(`--out ${out}: ${why}; name another folder, such as "../dist"`);
	for (const input of folders.map((path) => real(resolve(path)))) {
		if (holds(input, folder) && !isExcluded(folder, input, exclude))
			throw refuse('this lies in the content folder, which is never written to');
		if (holds(folder, input)) throw refuse('this folder holds the content');
	}
	if (holds(folder, real(process.cwd()))) throw refuse('this folder holds the one that you work in');
	if (holds(folder, real(homedir()))) throw refuse('this folder holds your home folder');
	if (SYSTEM.test(folder)) throw refuse("this folder is the system's");
	const mount = mountIn(folder);
	if (mount !== null) {
		const where = mount === folder ? 'there' : `in it, at ${mount}`;
		throw refuse(`a disk is mounted ${where}, and the folder is replaced as a whole`);
	}
	try {
		const above = nearest(dirname(folder));
		if (!statSync(above).isDirectory()) throw refuse(`${above} is a file`);
		accessSync(above, constants.W_OK);
		mendFolder(folder);
		if (!existsSync(folder)) return folder;
		if (!statSync(folder).isDirectory()) throw refuse('this is a file');
		const foreign = foreignFile(folder);
		if (foreign === null) return folder;
		throw new UserError(
			`--out ${out}: this folder has files that no build of Portolan wrote, such as ${foreign}; move them away or name another folder`,
		);
	} catch (error) {
		if (error instanceof UserError) throw error;
		throw refuse(`this folder can't be written (${reason(error)})`);
	}
}

function realOf(out: string): string {
	const place = resolve(out);
	try {
		if (!existsSync(place) && lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink())
			throw new UserError(`--out ${out}: this link leads nowhere; remove it or name another folder`);
		return real(place);
	} catch (error) {
		if (error instanceof UserError) throw error;
		throw new UserError(`--out ${out}: this folder can't be opened (${reason(error)}); name another one`);
	}
}

/** The nearest folder that is there. */
function nearest(folder: string): string {
	return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}

/** Where a disk (or, on Linux, any folder) is mounted in a folder: that can't be moved or taken away; null where none is. */
function mountIn(folder: string): string | null {
	if (!existsSync(folder)) return null;
	if (statSync(folder).dev !== statSync(dirname(folder)).dev) return folder;
	try {
		const escaped = (path: string) =>
			path.replace(/\\([0-7]{3})/g, (_, code) => String.fromCharCode(parseInt(code, 8)));
		const mounts = readFileSync('/proc/self/mountinfo', 'latin1').split('\n');
		const places = mounts.map((line) => Buffer.from(escaped(line.split(' ')[4] ?? ''), 'latin1').toString());
		return places.find((place) => place !== '' && holds(folder, place)) ?? null;
	} catch {
		return null;
	}
}

/** Whether a folder within the content is left out, by itself or with one that holds it: whoever lays documents at the root of a project builds beside them. */
function isExcluded(folder: string, content: string, { base, patterns }: Project['exclude']): boolean {
	const excluded = excluding(content, real(resolve(base)), patterns);
	for (let path = folder; path !== content; path = dirname(path)) if (excluded(path, true)) return true;
	return false;
}

function holds(folder: string, other: string): boolean {
	const path = relative(folder, other);
	return path === '' || (path !== '..' && !path.startsWith(`..${sep}`) && resolve(folder, path) === other);
}

/** A path with its symbolic links resolved as far as it exists. */
function real(path: string): string {
	if (existsSync(path)) return realpathSync(path);
	const parent = dirname(path);
	return parent === path ? path : join(real(parent), basename(path));
}
