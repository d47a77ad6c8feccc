import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Locale, Notice, Settings, SourceFile } from '../core/index.ts';
import { type Origins, readCatalogs } from './catalogs/index.ts';
import { type Config, readConfig } from './config.ts';
import { type Found, findFiles, findMapped } from './find-files.ts';
import { listFiles } from './list-files.ts';
import { canonicalTag, localeOfFolder } from './locale-tag.ts';
import { didYouMean } from './nearest.ts';
import { noticesOf } from './notices.ts';
import { overridesOf } from './overrides.ts';
import { vocabularies } from './package-files.ts';
import { readSource } from './read-file.ts';
import type { SiteSettings } from './settings-schema.ts';
import { reason, UserError } from './user-error.ts';

/** What a user may name on the command line; each outweighs the config file. */
export interface ProjectOptions {
	readonly content?: string | undefined;
	readonly config?: string | undefined;
	readonly source?: string | undefined;
}

/** All that the core needs of the disk. */
export interface Project {
	readonly files: readonly SourceFile[];
	readonly settings: Settings;
	readonly notices: readonly Notice[];
	/** The folder that all paths are relative to, as the user or the config file names it. */
	readonly content: string;
	/** The folders that hold the documents: the content folder, or those of each locale. */
	readonly folders: readonly string[];
	/** The names in the content folder that stand for no locale. */
	readonly others: readonly string[];
	/** Where the texts of those files stand that were made of catalogs: see `relocated`. */
	readonly origins: Origins;
	/** How the site presents itself. */
	readonly site: SiteSettings;
}

/** Reads settings, vocabularies and every document. Throws a UserError where nothing could be made of the input. */
export async function loadProject(options: ProjectOptions = {}): Promise<Project> {
	const config = await readConfig(options.config);
	const mapped = options.content === undefined ? config.folders : undefined;
	const content = mapped ? config.root : (options.content ?? config.content ?? 'content');
	const found = mapped ? findByLocale(content, mapped, config) : find(content, config);
	const folders = mapped ? [...new Set(Object.values(mapped).flat())] : ['.'];
	const files: SourceFile[] = [];
	const notices = noticesOf(found, config);
	for (const file of found.files) {
		const read = readSource(file, config.maxFileSize);
		if ('text' in read) files.push(read);
		else notices.push(read);
	}
	const locales = new Set(found.locales);
	const catalogs = readCatalogs(sourcesAmong(files, config), {
		...config,
		globs: config.catalogs,
		content,
		limit: config.maxFileSize,
	});
	files.push(...catalogs.files);
	notices.push(...catalogs.notices);
	for (const { locale } of catalogs.files) locales.add(locale);
	const settings: Settings = {
		identityKeys: config.identityKeys,
		revisionKeys: config.revisionKeys,
		translationKeys: config.translationKeys,
		source: sourceLocale(
			options.source ?? config.source,
			options.source === undefined ? 'setting "source"' : '--source',
			[...locales].sort(),
		),
		vocabularies: vocabularies(),
		severity: await severityOf(config),
		overrides: overridesOf(config, content, files),
		terms: config.terms,
		files: listFiles(content, config.root === config.base ? ['.'] : topFolders(folders)),
	};
	return {
		files,
		settings,
		notices,
		content,
		folders: folders.map((path) => join(content, path)),
		others: found.others,
		origins: catalogs.origins,
		site: config.site,
	};
}

/** The documents that catalogs translate: those of the source locale, or of the only one. */
function sourcesAmong(files: readonly SourceFile[], { catalogs, source, defaultLocale }: Config): SourceFile[] {
	const only = new Set(files.map(({ locale }) => locale)).size === 1 ? files[0]?.locale : undefined;
	const locale = source ?? defaultLocale ?? only;
	if (catalogs.length > 0 && locale === undefined)
		throw new UserError('setting "catalogs": name the locale that they translate from in "source" or "defaultLocale"');
	return catalogs.length === 0 ? [] : files.filter((file) => file.locale === locale);
}

