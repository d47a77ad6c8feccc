import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../core/index.ts';
import { excluding } from './excluded.ts';
import { localeInFile } from './locale-in-front-matter.ts';
import { canonicalTag, localeOfFolder } from './locale-tag.ts';
import { byCodeUnit, isDirectory, leadsOut, list, type PassedOver, type WalkedFile, walk } from './walk.ts';

/** A document on disk: `path` relative to the content folder with `/`, `file` as the disk knows it. */
export interface FoundFile {
	readonly path: string;
	readonly file: string;
	readonly locale: Locale;
	/** See `SourceFile.inLocale`. */
	readonly inLocale?: string;
}

/** What lies in a content folder; `others` are the names that stand for no locale. */
export interface Found extends PassedOver {
	readonly files: readonly FoundFile[];
	readonly locales: readonly Locale[];
	readonly others: readonly string[];
	/** How many documents of a format that is not read lie there, by its ending. */
	readonly unread: ReadonlyMap<string, number>;
}

/** How the documents of a content folder tell their locale, and which of them are wanted. */
export interface Naming {
	readonly localeIn: 'folder' | 'name' | 'front-matter';
	readonly defaultLocale: Locale | null;
	/** The locales to keep; all, where null. A name of one of them is a locale even if its language is not known. */
	readonly wanted: readonly Locale[] | null;
	/** Other names of locales, lower case. */
	readonly aliases: ReadonlyMap<string, Locale>;
	/** See `excluding`. */
	readonly base: string;
	readonly exclude: readonly string[];
}

const DOCUMENT = /\.(?:md|markdown|mdx|html|htm|adoc|asciidoc)$/i;

/** Whether a file is a document that is read, by its ending. */
export function isDocument(path: string): boolean {
	return DOCUMENT.test(path);
}

/** Formats of documentation that are named where they lie among the documents, as they are not read. */
const UNREAD = /\.(?:rst|asc|textile|org|ipynb|qmd|rmd|dita|ditamap|docx|odt|tex|typ|wiki|mediawiki|po|xlf|xliff)$/i;

/** Files that stand beside the locales in every project and are no part of its documents. */
const BESIDE =
	/^(?:readme|license|licence|copying|changelog|contributing|code_of_conduct|security|notice)(?:[.-].*)?$/i;

/** Finds the documents of a content folder, sorted by path. Throws what the file system throws for `content` itself. */
export function findFiles(content: string, naming: Naming): Found {
	const found = collector();
	const roots = [realpathSync(content)];
	const options = { roots, excluded: excluding(content, naming.base, naming.exclude) };
	const seen = new Set(roots);
	for (const entry of list(content)) {
		const [file, isFolder] = [join(content, entry.name), isDirectory(content, entry)];
		if (entry.name.startsWith('.')) continue;
		const own = naming.localeIn === 'folder' && isFolder ? localeNamed(entry.name, naming) : null;
		if (naming.localeIn === 'folder' && own === null && naming.defaultLocale === null) {
			found.beside(entry.name, isFolder);
			continue;
		}
		if (options.excluded(file, isFolder)) continue;
		if (entry.isSymbolicLink() && leadsOut(file, roots)) {
			found.outside.push(entry.name);
			continue;
		}
		if (own !== null) found.names.add(own);
		if (own !== null && naming.wanted !== null && !naming.wanted.includes(own)) continue;
		// A link from one locale to another is read in both; one within a locale, once.
		const walked = isFolder
			? walk(file, `${entry.name}/`, found, own === null ? { ...options, seen } : options)
			: [{ path: entry.name, file }];
		for (const each of walked) {
			const named = naming.localeIn === 'name' ? localeInName(each.path, naming) : null;
			const told = naming.localeIn === 'front-matter' && isDocument(each.path) ? localeInFile(each.file) : null;
			const locale = own ?? named?.locale ?? told ?? naming.defaultLocale;
			if (locale === null) found.beside(each.path, false);
			else found.add(each, locale, own === null ? (named?.inLocale ?? each.path) : null);
		}
	}
	return found.keep(naming.wanted);
}

