import type { Locale } from '../../core/index.ts';
import { localeTold } from '../language-names.ts';
import { canonicalTag } from '../locale-tag.ts';
import type { UserConfig } from '../settings-schema.ts';
import { type Look, localeFolders } from './look.ts';

/** How a project lays out its documents, and the settings that read them. */
export interface Layout {
	/** The generator and the manner, as people call them. */
	readonly name: string;
	readonly settings: UserConfig;
	/** The locale that the first language was taken for, where no setting of the project tells it. */
	readonly guessed?: Locale | undefined;
	/** Globs of translation catalogs that lie in the project and that the settings do not name. */
	readonly catalogs?: readonly string[];
}

/** Looks whether a folder is laid out in one manner; null where it is not. */
export type Recogniser = (look: Look) => Layout | null;

/** The locale that is taken where a project tells none for the documents of its first language. */
export const GUESS: Locale = 'en';

/** Locales in folders of one folder; with `rest`, what lies outside of them is of that locale. Null where there are not two locales. */
export function inFolders(look: Look, content: string, rest: Locale | null = null): UserConfig | null {
	const folders = localeFolders(look, content);
	const own = rest !== null && ![...folders.values()].includes(rest) ? rest : null;
	if (folders.size + (own === null ? 0 : 1) < 2) return null;
	return {
		content,
		...(own === null ? {} : { defaultLocale: own }),
		...otherNames(own === null ? folders : new Map([...folders, [own, own]])),
	};
}

/** Locales in the names of files; those that name none are of `rest`. Null where no file is another one's translation. */
export function inNames(look: Look, content: string, rest: Locale): UserConfig | null {
	const documents = look.documents(content);
	const all = new Set(documents);
	const names = new Map<string, Locale>([[rest, rest]]);
	for (const document of documents) {
		const [, stem = '', name = '', ending = ''] = /^(.*[^/])\.([^./]+)(\.[^./]+)$/s.exec(document) ?? [];
		const locale = name === '' || names.has(name) ? null : localeTold(name);
		if (locale !== null && (all.has(stem + ending) || all.has(`${stem}.${rest}${ending}`))) names.set(name, locale);
	}
	if (names.size < 2) return null;
	const listed = otherNames(names).locales ?? [...new Set(names.values())].sort();
	return { content, localeIn: 'name', defaultLocale: rest, locales: listed };
}

/** The locale that the settings give to documents that name none, where that was not told; else none. */
export function guessIn(settings: UserConfig | null, told: Locale | null): Pick<Layout, 'guessed'> {
	return told === null && settings?.defaultLocale !== undefined ? { guessed: settings.defaultLocale } : {};
}

/** A map of content: the folders that are there, by locale. Null where there are not two. */
export function mapped(look: Look, folders: Readonly<Record<Locale, string>>): UserConfig | null {
	const there = Object.entries(folders).filter(([, path]) => look.documents(path).length > 0);
	return there.length < 2 ? null : { content: Object.fromEntries(there) };
}

/** The setting that names locales by other names, where one is called otherwise than its tag. */
function otherNames(names: ReadonlyMap<string, Locale>): Pick<UserConfig, 'locales'> {
	if ([...names].every(([name, locale]) => canonicalTag(name) === locale)) return {};
	const locales: Record<Locale, string[]> = {};
	for (const [name, locale] of names) {
		locales[locale] ??= [];
		if (canonicalTag(name) !== locale) locales[locale].push(name);
	}
	return { locales };
}

/** The first text that one of these expressions captures in a configuration program, which is read and never run. */
export function captured(text: string, ...expressions: readonly RegExp[]): string | null {
	for (const expression of expressions) {
		const [, found] = expression.exec(text) ?? [];
		if (found !== undefined) return found;
	}
	return null;
}
