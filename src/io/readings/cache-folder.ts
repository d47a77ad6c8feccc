/** Where the cache lies, and how it is emptied. */
import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { advice, reason, UserError } from '../user-error.ts';
import { MARK } from './cache.ts';

/** The folder of the cache: the one that is named, else one below the `node_modules` of the project; null where it has none. */
export function cacheFolder(named?: string, from = process.cwd()): string | null {
	if (named !== undefined) return resolve(from, named);
	for (let folder = resolve(from); ; folder = dirname(folder)) {
		const modules = join(folder, 'node_modules');
		if (existsSync(modules)) return join(modules, '.cache', 'portolan');
		if (dirname(folder) === folder) return null;
	}
}

/** Removes a cache, and nothing else that lies in its folder; false where there is none. Throws a UserError for a folder that is no cache. */
export function cleanCache(folder: string): boolean {
	if (!existsSync(folder)) return false;
	if (!existsSync(join(folder, MARK)))
		throw new UserError(`${folder}: this is no cache of Portolan; name the folder that --cache-location was given`);
	try {
		// The mark goes last: where something can't be removed, this is still known for a cache.
		for (const name of [...readdirSync(folder).filter((name) => /^[\da-f]{2}$/.test(name)), MARK])
			rmSync(join(folder, name), { recursive: true, force: true });
		if (readdirSync(folder).length === 0) rmdirSync(folder);
	} catch (error) {
		throw new UserError(
			`${folder}: the cache can't be removed (${reason(error)}); ${advice(error, 'check its permissions')}`,
		);
	}
	return true;
}
