import type { Locale } from '../../core/index.ts';
import { canonicalTag } from '../locale-tag.ts';
import { captured, GUESS, guessIn, inFolders, type Layout, mapped, type Recogniser } from './layout.ts';
import type { Look } from './look.ts';

const ENDINGS = ['ts', 'mts', 'js', 'mjs', 'cjs'];
const DEFAULT_LOCALE = /\bdefaultLocale\s*:\s*['"`]([\w-]+)['"`]/;
const ROOT_LANG = /\broot\s*:\s*\{[^}]*?\blang\s*:\s*['"`]([\w-]+)['"`]/;
const LANG = /\blang\s*:\s*['"`]([\w-]+)['"`]/;

/** Docusaurus: the first language in `docs`, each other one in `i18n/<locale>/docusaurus-plugin-content-docs/current`. */
export const docusaurus: Recogniser = (look) => {
	const config = program(look, 'docusaurus.config');
	if (config === null) return null;
	const first = tagged(captured(config, DEFAULT_LOCALE));
	const docs = captured(config, /\bpath\s*:\s*['"`]([^'"`]+)['"`]/) ?? 'docs';
	const folders: Record<Locale, string> = { [first ?? GUESS]: look.documents(docs).length > 0 ? docs : 'docs' };
	for (const name of look.folders('i18n')) {
		const locale = canonicalTag(name);
		if (locale !== null && locale !== (first ?? GUESS))
			folders[locale] = `i18n/${name}/docusaurus-plugin-content-docs/current`;
	}
	const settings = mapped(look, folders);
	return settings && { name: 'Docusaurus', settings, ...(first === null ? { guessed: GUESS } : {}) };
};

/** Starlight: `src/content/docs`, a folder a locale, the first language often outside of such a folder. */
export const starlight: Recogniser = (look) => {
	const config = program(look, 'astro.config');
	if (config === null || !/starlight/.test(config)) return null;
	const first = tagged(captured(config, ROOT_LANG)) ?? tagged(captured(config, DEFAULT_LOCALE));
	return layout('Starlight', inFolders(look, 'src/content/docs', first ?? GUESS), first);
};

/** VitePress and VuePress: a folder a locale beside `.vitepress`, the first language outside of such a folder. */
export const vitepress: Recogniser = (look) => {
	for (const [folder, name] of ['.vitepress', '.vuepress'].flatMap((name) =>
		['.', 'docs', 'src'].map((at) => [at, name]),
	)) {
		const base = folder === '.' ? '' : `${folder}/`;
		const config = program(look, `${base}${name}/config`) ?? program(look, `${base}${name}/config/index`);
		if (config === null) continue;
		const source = captured(config, /\bsrcDir\s*:\s*['"`](?:\.\/)?([^'"`]*?)\/?['"`]/) ?? '';
		const first = tagged(captured(config, ROOT_LANG, LANG));
		const content = `${base}${source}`.replace(/\/$/, '') || '.';
		const settings = inFolders(look, content, first ?? GUESS);
		const readme = content === '.' ? { exclude: ['/README.md', '/CHANGELOG.md', '/CONTRIBUTING.md'] } : {};
		return layout(name === '.vitepress' ? 'VitePress' : 'VuePress', settings && { ...settings, ...readme }, first);
	}
	return null;
};

/** The text of a configuration program of any ending, without its comments; null where there is none. */
function program(look: Look, name: string): string | null {
	const found = ENDINGS.map((ending) => look.text(`${name}.${ending}`)).find((text) => text !== null);
	return found?.replace(/\/\*[\s\S]*?\*\/|^[ \t]*\/\/.*$/gm, '') ?? null;
}

function tagged(name: string | null): Locale | null {
	return name === null ? null : canonicalTag(name);
}

function layout(name: string, settings: Layout['settings'] | null, first: Locale | null): Layout | null {
	return settings && { name, settings, ...guessIn(settings, first) };
}
