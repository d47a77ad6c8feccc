import { realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { byCodeUnit, walk } from './walk.ts';

/**
 * The paths of all files below a folder, relative to it with `/`, sorted by UTF-16 code units; names only, nothing is
 * read. `parts` are the folders to list, where not all of it is wanted. Hidden folders and `node_modules` are left out,
 * as are links that lead out of the folder, and what can't be listed; a folder reached twice is walked once.
 */
export function listFiles(root: string, parts: readonly string[] = ['.']): string[] {
	const excluded = (file: string, isFolder: boolean) => isFolder && /^(?:\..*|node_modules)$/.test(basename(file));
	const seen = new Set<string>();
	const paths = parts.flatMap((part) => {
		const folder = `${root}/${part}`;
		try {
			const roots = [realpathSync(folder)];
			return walk(folder, part === '.' ? '' : `${part}/`, { closed: [], outside: [] }, { roots, seen, excluded });
		} catch {
			return []; // A folder that can't be listed is reported where documents are looked for.
		}
	});
	return paths.map(({ path }) => path).sort(byCodeUnit);
}
