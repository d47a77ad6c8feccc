import { relative, resolve } from 'node:path';
import picomatch from 'picomatch';
import type { Settings, SourceFile } from '../core/index.ts';
import type { Config } from './config.ts';

/** The overrides of the settings with the documents that each is for, in place of its globs. */
export function overridesOf(
	{ overrides, base }: Pick<Config, 'overrides' | 'base'>,
	content: string,
	files: readonly SourceFile[],
): NonNullable<Settings['overrides']> {
	return overrides.map(({ files: globs, severity }) => {
		const all = [globs].flat().map((glob) => glob.replace(/^(!?)\.\//, '$1'));
		const not = all.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
		const matches = picomatch(not.length === all.length ? '**' : all.filter((glob) => !glob.startsWith('!')), {
			ignore: not,
		});
		const paths = files.filter(({ path }) => matches(belowBase(base, content, path)));
		return { paths: paths.map(({ path }) => path), severity };
	});
}

/** A document's path as globs see it: below the config file's folder, or below the content where that lies elsewhere. */
function belowBase(base: string, content: string, path: string): string {
	const below = relative(resolve(base), resolve(content, path)).replaceAll('\\', '/');
	return below.startsWith('../') ? path : below;
}
