import { closeSync, openSync, readSync } from 'node:fs';
import { parseDocument } from 'yaml';
import type { Locale } from '../core/index.ts';
import { localeTold } from './language-names.ts';
import { canonicalTag } from './locale-tag.ts';

/** Keys under which a document tells its own language. */
const KEYS = ['lang', 'language', 'locale'];

/** No front matter is read beyond this. */
const MAX_BYTES = 65_536;

/** The YAML front matter of a document; null where there is none or it is no map. */
export function readFrontMatter(text: string): Readonly<Record<string, unknown>> | null {
	const [, source] = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text) ?? [];
	if (source === undefined) return null;
	try {
		const data: unknown = parseDocument(source, { logLevel: 'silent' }).toJS({ maxAliasCount: 50 });
		return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Record<string, unknown>) : null;
	} catch {
		return null;
	}
}

/** The locale that front matter tells of its document; null where it tells none. */
export function localeInFrontMatter(data: Readonly<Record<string, unknown>>): Locale | null {
	const written = KEYS.map((key) => data[key]).find((value) => typeof value === 'string');
	return typeof written === 'string' ? (localeTold(written) ?? canonicalTag(written)) : null;
}

/** The locale that a document on disk tells in its front matter; null where it tells none or can't be read, which is reported with its text. */
export function localeInFile(file: string): Locale | null {
	try {
		const descriptor = openSync(file, 'r');
		try {
			const bytes = Buffer.alloc(MAX_BYTES);
			const data = readFrontMatter(bytes.toString('utf8', 0, readSync(descriptor, bytes)));
			return data === null ? null : localeInFrontMatter(data);
		} finally {
			closeSync(descriptor);
		}
	} catch {
		return null;
	}
}
