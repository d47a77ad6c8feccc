import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../core/index.ts';
import { canonicalTag, localeOfFolder } from './locale-tag.ts';
import { reason } from './user-error.ts';

/** A document on disk: `path` relative to the content folder with `/`, `file` as the disk knows it. */
export interface FoundFile {
	readonly path: string;
	readonly file: string;
	readonly locale: Locale;
	/** See `SourceFile.inLocale`. */
	readonly inLocale?: string;
}

/** What lies in a content folder; `others` are the first-level names that are not locales, `closed` the folders that can't be listed. */
export interface Found {
	readonly files: readonly FoundFile[];
	readonly locales: readonly Locale[];
	readonly others: readonly string[];
	readonly closed: readonly { readonly path: string; readonly reason: string }[];
}

const document = /\.(md|mdx|html|htm)$/i;

/** Orders by UTF-16 code units, the same on every machine. */
function byCodeUnit(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Finds the documents of a content folder, sorted by path. `wanted` are the locales to keep (all, where null); a folder
 * named in it is a locale even if its language is not known. Throws what the file system throws for `content` itself.
 */
export function findFiles(content: string, wanted: readonly Locale[] | null): Found {
	const files: FoundFile[] = [];
	const locales = new Set<Locale>();
	const others: string[] = [];
	const closed: { path: string; reason: string }[] = [];
	for (const entry of list(content)) {
		const locale = localeOf(entry.name, wanted);
		if (locale === null || !isFolder(content, entry)) {
			others.push(entry.name);
			continue;
		}
		locales.add(locale);
		if (wanted !== null && !wanted.includes(locale)) continue;
		const walk = walker(
			(path, file) => files.push({ path, file, locale }),
			(path, error) => closed.push({ path, reason: reason(error) }),
		);
		walk(join(content, entry.name), entry.name);
	}
	files.sort((a, b) => byCodeUnit(a.path, b.path));
	return { files, locales: [...locales].sort(byCodeUnit), others, closed };
}

/**
 * Finds the documents of each locale's folders, which are paths below `root`; sorted by path. A folder that is another
 * locale's own is left to that one. Throws what the file system throws for one of these folders.
 */
export function findMapped(root: string, folders: Readonly<Record<Locale, readonly string[]>>): Found {
	const files: FoundFile[] = [];
	const closed: { path: string; reason: string }[] = [];
	const own = new Set(Object.values(folders).flatMap((paths) => paths.map((path) => realpathSync(join(root, path)))));
	for (const [locale, paths] of Object.entries(folders)) {
		for (const [index, base] of paths.entries()) {
			const [start, prefix] = [join(root, base), base === '.' ? '' : `${base}/`];
			list(start);
			const walk = walker(
				(path, file) => {
					const below = path.slice(2);
					files.push({ path: prefix + below, file, locale, inLocale: index === 0 ? below : `${index + 1}/${below}` });
				},
				(path, error) => closed.push({ path: prefix + path.slice(2), reason: reason(error) }),
				new Set([...own].filter((folder) => folder !== realpathSync(start))),
			);
			walk(start, '.');
		}
	}
	files.sort((a, b) => byCodeUnit(a.path, b.path));
	return { files, locales: Object.keys(folders).sort(byCodeUnit), others: [], closed };
}

/** A walk that tells each document, and each folder that can't be listed; a folder reached twice, by symbolic links, is read once. */
function walker(
	found: (path: string, file: string) => void,
	failed: (path: string, error: unknown) => void,
	seen = new Set<string>(),
) {
	return function walk(folder: string, path: string): void {
		try {
			const real = realpathSync(folder);
			if (seen.has(real)) return;
			seen.add(real);
			for (const entry of list(folder)) {
				const [file, here] = [join(folder, entry.name), `${path}/${entry.name}`];
				if (isFolder(folder, entry)) walk(file, here);
				else if (document.test(entry.name)) found(here, file);
			}
		} catch (error) {
			failed(path, error);
		}
	};
}

function localeOf(name: string, wanted: readonly Locale[] | null): Locale | null {
	const tag = canonicalTag(name);
	return tag !== null && wanted?.includes(tag) ? tag : localeOfFolder(name);
}

function list(folder: string): Dirent[] {
	return readdirSync(folder, { withFileTypes: true }).sort((a, b) => byCodeUnit(a.name, b.name));
}

function isFolder(parent: string, entry: Dirent): boolean {
	if (!entry.isSymbolicLink()) return entry.isDirectory();
	try {
		return statSync(join(parent, entry.name)).isDirectory();
	} catch {
		return false;
	}
}
