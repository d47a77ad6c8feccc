/** What was read of a file as bytes, for threads and the cache. */
import { deserialize, serialize } from 'node:v8';
import type { Analysis, Location, Reading, SourceDocument, SourceFile } from '../../core/index.ts';

/** The first bytes say where the tree begins, which few ask for. */
const HEAD = 4;

/** The bytes of what was read of a file; the file's own text, which whoever asks has, is left out. */
export function encode({ document, notices }: Reading): Uint8Array {
	const tree = serialize(document?.tree ?? null);
	const bare = document && { ...document, source: '', tree: NO_TREE };
	const rest = serialize({ document: bare, notices } satisfies Reading);
	const head = Buffer.alloc(HEAD);
	head.writeUInt32LE(HEAD + rest.length);
	return Buffer.concat([head, rest, tree]);
}

const NO_TREE: SourceDocument['tree'] = { type: 'root', children: [] };

/** The part of an entry that holds the tree, without the rest of its memory. */
export function treeIn(data: Uint8Array): Uint8Array {
	return new Uint8Array(data.subarray(startOfTree(data)));
}

/** The tree that `treeIn` gave. */
export function decodeTree(data: Uint8Array): SourceDocument['tree'] {
	return deserialize(data) as SourceDocument['tree'];
}

function startOfTree(data: Uint8Array): number {
	return Buffer.from(data.buffer, data.byteOffset, data.length).readUInt32LE();
}

/** What the bytes say of a file, with its tree where that `isAsked`; null where they are none of `encode`, or of another file. */
export function decode(
	data: Uint8Array,
	{ path, locale, text }: SourceFile,
	isAsked: (source: string) => boolean = () => true,
): Reading | null {
	try {
		const start = startOfTree(data);
		const { document, notices } = deserialize(data.subarray(HEAD, start)) as Reading;
		if (!document) return document === null && Array.isArray(notices) ? { document, notices } : null;
		if (document.path !== path || document.locale !== locale) return null;
		shareNames(document, path, locale);
		const tree = isAsked(text) ? decodeTree(data.subarray(start)) : document.tree;
		return { document: { ...document, path, locale, source: text, tree }, notices };
	} catch {
		return null;
	}
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
