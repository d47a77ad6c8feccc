import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale, Notice, Settings, SourceFile } from '../core/index.ts';
import { type Config, readConfig } from './config.ts';
import { type Found, findFiles, findMapped } from './find-files.ts';
import { listFiles } from './list-files.ts';
import { canonicalTag } from './locale-tag.ts';
import { didYouMean } from './nearest.ts';
import { vocabularies } from './package-files.ts';
import { readSource } from './read-file.ts';
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
	/** Address of a document in its repository, with `{path}` and `{line}` in it, where the settings name one. */
	readonly repository: string | undefined;
}

const layout = 'expected <content>/<locale>/…/<document>.md (.mdx, .html, .htm), such as';

/** Reads settings, vocabularies and every document. Throws a UserError where nothing could be made of the input. */
export async function loadProject(options: ProjectOptions = {}): Promise<Project> {
	const config = readConfig(options.config);
	const mapped = options.content === undefined ? config.folders : undefined;
	const content = mapped ? config.root : (options.content ?? config.content ?? 'content');
	const found = mapped ? findByLocale(content, mapped, config) : find(content, config);
	const settings: Settings = {
		identityKeys: config.identityKeys,
		revisionKeys: config.revisionKeys,
		translationKeys: config.translationKeys,
		source: sourceLocale(
			options.source ?? config.source,
			options.source === undefined ? 'setting "source"' : '--source',
			found.locales,
		),
		vocabularies: vocabularies(),
		severity: await severityOf(config, options.config),
		terms: config.terms,
		files: listFiles(content),
	};
	const files: SourceFile[] = [];
	const notices = folderNotices(found);
	for (const file of found.files) {
		const read = readSource(file, config.maxFileSize);
		if ('text' in read) files.push(read);
		else notices.push(read);
	}
	const folders = mapped
		? Object.values(mapped).flatMap((paths) => paths.map((path) => join(content, path)))
		: [content];
	return { files, settings, notices, content, folders, repository: config.repository };
}

function find(content: string, config: Config): Found {
	if (!existsSync(content) || !statSync(content).isDirectory()) {
		throw new UserError(`${content}: there is no such content folder; ${layout} ${example(content)}`);
	}
	const found = read(content, config.locales ?? null);
	const missing = config.locales?.find((locale) => !found.locales.includes(locale));
	if (missing !== undefined) {
		throw new UserError(`${content}: the setting "locales" names ${missing}, which has no folder here${has(found)}`);
	}
	if (found.files.length === 0)
		throw new UserError(`${content}: there are no documents here; ${layout} ${example(content)}`);
	return found;
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
		const found = findMapped(root, folders);
		const files = found.files.filter(({ locale }) => wanted.includes(locale));
		if (files.length > 0) return { ...found, files };
	} catch (error) {
		throw new UserError(`${root}: the folders of the setting "content" can't be read (${reason(error)})`);
	}
	throw new UserError(`${root}: there are no documents in the folders of the setting "content"`);
}

/** The severities of the settings. Throws a UserError where one is given to a check that does not exist. */
async function severityOf({ severity }: Config, file = 'portolan.config.json'): Promise<Config['severity']> {
	if (Object.keys(severity).length === 0) return severity;
	const { checks } = await import('../core/index.ts');
	const ids = checks.map(({ id }) => id);
	const unknown = Object.keys(severity).find((id) => !ids.includes(id));
	if (unknown === undefined) return severity;
	const hint = didYouMean(unknown, ids) || '; see the list with: portolan explain';
	throw new UserError(`${file}: "severity" names the check "${unknown}", which does not exist${hint}`);
}

function read(content: string, locales: readonly Locale[] | null): Found {
	try {
		return findFiles(content, locales);
	} catch (error) {
		throw new UserError(`${content}: the content folder can't be read (${reason(error)}); check its permissions`);
	}
}

function example(content: string): string {
	return `${content.replace(/\/+$/, '')}/de/ports.md`;
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

function folderNotices({ others, closed }: Found): Notice[] {
	const notices: Notice[] = closed.map((folder) => ({
		path: folder.path,
		message: { key: 'notice.unreadable', values: { ...folder } },
	}));
	if (others.length > 0) {
		const values = { count: others.length, names: others.join(', ') };
		notices.unshift({ path: '', message: { key: 'notice.notLocales', values } });
	}
	return notices;
}
