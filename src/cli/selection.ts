import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { cacheFolder, localeOfFolder, type Project, UserError } from '../io/index.ts';
import { readProject } from './analysis.ts';
import { isRevision } from './changed.ts';
import type { CommonOptions } from './options.ts';
import { inRevision } from './revision.ts';

/** A project, and which of its documents a command is to speak of. */
export interface Selection {
	readonly project: Project;
	/** Whether a document was named, by its path below `project.content`; null where none was: all are meant. */
	readonly includes: ((path: string) => boolean) | null;
	/** Paths that were named and hold no document. */
	readonly empty: readonly string[];
}

/**
 * Reads the project that paths and options name. One folder is the content, unless it lies within the content of the
 * settings; files, globs and further folders choose documents of that content, which is read whole, as each document is
 * judged by its translations; with `revision`, as all this was in one of git. Throws a UserError for a path that is not there
 * and for a choice that leaves nothing.
 */
export async function select(
	paths: readonly string[],
	{ revision, ...options }: CommonOptions & { readonly revision?: string },
): Promise<Selection> {
	if (revision === undefined) return selectHere(paths, options);
	if (!isRevision(revision)) throw new UserError(`--revision: git knows no revision "${revision}"`);
	const selection = await inRevision(revision, paths.find(isAbsolute), 'check', () => selectHere(paths, options));
	const { project } = selection;
	// What is kept is kept here, not beside what the revision was written to.
	const cache = options.cache === false ? null : cacheFolder(options.cacheLocation);
	return { ...selection, project: { ...project, reading: { ...project.reading, cache } } };
}

async function selectHere(paths: readonly string[], options: CommonOptions): Promise<Selection> {
	const [first] = paths;
	if (first === undefined) return all(await readProject(undefined, options));
	if (paths.length === 1 && (isFolder(first) || !(existsSync(first) || isGlob(first)))) {
		const own = await ownProject(options);
		if (own === null || !lieWithin(own, first)) return all(await readProject(first, options));
		return chosen(own, paths);
	}
	return chosen(await projectOf(first, options), paths);
}

const all = (project: Project): Selection => ({ project, includes: null, empty: [] });

function chosen(project: Project, paths: readonly string[]): Selection {
	const files = project.files.map(({ path }) => ({ path, file: resolve(project.content, path) }));
	const included = new Set<string>();
	const empty: string[] = [];
	for (const path of paths) {
		const matches = matcher(path);
		const found = files.filter(({ file }) => matches(file));
		for (const { path } of found) included.add(path);
		if (found.length > 0) continue;
		if (!existsSync(path)) throw new UserError(`${path}: there is no such file or folder, and no document it matches`);
		empty.push(path);
	}
	if (included.size === 0) throw new UserError(`${paths.join(' ')}: this is no document of ${project.content}`);
	return { project, includes: (path) => included.has(path), empty };
}

/** Whether a file is the one that a path names, lies in the folder that it names, or matches it as a glob. */
function matcher(path: string): (file: string) => boolean {
	if (!existsSync(path)) {
		const matches = picomatch(isAbsolute(path) ? path : `${slashed(process.cwd())}/${path.replace(/^\.\//, '')}`);
		return (file) => matches(slashed(file));
	}
	const real = realpathSync(path);
	return (file) => isWithin(real, existsSync(file) ? realpathSync(file) : file);
}

/** The project of the settings, or null where there is none here. */
async function ownProject(options: CommonOptions): Promise<Project | null> {
	try {
		return await readProject(undefined, options);
	} catch (error) {
		if (error instanceof UserError) return null;
		throw error;
	}
}

/** The project that a file belongs to: that of the settings, else the folder above the one that is named as a locale. */
async function projectOf(path: string, options: CommonOptions): Promise<Project> {
	try {
		return await readProject(undefined, options);
	} catch (error) {
		const content = contentAbove(path);
		if (content === null || !(error instanceof UserError)) throw error;
		return readProject(content, options);
	}
}

function contentAbove(path: string): string | null {
	const parts = path.split('/');
	const glob = parts.findIndex(isGlob);
	const start = resolve(parts.slice(0, glob < 0 ? parts.length : glob).join('/'));
	for (let folder = start; folder !== dirname(folder); folder = dirname(folder))
		if (localeOfFolder(basename(folder)) !== null) return relative('', dirname(folder)) || '.';
	return glob < 0 ? null : relative('', start) || '.';
}

function lieWithin(project: Project, path: string): boolean {
	const real = realpathIfThere(path);
	return project.folders.some((folder) => {
		const root = realpathIfThere(folder);
		return isWithin(root, real) && (root !== real || project.folders.length > 1);
	});
}

function isWithin(folder: string, path: string): boolean {
	return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

const isGlob = (path: string) => /[*?[\]{}!]/.test(path);
const isFolder = (path: string) => existsSync(path) && statSync(path).isDirectory();
const realpathIfThere = (path: string) => (existsSync(path) ? realpathSync(path) : resolve(path));
const slashed = (path: string) => path.replaceAll('\\', '/');
