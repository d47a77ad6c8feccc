import { isAbsolute, posix, relative, resolve } from 'node:path';

/** A path below the content folder as it can be opened from where the command runs. */
export function at(content: string, path: string): string {
	const folder = content.replace(/(?<![\\/])[\\/]+$/, '').replaceAll('\\', '/');
	const whole = folder === '' ? `/${path}` : folder === '.' ? path : `${folder}/${path}`;
	// A catalog may lie beside the content folder.
	return path.startsWith('../') ? posix.normalize(whole) : whole;
}

/** A folder as it is reached from the working folder (`docs`, or `` for that folder itself); null where it lies outside. */
export function belowHere(folder: string): string | null {
	const path = relative(process.cwd(), resolve(folder)).replaceAll('\\', '/');
	return path === '..' || path.startsWith('../') || isAbsolute(path) ? null : path;
}
