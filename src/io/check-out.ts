import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { excluding } from './excluded.ts';
import type { Project } from './load-project.ts';
import { UserError } from './user-error.ts';

/** A file that every build writes: a folder without it is not an earlier build. */
const mark = join('data', 'version.json');

/**
 * Makes sure that a folder may be replaced by a build: neither a folder of the content, nor one within it that is read, nor
 * one that holds it, the working folder or the home folder, nor one with files that no build wrote. Throws a UserError that
 * says what to do.
 */
export function checkOut(out: string, { folders, exclude }: Pick<Project, 'folders' | 'exclude'>): void {
	const folder = real(resolve(out));
	const refuse = (why: string) => new UserError(`--out ${out}: ${why}; name another folder, such as "../dist"`);
	for (const input of folders.map((path) => real(resolve(path)))) {
		if (holds(input, folder) && !isExcluded(folder, input, exclude))
			throw refuse('this lies in the content folder, which is never written to');
		if (holds(folder, input)) throw refuse('this folder holds the content');
	}
	if (holds(folder, real(process.cwd()))) throw refuse('this folder holds the one that you work in');
	if (holds(folder, real(homedir()))) throw refuse('this folder holds your home folder');
	if (!existsSync(folder)) return;
	if (!statSync(folder).isDirectory()) throw refuse('this is a file');
	if (readdirSync(folder).length > 0 && !existsSync(join(folder, mark))) {
		throw new UserError(`--out ${out}: this folder has files and is no earlier build; empty it or name another one`);
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
