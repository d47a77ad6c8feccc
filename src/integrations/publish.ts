import { readFileSync } from 'node:fs';
import { llmsText } from '../site/publish/llms.ts';
import { sitemaps } from '../site/publish/sitemap.ts';
import { writePieces } from '../site/search/write-pieces.ts';
import { buildSearchIndex } from '../site/search-index.ts';
import type { Site } from '../site/site.ts';
import { headerFiles } from './header-files.ts';
import type { ScriptFile } from './scripts.ts';

/** A file of a site that is no page, its path below the base. */
export interface SiteFile {
	readonly path: string;
	readonly content: string | Uint8Array;
}

/** The files that pages ask for: scripts, the icon, the logo. */
export function assetFiles(site: Site, scripts: readonly ScriptFile[]): SiteFile[] {
	const icon = { path: 'favicon.svg', content: readFileSync(new URL('../assets/favicon.svg', import.meta.url)) };
	const { logo } = site.brand;
	return [...scripts, icon, ...(logo ? [{ path: logo.file, content: readFileSync(logo.path) }] : [])];
}

/** A download or a piece of the search's index, by its path below the base; undefined where it is neither. */
export function dataFile(site: Site, path: string): SiteFile | undefined {
	const [, piece] = /^data\/search\/([^/]+)$/.exec(path) ?? [];
	const write = piece === undefined ? site.downloads.get(path.replace(/^data\//, '')) : writePieces(site).get(piece);
	return path.startsWith('data/') && write ? { path, content: write() } : undefined;
}

/** The word index of the search. */
export async function searchFiles(site: Site): Promise<SiteFile[]> {
	return (await buildSearchIndex(site)).map(({ path, content }) => ({ path: `pagefind/${path}`, content }));
}

/** What only a site of its own has: headers for its server, sitemaps. */
export function hostFiles(site: Site): SiteFile[] {
	const maps = [...sitemaps(site)].map(([path, content]) => ({ path, content }));
	return [...headerFiles(site.policy, site.urls.base), ...maps];
}

/** The site in short, for language models. */
export function llmsFile(site: Site): SiteFile {
	return { path: 'llms.txt', content: llmsText(site) };
}
