import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes files, one by one as they come, into a folder that nobody reads yet; makes missing folders. Paths are relative to `folder`. */
export function writeFiles(
	folder: string,
	files: Iterable<{ readonly path: string; readonly content: string | Uint8Array }>,
): void {
	const made = new Set<string>();
	for (const { path, content } of files) {
		const place = join(folder, path);
		const parent = dirname(place);
		if (!made.has(parent)) mkdirSync(parent, { recursive: true });
		made.add(parent);
		writeFileSync(place, content);
	}
}
