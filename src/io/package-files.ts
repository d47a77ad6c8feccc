import { existsSync, readFileSync } from 'node:fs';
import type { Vocabulary } from '../core/index.ts';
import { locales } from '../i18n/locales.ts';

/** Portolan's own folder, where package.json lies. */
const root = new URL('../../', import.meta.url);

/** Portolan's version, as package.json tells it. */
export function readVersion(): string {
	return (JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string }).version;
}

/** The table words of every language that has some, by the tag of its file under `locales/`. */
export function vocabularies(): Readonly<Record<string, Vocabulary>> {
	return Object.fromEntries(Object.entries(locales).map(([tag, { vocabulary }]) => [tag, vocabulary]));
}

/** The Markdown page of a check, or null where it has none. */
export function readCheckPage(id: string): string | null {
	const page = new URL(`../core/checks/${encodeURIComponent(id)}.md`, import.meta.url);
	return existsSync(page) ? readFileSync(page, 'utf8') : null;
}