/**
 * Finds the documents of each locale's folders, which are paths below `root`; sorted by path. A folder that is another
 * locale's own is left to that one. Throws what the file system throws for one of these folders.
 */
export function findMapped(
	root: string,
	folders: Readonly<Record<Locale, readonly string[]>>,
	{ base, exclude, wanted }: Pick<Naming, 'base' | 'exclude' | 'wanted'>,
): Found {
	const found = collector();
	const own = new Set(Object.values(folders).flatMap((paths) => paths.map((path) => realpathSync(join(root, path)))));
	const roots = [realpathSync(base), ...own];
	for (const [locale, paths] of Object.entries(folders)) {
		found.names.add(locale);
		for (const [index, folder] of paths.entries()) {
			const [start, prefix] = [join(root, folder), folder === '.' ? '' : `${folder}/`];
			list(start);
			const seen = new Set([...own].filter((other) => other !== realpathSync(start)));
			const excluded = excluding(start, base, exclude);
			for (const each of walk(start, prefix, found, { roots, seen, excluded })) {
				const below = each.path.slice(prefix.length);
				found.add(each, locale, index === 0 ? below : `${index + 1}/${below}`);
			}
		}
	}
	return found.keep(wanted);
}

/** Gathers what is found. */
function collector() {
	const files: FoundFile[] = [];
	const others = new Set<string>();
	const unread = new Map<string, number>();
	const [closed, outside]: [PassedOver['closed'], string[]] = [[], []];
	const names = new Set<Locale>();
	const unreadable = (path: string) => {
		const ending = UNREAD.exec(path)?.[0].toLowerCase();
		if (ending !== undefined) unread.set(ending, (unread.get(ending) ?? 0) + 1);
	};
	return {
		...{ closed, outside, names },
		add({ path, file }: WalkedFile, locale: Locale, inLocale: string | null): void {
			if (!DOCUMENT.test(path)) unreadable(path);
			else {
				names.add(locale);
				files.push(inLocale === null ? { path, file, locale } : { path, file, locale, inLocale });
			}
		},
		/** Notes what stands beside the locales and belongs to none. */
		beside(path: string, isFolder: boolean): void {
			if (isFolder || (DOCUMENT.test(path) && !BESIDE.test(path))) others.add(path);
			else unreadable(path);
		},
		keep(wanted: readonly Locale[] | null): Found {
			const kept = wanted === null ? files : files.filter(({ locale }) => wanted.includes(locale));
			const locales = [...names].sort(byCodeUnit);
			return {
				...{ files: kept.sort((a, b) => byCodeUnit(a.path, b.path)), locales, closed, outside, unread },
				others: [...others],
			};
		},
	};
}

/** The locale that a folder's name stands for, or null. */
function localeNamed(name: string, { aliases, wanted }: Pick<Naming, 'aliases' | 'wanted'>): Locale | null {
	const alias = aliases.get(name.toLowerCase());
	if (alias !== undefined) return alias;
	const tag = canonicalTag(name);
	return tag !== null && wanted?.includes(tag) ? tag : localeOfFolder(name);
}

/** The locale between the last two stops of a file's name (`ports.de.md`), with the path that its translations share; null where there is none. */
function localeInName(path: string, naming: Naming): { readonly locale: Locale; readonly inLocale: string } | null {
	const [, stem = '', name = '', ending = ''] = /^(.*[^/])\.([^./]+)(\.[^./]+)$/s.exec(path) ?? [];
	const locale = name === '' ? null : localeNamed(name, naming);
	// Three letters that are no wanted locale are rather a word, as in jquery.min.html.
	const word = naming.wanted !== null && /^[a-z]{3}$/i.test(name) && !naming.wanted.includes(locale ?? '');
	return locale === null || word ? null : { locale, inLocale: stem + ending };
}
