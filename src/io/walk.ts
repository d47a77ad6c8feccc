import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Excluded } from './excluded.ts';
import { reason } from './user-error.ts';

/** A file that a walk met: `path` relative to where the walk began with `/`, `file` as the disk knows it. */
export interface WalkedFile {
	readonly path: string;
	readonly file: string;
}

/** What a walk passed over. */
export interface PassedOver {
	/** Folders that can't be listed. */
	readonly closed: { readonly path: string; readonly reason: string }[];
	/** Symbolic links that lead out of the content. */
	readonly outside: string[];
}

/** What bounds a walk. */
export interface WalkOptions {
	/** Real paths: a symbolic link that leads out of all of them is left out. */
	readonly roots: readonly string[];
	/** Real paths of folders that are not entered; grows by each that was. */
	readonly seen?: Set<string>;
	readonly excluded?: Excluded;
}

/** Orders by UTF-16 code units, the same on every machine. */
export function byCodeUnit(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Every file below `folder`, in the order of names; `path` is what stands before the paths of all. A folder reached twice is walked once. */
export function walk(
	folder: string,
	path: string,
	passedOver: PassedOver,
	{ roots, seen = new Set(), excluded }: WalkOptions,
): WalkedFile[] {
	const files: WalkedFile[] = [];
	const enter = (directory: string, prefix: string): void => {
		try {
			const real = realpathSync(directory);
			if (seen.has(real)) return;
			seen.add(real);
			for (const entry of list(directory)) {
				const [file, here] = [join(directory, entry.name), prefix + entry.name];
				const isFolder = isDirectory(directory, entry);
				if (excluded?.(file, isFolder)) continue;
				if (entry.isSymbolicLink() && leadsOut(file, roots)) passedOver.outside.push(here);
				else if (isFolder) enter(file, `${here}/`);
				else files.push({ path: here, file });
			}
		} catch (error) {
			passedOver.closed.push({ path: prefix.replace(/\/$/, ''), reason: reason(error) });
		}
	};
	enter(folder, path);
	return files;
}

/** The entries of a folder, in the order of names. Throws what the file system throws. */
export function list(folder: string): Dirent[] {
	return readdirSync(folder, { withFileTypes: true }).sort((a, b) => byCodeUnit(a.name, b.name));
}

/** Whether an entry of a folder is a folder itself, also by way of a symbolic link. */
export function isDirectory(parent: string, entry: Dirent): boolean {
	if (!entry.isSymbolicLink()) return entry.isDirectory();
	try {
		return statSync(join(parent, entry.name)).isDirectory();
	} catch {
		return false;
	}
}

/** Whether a symbolic link leads to something that lies in none of `roots`; one that leads nowhere does not. */
export function leadsOut(link: string, roots: readonly string[]): boolean {
	try {
		const real = realpathSync(link);
		return !roots.some((root) => real === root || real.startsWith(root.endsWith(sep) ? root : root + sep));
	} catch {
		return false;
	}
}
