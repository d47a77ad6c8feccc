import { existsSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Loader, type Loaders, lilconfig } from 'lilconfig';
import { parse as parseYaml } from 'yaml';
import { reason, UserError } from './user-error.ts';

/** Settings as they were written, before any check. */
export interface LoadedSettings {
	/** The file that holds them, as the user can open it; null where there is none. */
	readonly file: string | null;
	readonly written: unknown;
	/** A configuration program that lies here and was not run, as nobody named it. */
	readonly notRun: string | null;
}

/** Names that are read without being asked for: data, which can't do anything. The first that is there counts. */
export const DATA_FILES = ['portolan.config.json', 'portolan.config.yaml', 'portolan.config.yml', 'package.json'];

/** Endings of programs: they run only where the command line names them, as a folder may be a stranger's. */
const PROGRAMS = ['.ts', '.mts', '.js', '.mjs', '.cjs'];

/** Names that a configuration program is looked for under, to say that it was not run. */
export const PROGRAM_FILES = PROGRAMS.map((ending) => `portolan.config${ending}`);

/**
 * Reads the settings of a named file or, without a name, of the working folder: JSON, YAML or the "portolan" of package.json.
 * A TypeScript or JavaScript file runs only if it is named. Throws a UserError that names the file and what to do.
 */
export async function loadSettings(name: string | undefined): Promise<LoadedSettings> {
	const loaders = loadersFor(name);
	const options = { loaders, searchPlaces: DATA_FILES, cache: false, stopDir: '.', ignoreEmptySearchPlaces: false };
	const { search, load } = lilconfig('portolan', options);
	if (name === undefined) {
		const found = await search('.');
		if (found) return { file: basename(found.filepath), written: found.config, notRun: null };
		const notRun = PROGRAM_FILES.find((file) => existsSync(file)) ?? null;
		return { file: null, written: {}, notRun };
	}
	try {
		return { file: name, written: (await load(name))?.config, notRun: null };
	} catch (error) {
		if (error instanceof UserError) throw error;
		throw new UserError(`${name}: the config file can't be read (${reason(error)}); check --config`);
	}
}

/** A loader by ending; a named file of another ending is read as JSON. */
function loadersFor(name: string | undefined): Loaders {
	const json = data(name, 'JSON', (text) => JSON.parse(text.replace(/^\uFEFF/, '')));
	const yaml = data(name, 'YAML', (text) => parseYaml(text, { maxAliasCount: 50 }));
	const other = name === undefined ? 'noExt' : extname(name) || 'noExt';
	const programs = PROGRAMS.map((ending) => [ending, (file: string) => run(file, name ?? file)]);
	return { [other]: json, '.json': json, '.yaml': yaml, '.yml': yaml, ...Object.fromEntries(programs) };
}

function data(name: string | undefined, language: string, parse: (text: string) => unknown): Loader {
	return (file, text) => {
		try {
			return parse(text);
		} catch (error) {
			throw new UserError(`${name ?? basename(file)}: this is not ${language} (${reason(error)}); correct it there`);
		}
	};
}

async function run(file: string, name: string): Promise<unknown> {
	let module: { readonly default?: unknown };
	try {
		module = await import(pathToFileURL(file).href);
	} catch (error) {
		const old = (error as { code?: unknown } | null)?.code === 'ERR_UNKNOWN_FILE_EXTENSION';
		const advice = old ? 'TypeScript needs Node 22.18 or later, or write it as portolan.config.js' : 'correct it there';
		throw new UserError(`${name}: the config file can't be run (${reason(error)}); ${advice}`);
	}
	if (module.default !== undefined) return module.default;
	throw new UserError(`${name}: the config file must export its settings: export default { content: "docs" }`);
}
