import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The paths of all files below a folder, relative to it with `/`, sorted by UTF-16 code units; names only, nothing is
 * read. Hidden folders and `node_modules` are left out, as is what can't be listed; a folder reached twice is walked once.
 */
export function listFiles(root: string): string[] {
	const paths: string[] = [];
	const seen = new Set<string>();
	const walk = (folder: string, path: string): void => {
		try {
			const real = realpathSync(folder);
			if (seen.has(real)) return;
			seen.add(real);
			for (const entry of readdirSync(folder, { withFileTypes: true })) {
				const file = join(folder, entry.name);
				const directory = entry.isSymbolicLink() ? isDirectory(file) : entry.isDirectory();
				if (!directory) paths.push(path + entry.name);
				else if (!entry.name.startsWith('.') && entry.name !== 'node_modules') walk(file, `${path}${entry.name}/`);
			}
		} catch {
			// A folder that can't be listed is reported where documents are looked for.
		}
	};
	walk(root, '');
	return paths.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function isDirectory(file: string): boolean {
	try {
		return statSync(file).isDirectory();
	} catch {
		return false;
	}
}
