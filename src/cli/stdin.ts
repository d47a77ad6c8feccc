import { existsSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { SourceFile } from '../core/index.ts';
import { formatOf, isDocument, type Project, UserError } from '../io/index.ts';

/** The text of standard input, without BOM. Throws a UserError where it is not UTF-8. */
export async function readStdin(): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
	} catch {
		throw new UserError('--stdin: this is not UTF-8');
	}
}

/**
 * The project's files with a text in the place of one of them, and that one's path below the content folder. A file that
 * is not there yet is taken for one of the locale of its neighbours. Throws a UserError where it would have none.
 */
export function withText(
	{ content, files }: Pick<Project, 'content' | 'files'>,
	file: string,
	text: string,
): { files: readonly SourceFile[]; path: string } {
	const wanted = real(file);
	const known = files.find(({ path }) => real(resolve(content, path)) === wanted);
	if (known) return { path: known.path, files: files.map((each) => (each === known ? { ...each, text } : each)) };
	const folder = dirname(wanted);
	const neighbour = files.find(({ path }) => dirname(real(resolve(content, path))) === folder);
	if (!neighbour || !isDocument(file))
		throw new UserError(`${file}: this is no document of ${content}, nor would it be one beside its neighbours`);
	const renamed = (path: string) => path.replace(/(?<![^/])[^/]*$/, wanted.slice(folder.length + 1));
	const added: SourceFile = {
		...{ path: renamed(neighbour.path), locale: neighbour.locale, text },
		format: formatOf(file),
		...(neighbour.inLocale === undefined ? {} : { inLocale: renamed(neighbour.inLocale) }),
	};
	return { path: added.path, files: [...files, added].sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

function real(path: string): string {
	const whole = resolve(path);
	if (existsSync(whole)) return realpathSync(whole);
	const parent = dirname(whole);
	return parent === whole ? whole : resolve(real(parent), whole.slice(parent.length).replace(/^[\\/]/, ''));
}
