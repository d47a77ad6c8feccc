import type { Analysis, Locale } from '../../core/index.ts';
import { createSite } from '../create-site.ts';
import { type Engine, engineOf } from './engine.ts';
import type { Pieces } from './items.ts';
import { writePieces } from './write-pieces.ts';

/** The site's search where there is no browser: for `portolan lookup`, and for tests. */
export type { Answer, Engine } from './engine.ts';

/** The search that the site of an analysis has, for each reader; `null` prefers no locale. */
export function searchOf(analysis: Analysis, source: Locale | null = null): (reader: Locale | null) => Engine {
	const files = writePieces(createSite(analysis, { base: '/', source, version: '', checkPage: () => null }));
	const read = (name: string) => JSON.parse(files.get(`${name}.json`)?.() ?? 'null');
	const all = (suffix = '') => Object.fromEntries(analysis.locales.map((locale) => [locale, read(locale + suffix)]));
	const pieces: Pieces = { index: read('index'), locales: all(), sections: all('-sections') };
	return (reader) => engineOf(pieces, reader);
}
