import { existsSync, statSync } from 'node:fs';
import type { Locale, Notice, Settings, SourceFile } from '../core/index.ts';
import { type Config, readConfig } from './config.ts';
import { type Found, findFiles } from './find-files.ts';
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

/** All that the core needs of the disk. `content` is the folder as the user or the config file names it. */
export interface Project {
	readonly files: readonly SourceFile[];
	readonly settings: Settings;
	readonly notices: readonly Notice[];
	readonly content: string;
}

const layout = 'expected <content>/<locale>/…/<document>.md (.mdx, .html, .htm), such as';

/** Reads settings, vocabularies and every document. Throws a UserError where nothing could be made of the input. */
export async function loadProject(options: ProjectOptions = {}): Promise<Project> {
	const config = readConfig(options.config);
	const content = options.content ?? config.content ?? 'content';
	const found = find(content, config);
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
	};
	const files: SourceFile[] = [];
	const notices = folderNotices(found);
	for (const file of found.files) {
		const read = readSource(file, config.maxFileSize);
		if ('text' in read) files.push(read);
		else notices.push(read);
	}
	return { files, settings, notices, content };
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
