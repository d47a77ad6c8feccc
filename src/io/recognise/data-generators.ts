import type { Locale } from '../../core/index.ts';
import { localeTold } from '../language-names.ts';
import { canonicalTag } from '../locale-tag.ts';
import { inFrontMatter } from './front-matter.ts';
import { GUESS, guessIn, inFolders, inNames, mapped, type Recogniser } from './layout.ts';
import { type Data, type Look, recordOf, textOf } from './look.ts';

/** Hugo: languages with folders of their own, folders `content/<locale>` (or `content/<locale>/docs`), or `page.<locale>.md`. */
export const hugo: Recogniser = (look) => {
	const names = ['hugo', 'config', 'config/_default/hugo', 'config/_default/config'];
	const config = look.data(...names.flatMap((name) => ['toml', 'yaml', 'yml', 'json'].map((end) => `${name}.${end}`)));
	if (
		config === null ||
		!['content', 'archetypes', 'layouts', 'themes'].some((name) => look.folders('.').includes(name))
	)
		return null;
	const of = (name: string) => Object.entries(config).find(([key]) => key.toLowerCase() === name)?.[1];
	// Where the languages have folders, the first one's is often the content folder of them all.
	const written = (textOf(of('contentdir')) ?? 'content').replace(/\/$/, '');
	const content =
		localeTold(written.replace(/^.*\//, '')) === null ? written : written.replace(/(?:\/|^)[^/]*$/, '') || '.';
	const told = textOf(of('defaultcontentlanguage'));
	const first = localeTold(told ?? 'en') ?? GUESS;
	const languages = recordOf(of('languages')) ?? look.data('config/_default/languages.toml') ?? {};
	const manners = [
		['content/<locale>/docs', () => inDocs(look, content)],
		['a content folder for each language', () => mapped(look, contentFolders(languages))],
		['by folder', () => inFolders(look, content)],
		['by suffix', () => inNames(look, content, first)],
	] as const;
	for (const [manner, settingsOf] of manners) {
		const settings = settingsOf();
		if (settings) return { name: `Hugo, ${manner}`, settings };
	}
	return null;
};

/** The folder of each language that has one of its own. */
function contentFolders(languages: Data): Record<Locale, string> {
	const folders: Record<Locale, string> = {};
	for (const [key, language] of Object.entries(languages)) {
		const data = recordOf(language) ?? {};
		const code = textOf(data.locale) ?? textOf(data.languageCode) ?? textOf(data.languagecode);
		const folder = textOf(data.contentDir) ?? textOf(data.contentdir);
		const locale = localeTold(key) ?? canonicalTag(code ?? '');
		if (folder !== null && locale !== null) folders[locale] = folder.replace(/^\.\/|\/$/g, '');
	}
	return folders;
}

/** `content/<locale>/docs`, where every locale has that folder. */
function inDocs(look: Look, content: string) {
	const settings = inFolders(look, content);
	const names = look.folders(content).flatMap((name) => {
		const locale = localeTold(name);
		return locale === null ? [] : [{ locale, path: `${content}/${name}/docs` }];
	});
	const all = names.every(({ path }) => look.documents(path).length > 0);
	return settings && all ? mapped(look, Object.fromEntries(names.map(({ locale, path }) => [locale, path]))) : null;
}

/** MkDocs with its static i18n plugin: `docs/<locale>/`, or `page.<locale>.md`. */
export const mkdocs: Recogniser = (look) => {
	const config = look.data('mkdocs.yml', 'mkdocs.yaml');
	if (config === null) return null;
	const content = textOf(config.docs_dir) ?? 'docs';
	const plugins = Array.isArray(config.plugins) ? config.plugins.map(recordOf) : [recordOf(config.plugins)];
	const i18n = recordOf(plugins.find((plugin) => plugin?.i18n)?.i18n) ?? {};
	const languages = Array.isArray(i18n.languages) ? i18n.languages.map(recordOf) : [];
	const main = languages.find((language) => language?.default === true)?.locale ?? i18n.default_language;
	const theme = recordOf(config.theme);
	const told = localeTold(textOf(main) ?? textOf(theme?.locale) ?? textOf(theme?.language) ?? '');
	const bySuffix = () => inNames(look, content, told ?? GUESS);
	const byFolder = () => inFolders(look, content, told ?? GUESS);
	const folders = i18n.docs_structure === 'folder' ? byFolder() : null;
	const suffixes = folders ? null : bySuffix();
	const settings = folders ?? suffixes ?? byFolder();
	const manner = suffixes ? 'by suffix' : 'by folder';
	return settings && { name: `MkDocs, ${manner}`, settings, ...guessIn(settings, told) };
};

/** Antora: a component for each locale, in folders of one folder, each with its `antora.yml`. */
export const antora: Recogniser = (look) => {
	const isComponent = (path: string) => look.files(path).includes('antora.yml');
	for (const content of new Set(['docs', 'content', '.', ...look.folders('.')])) {
		const names = look.folders(content).filter((name) => localeTold(name) !== null);
		const settings = names.some((name) => isComponent(`${content}/${name}`)) ? inFolders(look, content) : null;
		// Navigation is a list of references, and no page.
		if (settings) return { name: 'Antora', settings: { ...settings, exclude: ['nav.adoc'] } };
	}
	return null;
};

/** Folders in which Jekyll projects keep pages, and what of a project's own folder is no page. */
const JEKYLL_FOLDERS = ['_i18n', '_docs', 'docs', '_pages', 'pages', '.'];
const NO_PAGES = [
	'/_layouts/',
	'/_includes/',
	'/_sass/',
	'/assets/',
	'/vendor/',
	'/README.md',
	'/CHANGELOG.md',
	'/CONTRIBUTING.md',
];

/** Jekyll: a folder a locale in one of its usual folders, `page.<locale>.md`, or `lang` in the front matter. */
export const jekyll: Recogniser = (look) => {
	const config = look.data('_config.yml', '_config.yaml');
	if (config === null) return null;
	const languages = Array.isArray(config.languages) ? config.languages : [];
	const told = localeTold(
		textOf(config.default_lang) ?? textOf(config.default_language) ?? textOf(config.lang) ?? textOf(languages[0]) ?? '',
	);
	for (const content of JEKYLL_FOLDERS) {
		const rest = content === '_i18n' ? null : (told ?? GUESS);
		const settings = inFolders(look, content, rest) ?? (rest === null ? null : inNames(look, content, rest));
		if (settings === null) continue;
		const exclude = content === '.' ? { exclude: NO_PAGES } : {};
		return { name: 'Jekyll', settings: { ...settings, ...exclude }, ...guessIn(settings, told) };
	}
	const settings = inFrontMatter(look, '.', told ?? GUESS);
	if (settings === null) return null;
	const named = { ...settings, exclude: NO_PAGES };
	return { name: 'Jekyll, by front matter', settings: named, ...guessIn(settings, told) };
};
