import { extname } from 'node:path';
import type { Look } from './look.ts';

/** Globs of the translation catalogs (gettext, XLIFF) that lie in a project: one for each folder of it and each ending. */
export function catalogGlobs(look: Look): string[] {
	const globs = look.catalogs().map((path) => {
		const [top = '', ...below] = path.split('/');
		return below.length === 0 ? `*${extname(path)}` : `${top}/**/*${extname(path)}`;
	});
	return [...new Set(globs)].sort();
}
