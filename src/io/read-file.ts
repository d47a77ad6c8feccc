import { readFileSync, statSync } from 'node:fs';
import type { Notice, SourceFile } from '../core/index.ts';
import type { FoundFile } from './find-files.ts';
import { reason } from './user-error.ts';

/** Reads one document as UTF-8 without its BOM; a file that is not UTF-8, larger than `limit` bytes, or not readable gives a notice. */
export function readSource(found: FoundFile, limit: number): SourceFile | Notice {
	const { path, locale, inLocale } = found;
	const bytes = readBytes(found, limit);
	if (!(bytes instanceof Uint8Array)) return bytes;
	try {
		const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
		const format = /\.html?$/i.test(path) ? 'html' : 'markdown';
		const file = { path, locale, format, text: text.startsWith('\uFEFF') ? text.slice(1) : text } as const;
		return inLocale === undefined ? file : { ...file, inLocale };
	} catch {
		return { path, message: { key: 'notice.notUtf8', values: { path } } };
	}
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
