import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { parseDocument } from 'yaml';
import type { Locale } from '../../core/index.ts';
import { excluding } from '../excluded.ts';
import { isDocument } from '../find-files.ts';
import { localeTold } from '../language-names.ts';
import { byCodeUnit, walk } from '../walk.ts';

/** What recognisers see of a project's folder; every path is relative to it, with `/`. */
export interface Look {
	/** The files of a folder, by name; none where there is no such folder. */
	files(path: string): string[];
	/** The folders in a folder that are not hidden, by name. */
	folders(path: string): string[];
	/** The documents below a folder, relative to it. */
	documents(path: string): string[];
	/** The translation catalogs of the whole project. */
	catalogs(): string[];
	/** The text of a file; null where there is none. */
	text(path: string): string | null;
	/** What stands in the first of these files that is there (TOML, YAML, JSON); null where there is none or it is no map. */
	data(...paths: string[]): Data | null;
	/** The same of a folder within. */
	in(path: string): Look;
}

/** A map of a configuration file. */
export type Data = Readonly<Record<string, unknown>>;

/** Looks at a folder. */
export function lookAt(root: string): Look {
	const entries = (path: string) => {
		try {
			return readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) => byCodeUnit(a.name, b.name));
		} catch {
			return [];
		}
	};
	const text = (path: string) => {
		try {
			return readFileSync(join(root, path), 'utf8').replace(/^\uFEFF/, '');
		} catch {
			return null;
		}
	};
	return {
		text,
		files: (path) => entries(path).flatMap((entry) => (entry.isFile() ? entry.name : [])),
		folders: (path) =>
			entries(path).flatMap(({ name }) =>
				name.startsWith('.') || name === 'node_modules' || !isFolder(root, path, name) ? [] : name,
			),
		documents: (path) => filesBelow(join(root, path), root).filter(isDocument),
		catalogs: () => filesBelow(root, root).filter((path) => CATALOG.test(path)),
		data: (...paths) => {
			for (const path of paths) {
				const written = text(path);
				if (written !== null) return parsed(written, extname(path));
			}
			return null;
		},
		in: (path) => lookAt(join(root, path)),
	};
}

const CATALOG = /\.(?:po|xlf|xliff)$/i;

/** The paths of all files below a folder of a project that are not left out, relative to that folder. */
function filesBelow(folder: string, root: string): string[] {
	const options = { roots: [], excluded: excluding(folder, root, []) };
	return walk(folder, '', { closed: [], outside: [] }, options).map(({ path }) => path);
}

function isFolder(root: string, path: string, name: string): boolean {
	try {
		readdirSync(join(root, path, name));
		return true;
	} catch {
		return false;
	}
}

function parsed(text: string, ending: string): Data | null {
	try {
		if (ending === '.toml') return parseToml(text);
		if (ending === '.json') return recordOf(JSON.parse(text));
		// Tags of other programs (!ENV, !!python/name) are no reason to read nothing.
		return recordOf(parseDocument(text, { logLevel: 'silent' }).toJS({ maxAliasCount: 50 }));
	} catch {
		return null;
	}
}

/** A value that is a map; else null. */
export function recordOf(value: unknown): Data | null {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : null;
}

/** A value that is a text with something in it; else null. */
export function textOf(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}

/** The folders in a folder that each hold the documents of a locale, by name: those that tell it, and those beside them named by a country that hold the same documents. */
export function localeFolders(look: Look, path: string): Map<string, Locale> {
	const told = new Map<string, Locale>();
	const names = look.folders(path).filter((name) => name.length <= MAX_NAME);
	for (const name of names) {
		const locale = localeTold(name);
		if (locale !== null && ![...told.values()].includes(locale) && look.documents(`${path}/${name}`).length > 0)
			told.set(name, locale);
	}
	const known = new Set([...told.keys()].flatMap((name) => look.documents(`${path}/${name}`)));
	for (const name of names) {
		const locale = told.has(name) ? null : localeOfCountry(name);
		if (locale === null || [...told.values()].includes(locale)) continue;
		const own = look.documents(`${path}/${name}`);
		if (own.some((document) => known.has(document))) told.set(name, locale);
	}
	return told;
}

/** The longest name that may tell a locale, in UTF-16 units. */
const MAX_NAME = 35;

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** The locale most spoken in a country, by the country's code (`cn`: zh-CN); null for what is none. */
function localeOfCountry(name: string): Locale | null {
	if (!/^[a-z]{2}$/i.test(name) || regions.of(name.toUpperCase()) === undefined) return null;
	const { language, region } = new Intl.Locale(`und-${name}`).maximize();
	return language === 'und' ? null : `${language}-${region}`;
}