function find(content: string, config: Config): Found {
	const advice = config.notRun === null ? '' : `; ${config.notRun} was not run: name it with --config ${config.notRun}`;
	if (!existsSync(content) || !statSync(content).isDirectory())
		throw new UserError(`${content}: there is no such content folder; ${expected(content)}${advice}`);
	const found = read(content, config);
	const missing = config.locales?.find((locale) => !found.locales.includes(locale));
	if (missing !== undefined)
		throw new UserError(
			`${content}: the setting "locales" names ${missing}, which has no ${config.localeIn === 'name' ? 'documents' : 'folder'} here${has(found)}`,
		);
	if (found.files.length === 0) throw new UserError(`${content}: ${whyEmpty(content, found)}${advice}`);
	return found;
}

/** Why nothing was found in a content folder, and what to do. */
function whyEmpty(content: string, { others, unread }: Found): string {
	const own = localeOfFolder(basename(content));
	if (own !== null)
		return `this is the folder of one locale (${own}); name the folder that holds it and the other locales, such as ${join(content, '..')}`;
	const formats = [...unread].map(([ending, count]) => `${count} ${ending} file${count === 1 ? '' : 's'}`);
	if (formats.length > 0) return `there are no documents that can be read here, only ${formats.join(', ')}`;
	const advice = others.length > 0 ? '; “portolan init” looks at how your documents are laid out' : '';
	return `there are no documents here; ${expected(content)}${advice}`;
}

function findByLocale(root: string, folders: Readonly<Record<Locale, readonly string[]>>, config: Config): Found {
	const wanted = config.locales ?? Object.keys(folders);
	const missing = wanted.find((locale) => !Object.hasOwn(folders, locale));
	if (missing !== undefined) {
		const has = Object.keys(folders).join(', ');
		throw new UserError(`the setting "locales" names ${missing}, for which "content" has no folder (it has ${has})`);
	}
	for (const [locale, paths] of Object.entries(folders)) {
		const path = paths.find((path) => !existsSync(join(root, path)) || !statSync(join(root, path)).isDirectory());
		if (path !== undefined) {
			throw new UserError(`${join(root, path)}: the setting "content" names this folder for ${locale}; there is none`);
		}
	}
	try {
		const found = findMapped(root, folders, { base: config.base, exclude: config.exclude, wanted });
		if (found.files.length > 0) return found;
	} catch (error) {
		throw new UserError(`${root}: the folders of the setting "content" can't be read (${reason(error)})`);
	}
	throw new UserError(`${root}: there are no documents in the folders of the setting "content"`);
}

/** The severities of the settings. Throws a UserError where one is given to a check that does not exist. */
async function severityOf({ severity, overrides, file }: Config): Promise<Config['severity']> {
	const named = [severity, ...overrides.map((override) => override.severity)].flatMap((map) => Object.keys(map));
	if (named.length === 0) return severity;
	const { checks } = await import('../core/index.ts');
	const ids = checks.map(({ id }) => id);
	const unknown = named.find((id) => !ids.includes(id));
	if (unknown === undefined) return severity;
	const hint = didYouMean(unknown, ids) || '; see the list with: portolan explain';
	throw new UserError(`${file}: "severity" names the check "${unknown}", which does not exist${hint}`);
}

function read(content: string, config: Config): Found {
	try {
		const { defaultLocale = null, locales: wanted = null } = config;
		return findFiles(content, { ...config, defaultLocale, wanted });
	} catch (error) {
		throw new UserError(`${content}: the content folder can't be read (${reason(error)}); check its permissions`);
	}
}

function expected(content: string): string {
	return `expected <content>/<locale>/…/<document>.md (.mdx, .html, .htm), such as ${content.replace(/\/+$/, '')}/de/ports.md`;
}

function has(found: Found): string {
	return found.locales.length === 0 ? '' : ` (it has ${found.locales.join(', ')})`;
}

function sourceLocale(written: string | undefined, where: string, locales: readonly Locale[]): Locale | null {
	if (written === undefined) return null;
	return localeAmong(written, where, locales);
}

/** The canonical form of a locale that must be one of the content's; else throws a UserError that names `where` it was written. */
export function localeAmong(written: string, where: string, locales: readonly Locale[]): Locale {
	const tag = canonicalTag(written);
	if (tag !== null && locales.includes(tag)) return tag;
	const hint = didYouMean(written, locales);
	throw new UserError(`${where}: no locale "${written}" in the content, which has ${locales.join(', ')}${hint}`);
}

/** The first parts of paths, each once: what is listed where the content lies beside the config file. */
function topFolders(folders: readonly string[]): string[] {
	return [...new Set(folders.map((path) => path.split('/', 1)[0] ?? '.'))];
}
