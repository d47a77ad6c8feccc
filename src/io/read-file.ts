import { readFileSync, statSync } from 'node:fs';
import type { Notice, SourceFile } from '../core/index.ts';
import type { FoundFile } from './find-files.ts';
import { reason } from './user-error.ts';

/**
 * Reads one document as UTF-8 without its BOM; a CR that ends a line alone becomes LF, so that offsets stay. A file that is
 * not UTF-8, larger than `limit` bytes, or not readable gives a notice.
 */
export function readSource(found: FoundFile, limit: number): SourceFile | Notice {
	const { path, locale, inLocale } = found;
	const bytes = readBytes(found, limit);
	if (!(bytes instanceof Uint8Array)) return bytes;
	try {
		if (looksWide(bytes)) throw new TypeError('UTF-16 or UTF-32');
		const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
		const file = { path, locale, format: formatOf(path), text: withLineFeeds(text.replace(/^\uFEFF/, '')) } as const;
		return inLocale === undefined ? file : { ...file, inLocale };
	} catch {
		return { path, message: { key: 'notice.notUtf8', values: { path } } };
	}
}

/** The format of a document, by the ending of its name. */
export function formatOf(path: string): SourceFile['format'] {
	return /\.html?$/i.test(path) ? 'html' : /\.(?:adoc|asciidoc)$/i.test(path) ? 'asciidoc' : 'markdown';
}

/** A text with LF in place of each CR that ends a line alone. */
export function withLineFeeds(text: string): string {
	return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}

/** The share of NUL bytes from which a file is taken for UTF-16 or UTF-32 without a BOM, which may be valid UTF-8. */
const NULS = 0.05;
const SAMPLE_BYTES = 65_536;

function looksWide(bytes: Uint8Array): boolean {
	const sample = bytes.subarray(0, SAMPLE_BYTES);
	if (!sample.includes(0)) return false;
	return sample.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0) > sample.length * NULS;
}

function readBytes({ path, file }: FoundFile, limit: number): Uint8Array | Notice {
	try {
		const stat = statSync(file);
		if (!stat.isFile()) throw new Error('it is not a regular file');
		if (stat.size > limit)
			return { path, message: { key: 'notice.tooLarge', values: { path, size: stat.size, limit } } };
		return readFileSync(file);
	} catch (error) {
		return { path, message: { key: 'notice.unreadable', values: { path, reason: reason(error) } } };
	}
}
