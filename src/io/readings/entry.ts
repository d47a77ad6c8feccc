/** What was read of a file as bytes, for threads and the cache. */
import { deserialize, serialize } from 'node:v8';
import type { Analysis, Location, Reading, SourceDocument, SourceFile } from '../../core/index.ts';

/** The bytes of what was read of a file; the file's own text, which whoever asks has, is left out. */
export function encode({ document, notices }: Reading): Uint8Array {
	return serialize({ document: document && { ...document, source: '' }, notices } satisfies Reading);
}

/** What the bytes say of a file; null where they are none of `encode`, or of another file. */
export function decode(data: Uint8Array, { path, locale, text }: SourceFile): Reading | null {
	let reading: Reading;
	try {
		reading = deserialize(data) as Reading;
	} catch {
		return null;
	}
	const { document, notices } = reading;
	if (!document) return document === null && Array.isArray(notices) ? reading : null;
	if (document.path !== path || document.locale !== locale) return null;
	shareNames(document, path, locale);
	return { document: { ...document, path, locale, source: text }, notices };
}

/** The bytes of all that was found, which go with the files and settings that `content` stands for. */
export function encodeRun(analysis: Analysis, content: string): Uint8Array {
	return serialize({ content, analysis });
}

/** All that was found, if it was in these files under these settings; else null. */
export function decodeRun(data: Uint8Array, content: string): Analysis | null {
	try {
		const found = deserialize(data) as { readonly content: string; readonly analysis: Analysis };
		return found.content === content ? found.analysis : null;
	} catch {
		return null;
	}
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Each place came with a copy of path and locale: they are one text each, as they were. */
function shareNames({ blocks, tables, images }: SourceDocument, path: string, locale: string): void {
	const share = (location: Mutable<Location>) => {
		location.path = path;
		location.locale = locale;
	};
	for (const { location } of [...blocks, ...images, ...tables]) share(location);
	for (const { headers, rows } of tables)
		for (const row of [...headers, ...rows]) {
			share(row.location);
			for (const cell of row.cells) share(cell.location);
		}
}
