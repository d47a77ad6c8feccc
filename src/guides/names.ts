import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of a guide in one language. */
export interface GuideFile {
	readonly name: string;
	readonly locale: string;
	/** Where it lies, absolute, with `/`. */
	readonly path: string;
}

/** Portolan's own guides. */
export const shippedGuides = fileURLToPath(new URL('.', import.meta.url));

/** The guides of a folder: `<name>.<locale>.mdx` or `<locale>/<name>.mdx`, in order of their paths. */
export function guidesIn(folder: string): GuideFile[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((file) => join(folder, file).replaceAll('\\', '/'))
		.sort()
		.flatMap((path) => {
			const [, parent = '', name = '', suffix] = /(?:([^/]+)\/)?([^/.]+)(?:\.([^/.]+))?\.mdx$/.exec(path) ?? [];
			const locale = suffix ?? parent;
			return name === '' || !/^[a-z]{2,3}(-[a-z\d]+)*$/i.test(locale) ? [] : [{ name, locale, path }];
		});
}
