import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A page as Astro's `injectRoute` takes it. */
export interface Route {
	readonly pattern: string;
	readonly entrypoint: string;
}

const folder = fileURLToPath(new URL('../pages/', import.meta.url));

/** Every page below `src/pages/`, under a base with slashes at both ends; those of unknown addresses only if asked. */
export function routesUnder(base: string, withNotFound: boolean): Route[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.(?:astro|ts|js)$/.test(file))
		.map((file) => file.replaceAll('\\', '/'))
		.filter((file) => withNotFound || !file.endsWith('404.astro'))
		.sort()
		.map((file) => ({ pattern: base + patternOf(file), entrypoint: join(folder, file) }));
}

function patternOf(file: string): string {
	return file.replace(/\.(?:astro|ts|js)$/, '').replace(/(^|\/)index$/, '');
}
