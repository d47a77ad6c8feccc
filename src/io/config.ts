import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Locale } from '../core/index.ts';
import { loadSettings } from './load-settings.ts';
import { canonicalTag } from './locale-tag.ts';
import { type CheckedSettings, checkSettings, type SiteSettings } from './settings-schema.ts';
import { UserError } from './user-error.ts';

/** The settings of a project, checked and completed; paths resolved against the config file's folder. */
export interface Config extends Omit<CheckedSettings, 'content' | 'locales' | '$schema'> {
	/** The config file as the user can open it; null where there is none. */
	readonly file: string | null;
	/** The folder of the config file: globs are relative to it. */
	readonly base: string;
	/** The content folder, as it can be opened. */
	readonly content?: string | undefined;
	/** Where the content is a map of locales: each one's folders, relative to `root` with `/`. */
	readonly folders?: Readonly<Record<Locale, readonly string[]>> | undefined;
	/** The folder that `folders` are relative to: `base`, or the nearest folder above it that holds them all. */
	readonly root: string;
	readonly locales?: readonly Locale[] | undefined;
	/** Other names of locales, lower case. */
	readonly aliases: ReadonlyMap<string, Locale>;
	/** A configuration program that lies here and was not run, as nobody named it. */
	readonly notRun: string | null;
}

/** Reads the settings; without a name, those of the working folder, if there are some. Throws a UserError that names file and setting. */
export async function readConfig(name: string | undefined): Promise<Config> {
	const { file, written, notRun } = await loadSettings(name);
	const checked = checkSettings(written);
	if (typeof checked === 'string') throw new UserError(`${file}: ${checked}`);
	const { content, locales, $schema: _schema, ...settings } = checked;
	const base = dirname(file ?? '.');
	const tags = locales && (Array.isArray(locales) ? locales : Object.keys(locales).map((key) => tagOf(key)));
	const common = {
		...settings,
		site: siteIn(base, settings.site),
		file,
		base,
		root: base,
		locales: tags,
		aliases: aliasesOf(locales, file),
		notRun,
	};
	if (content === undefined) return common;
	if (typeof content === 'string') return { ...common, content: isAbsolute(content) ? content : join(base, content) };
	return { ...common, ...foldersOf(content, base, file) };
}

/** The site's settings with their paths as they can be opened. */
function siteIn(root: string, { logo, guides, ...site }: SiteSettings): SiteSettings {
	const resolved = (path: string) => (isAbsolute(path) ? path : join(root, path));
	return { ...site, ...(logo ? { logo: resolved(logo) } : {}), ...(guides ? { guides: resolved(guides) } : {}) };
}

function tagOf(written: string): Locale {
	return canonicalTag(written) as Locale;
}

/** The other names of locales. Throws a UserError for one that two locales claim. */
function aliasesOf(locales: CheckedSettings['locales'], file: string | null): ReadonlyMap<string, Locale> {
	const aliases = new Map<string, Locale>();
	if (locales === undefined || Array.isArray(locales)) return aliases;
	for (const [written, value] of Object.entries(locales)) {
		const locale = tagOf(written);
		for (const alias of [value].flat()) {
			const other = aliases.get(alias.toLowerCase());
			if (other !== undefined && other !== locale)
				throw new UserError(`${file}: "locales" gives the name ${alias} to both ${other} and ${locale}`);
			aliases.set(alias.toLowerCase(), locale);
		}
	}
	return aliases;
}

/** The folders of a content map by canonical tag. Throws a UserError for an absolute one and for a locale named twice. */
function foldersOf(
	map: Readonly<Record<string, string | readonly string[]>>,
	base: string,
	file: string | null,
): Pick<Config, 'folders' | 'root'> {
	const byTag = new Map<Locale, readonly string[]>();
	for (const [written, value] of Object.entries(map)) {
		const locale = tagOf(written);
		if (byTag.has(locale)) throw new UserError(`${file}: "content" names the locale ${locale} twice`);
		byTag.set(locale, [value].flat());
	}
	const absolute = [...byTag.values()].flat().find((folder) => isAbsolute(folder));
	if (absolute !== undefined)
		throw new UserError(`${file}: "content" names ${absolute}; write it relative to this file, such as ../docs`);
	const all = [...byTag.values()].flat().map((folder) => resolve(base, folder));
	let root = base;
	while (all.some((folder) => leaves(resolve(root), folder)) && resolve(root) !== resolve(root, '..'))
		root = join(root, '..');
	const below = (folder: string) => relative(resolve(root), resolve(base, folder)).replaceAll('\\', '/') || '.';
	return { root, folders: Object.fromEntries([...byTag].map(([locale, paths]) => [locale, paths.map(below)])) };
}

function leaves(root: string, folder: string): boolean {
	const path = relative(root, folder);
	return isAbsolute(path) || path === '..' || /^\.\.[/\\]/.test(path);
}
