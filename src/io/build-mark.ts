import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { z } from 'zod';
import { byCodeUnit } from './walk.ts';

/** The file in a built site that says what a build has written: only that is ever replaced. */
const MARK = '.portolan-files.json';

const schema = z.object({ schema: z.literal('portolan/files/1'), files: z.array(z.string()) });

/** The path of the mark of a folder, and its text: every file in the folder, by its path with `/`. */
export function buildMark(folder: string): { readonly path: string; readonly text: string } {
	const files = filesIn(folder).filter((file) => file !== MARK);
	const text = `${JSON.stringify({ schema: 'portolan/files/1', files }, null, '\t')}\n`;
	return { path: join(folder, MARK), text };
}

/** Whether a folder is what a build made, or was making. */
export function isMarked(folder: string): boolean {
	return readMark(folder) !== null;
}

/** Whether a folder holds nothing but its mark that is being written. */
export function isJustBegun(folder: string): boolean {
	return readdirSync(folder).every((name) => name.startsWith(`.${MARK}.new-`));
}

/** The first file in a folder that no build wrote, by its path with `/`; null where there is none. An empty folder has none. */
export function foreignFile(folder: string): string | null {
	const known = new Set([...(readMark(folder) ?? []), ...(isMarked(folder) ? [MARK] : [])]);
	return filesIn(folder).find((file) => !known.has(file)) ?? null;
}

function readMark(folder: string): readonly string[] | null {
	try {
		const path = join(folder, MARK);
		if (!lstatSync(path).isFile()) return null;
		const result = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
		return result.success ? result.data.files : null;
	} catch {
		return null;
	}
}

/** Everything in a folder that is no folder; links are not followed. */
function filesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => !entry.isDirectory())
		.map((entry) =>
			join(entry.parentPath, entry.name)
				.slice(folder.length + 1)
				.replaceAll(sep, '/'),
		)
		.sort(byCodeUnit);
}
