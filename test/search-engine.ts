import { fileURLToPath } from 'node:url';
import type { Locale } from '../src/core/index.ts';
import { analyse } from '../src/core/index.ts';
import { loadProject } from '../src/io/index.ts';
import { createSite } from '../src/site/create-site.ts';
import { type Engine, engineOf } from '../src/site/search/engine.ts';
import type { Pieces } from '../src/site/search/items.ts';
import { writePieces } from '../src/site/search/write-pieces.ts';

/** The site's search over a content folder (relative to the repository), as a reader of each locale has it. */
export async function enginesOf(content: string): Promise<(reader: Locale) => Engine> {
	const project = await loadProject({ content: fileURLToPath(new URL(`../${content}`, import.meta.url)) });
	const analysis = analyse(project.files, project.settings);
	const site = createSite(analysis, { base: '/', version: '0', checkPage: () => null });
	const files = writePieces(site);
	const read = (name: string) => JSON.parse(files.get(`${name}.json`)?.() ?? 'null');
	const all = (suffix = '') => Object.fromEntries(analysis.locales.map((locale) => [locale, read(locale + suffix)]));
	const pieces: Pieces = { index: read('index'), locales: all(), sections: all('-sections') };
	return (reader) => engineOf(pieces, reader);
}
