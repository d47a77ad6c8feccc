import { existsSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Locale } from '../core/index.ts';
import type { Config } from './config.ts';
import { type Found, findFiles, findMapped } from './find-files.ts';
import { localeOfFolder } from './locale-tag.ts';
import { advice, reason, UserError } from './user-error.ts';

/** The documents of a content folder that tell their locales themselves. Throws a UserError, with what to do, where there are none. */
export function findContent(content: string, config: Config): Found {
	const advice = config.notRun === null ? '' : `; ${config.notRun} was not run: name it with --config ${config.notRun}`;
	if (!existsSync(content) || !statSync(content).isDirectory())
		throw new UserError(`${content}: there is no such content folder; ${expected(content)}${init}${advice}`);
	const found = read(content, config);
	const missing = config.locales?.find((locale) => !found.locales.includes(locale));
	if (missing !== undefined && config.catalogs.length === 0)
		throw new UserError(
			`${content}: the setting "locales" names ${missing}, which has no ${config.localeIn === 'folder' ? 'folder' : 'documents'} here${has(found)}`,
		);
	if (found.files.length === 0) throw new UserError(`${content}: ${whyEmpty(content, found)}${advice}`);
	return found;
}

const init = '; “portolan init” finds out how your documents are laid out';

/** Why nothing was found in a content folder, and what to do. */
function whyEmpty(content: string, { others, unread }: Found): string {
	const own = localeOfFolder(basename(resolve(content)));
	if (own !== null)
		return `this is the folder of one locale (${own}); name the folder that holds it and the other locales, such as ${join(content, '..')}`;
	const formats = [...unread].map(([ending, count]) => `${count} ${ending} file${count === 1 ? '' : 's'}`);
	if (formats.length > 0) return `there are no documents that can be read here, only ${formats.join(', ')}`;
	const advice = others.length > 0 ? init : '';
	return `there are no documents here; ${expected(content)}${advice}`;
}

/** The documents of a map of locales, whose folders are paths below `root`. Throws a UserError where one is not there or all are empty. */
export function findByLocale(
	root: string,
	folders: Readonly<Record<Locale, readonly string[]>>,
	config: Config,
): Found {
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
		throw new UserError(
			`${root}: the folders of the setting "content" can't be read (${reason(error)}); ${advice(error, 'check their permissions')}`,
		);
	}
	throw new UserError(`${root}: there are no documents in the folders of the setting "content"`);
}

function read(content: string, config: Config): Found {
	try {
		const { defaultLocale = null, locales: wanted = null } = config;
		return findFiles(content, { ...config, defaultLocale, wanted });
	} catch (error) {
		throw new UserError(
			`${content}: the content folder can't be read (${reason(error)}); ${advice(error, 'check its permissions')}`,
		);
	}
}

function expected(content: string): string {
	return `expected <content>/<locale>/…/<document>.md (.mdx, .html, .adoc), such as ${content.replace(/(?<!\/)\/+$/, '')}/de/ports.md`;
}

function has(found: Found): string {
	return found.locales.length === 0 ? '' : ` (it has ${found.locales.join(', ')})`;
}
