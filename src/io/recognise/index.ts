/** Recognises how a project lays out its documents, so that settings can be written for it. */
import { basename, dirname, relative, resolve } from 'node:path';
import { catalogGlobs } from './catalogs.ts';
import { antora, hugo, jekyll, mkdocs } from './data-generators.ts';
import { GUESS, guessIn, inFolders, inNames, type Layout, type Recogniser } from './layout.ts';
import { type Look, lookAt } from './look.ts';
import { docusaurus, starlight, vitepress } from './script-generators.ts';
import { siblings } from './siblings.ts';

export type { Layout } from './layout.ts';

const generators: readonly Recogniser[] = [docusaurus, starlight, vitepress, hugo, mkdocs, jekyll, antora];

/** Folders of documents in which locales are looked for where no generator is known. */
const USUAL = ['content', 'docs', 'doc', 'src/content', 'src/content/docs', 'src', 'i18n', 'locales', '.'];

/** Locales in folders, or in names of files, without a generator that is known. */
const plain: Recogniser = (look) => {
	const places = [...new Set([...USUAL, ...look.folders('.')])];
	for (const content of places) {
		const settings = inFolders(look, content);
		if (settings) return { name: 'a folder for each locale', settings };
	}
	for (const content of places) {
		const settings = content === '.' ? null : inNames(look, content, GUESS);
		if (settings) return { name: 'locales in file names', settings, ...guessIn(settings, null) };
	}
	return null;
};

/**
 * The layout of the documents in a folder, with settings relative to it: a generator's in the folder itself or one in it,
 * repositories beside it or in it, folders and names that tell locales, or documents with translation catalogs; null where
 * none of these is there.
 */
export function recogniseLayout(folder: string): Layout | null {
	const look = lookAt(folder);
	const layout = withoutCatalogs(folder, look);
	const globs = catalogGlobs(look);
	if (globs.length === 0) return layout;
	return layout ? { ...layout, catalogs: globs } : translatedByCatalogs(look, globs);
}

function withoutCatalogs(folder: string, look: Look): Layout | null {
	const here = firstOf(look, generators);
	if (here) return here;
	const beside = besideOf(folder);
	if (beside) return beside;
	for (const name of look.folders('.')) {
		const within = firstOf(look.in(name), generators);
		if (within) return moved(within, (path) => (path === '.' ? name : `${name}/${path}`));
	}
	return firstOf(look, [siblings, plain]);
}

/** Documents of one language, and catalogs that translate them. */
function translatedByCatalogs(look: Look, catalogs: string[]): Layout | null {
	const content = USUAL.find((path) => look.documents(path).length > 0);
	if (content === undefined) return null;
	const settings = { content, defaultLocale: GUESS, catalogs };
	return { name: 'translation catalogs', settings, ...guessIn(settings, null) };
}

function firstOf(look: Look, recognisers: readonly Recogniser[]): Layout | null {
	for (const recognise of recognisers) {
		const layout = recognise(look);
		if (layout) return layout;
	}
	return null;
}

/** Repositories that stand beside the folder and belong to it. */
function besideOf(folder: string): Layout | null {
	const parent = dirname(resolve(folder));
	const layout = parent === resolve(folder) ? null : siblings(lookAt(parent));
	const own = basename(resolve(folder));
	const folders = layout ? Object.values(layout.settings.content ?? {}).flat() : [];
	if (!layout || !folders.some((path) => path === own || path.startsWith(`${own}/`))) return null;
	return moved(layout, (path) => relative(own, path).replaceAll('\\', '/') || '.');
}

/** A layout with other paths. */
function moved(layout: Layout, move: (path: string) => string): Layout {
	const { content = '.', exclude = [], ...rest } = layout.settings;
	const moveAll = (paths: string | readonly string[]) => (typeof paths === 'string' ? move(paths) : paths.map(move));
	const there =
		typeof content === 'string'
			? move(content)
			: Object.fromEntries(Object.entries(content).map(([locale, paths]) => [locale, moveAll(paths)]));
	const left = exclude.map((pattern) => `/${move(pattern.replace(/^\//, ''))}`);
	return {
		...layout,
		settings: { content: there, ...rest, ...(left.length > 0 ? { exclude: left } : {}) } as Layout['settings'],
	};
}
