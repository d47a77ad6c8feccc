import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Locale, Notice, Settings, SourceFile } from '../core/index.ts';
import { type Origins, readCatalogs } from './catalogs/index.ts';
import { type Config, readConfig } from './config.ts';
import { findByLocale, findContent } from './find-content.ts';
import { listFiles } from './list-files.ts';
import { canonicalTag } from './locale-tag.ts';
import { didYouMean } from './nearest.ts';
import { noticesOf } from './notices.ts';
import { overridesOf } from './overrides.ts';
import { vocabularies } from './package-files.ts';
import { readSource } from './read-file.ts';
import { cacheFolder, type ReadingOptions } from './readings/index.ts';
import type { SiteSettings } from './settings-schema.ts';
import { UserError } from './user-error.ts';

/** What a user may name on the command line; each outweighs the config file. */
export interface ProjectOptions {
	readonly content?: string | undefined;
	readonly config?: string | undefined;
	readonly source?: string | undefined;
	/** How many threads read the documents; all cores where it is not said. */
	readonly threads?: number | undefined;
	/** Whether what was read is kept for the next run; else it is, below `cacheLocation` or `node_modules`. */
	readonly cache?: boolean | undefined;
	readonly cacheLocation?: string | undefined;
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
	/** What of these folders is left out besides what always is: patterns as in .gitignore, relative to `base`. */
	readonly exclude: { readonly base: string; readonly patterns: readonly string[] };
	/** The names in the content folder that stand for no locale. */
	readonly others: readonly string[];
	/** Where the texts of those files stand that were made of catalogs: see `relocated`. */
	readonly origins: Origins;
	/** How the files are read. */
	readonly reading: ReadingOptions;
	/** How the site presents itself. */
	readonly site: SiteSettings;
	/** Address of a document in its repository, with `{path}` and `{line}` in it, where the settings name one. */
	readonly repository: string | undefined;
}

/** Reads settings, vocabularies and every document. Throws a UserError where nothing could be made of the input. */
export async function loadProject(options: ProjectOptions = {}): Promise<Project> {
	const config = await readConfig(options.config);
	const mapped = options.content === undefined ? config.folders : undefined;
	const content = mapped ? config.root : (options.content ?? config.content ?? 'content');
	const found = mapped ? findByLocale(content, mapped, config) : findContent(content, config);
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
	for (const file of catalogs.files) {
		files.push(file);
		locales.add(file.locale);
	}
	for (const notice of catalogs.notices) notices.push(notice);
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
		exclude: { base: config.base, patterns: config.exclude },
		others: found.others,
		origins: catalogs.origins,
		reading: {
			threads: options.threads ?? availableParallelism(),
			cache: options.cache === false ? null : cacheFolder(options.cacheLocation),
		},
		site: config.site,
		repository: config.repository,
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
