/** What is kept of a build beside its folder, in the cache. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openCache } from '../io/index.ts';
import { hashOf } from '../site/made-of.ts';
import type { Section } from '../site/render/sections.ts';

/** The pages of one topic in one locale. */
export interface KeptPages {
	/** The hash of what they were made of. */
	readonly key: string;
	/** The paths of documents that their links asked for. */
	readonly linked: readonly string[];
	/** Each file, by its path, as it was left. */
	readonly files: Readonly<Record<string, string>>;
}

/** What is kept of a build. */
export interface KeptBuild {
	/** By topic and locale. */
	readonly pages: Readonly<Record<string, KeptPages>>;
	/** What the search has of each document, by its path, with the hash of what it was made of. */
	readonly sections: Readonly<Record<string, readonly [hash: string, sections: readonly Section[]]>>;
}

/** What the cache in a folder keeps of the last build into `place`; nothing where that can't be read. */
export function readKept(cache: string, place: string): KeptBuild {
	const data = openCache(cache).get(slotOf(place));
	return data === null ? { pages: {}, sections: {} } : JSON.parse(Buffer.from(data).toString());
}

/** Keeps a build; one that is too large for that is made anew the next time. */
export function keep(cache: string, place: string, build: KeptBuild): void {
	const opened = openCache(cache);
	try {
		opened.put(slotOf(place), Buffer.from(JSON.stringify(build)));
	} catch {
		// JSON of more than half a gigabyte is no string.
	}
	opened.close();
}

/** A file as it is: whoever writes it anew changes this. Empty where it is not there. */
export function stateOf(path: string): string {
	const stat = statSync(path, { throwIfNoEntry: false });
	return stat?.isFile() ? `${stat.size} ${stat.mtimeMs}` : '';
}

/** What tells this program, with its templates, styles and texts, from any other: its package.json names the exact versions of what it uses. */
export function programHash(): string {
	const root = fileURLToPath(new URL('..', import.meta.url));
	// The package has the texts within its program.
	const folders = [root, join(root, '..', 'locales')].filter((folder) => existsSync(folder));
	const files = folders.flatMap((folder) =>
		readdirSync(folder, { recursive: true, encoding: 'utf8' })
			.sort()
			.map((path) => [path, stateOf(join(folder, path))]),
	);
	return hashOf(readFileSync(join(root, '..', 'package.json'), 'utf8'), process.versions, files);
}

/** The name of the entry: one for each folder that is built into. */
function slotOf(place: string): string {
	return hashOf('built', place);
}
