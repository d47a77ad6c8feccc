import { readFileSync } from 'node:fs';
import { policyInHeader } from '../site/policy.ts';
import { llmsText } from '../site/publish/llms.ts';
import { sitemaps } from '../site/publish/sitemap.ts';
import { searchFiles } from '../site/search/index.ts';
import type { Site } from '../site/site.ts';
import { headerFiles } from './header-files.ts';
import { languageFiles } from './language-files.ts';
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

/** The index of the search, each file written as it is asked for. */
export function* indexFiles(site: Site): Generator<SiteFile> {
	for (const [path, write] of searchFiles(site)) yield { path, content: write() };
}

/** A download or a file of the search's index, by its path below the base; undefined where it is neither. */
export function dataFile(site: Site, path: string): SiteFile | undefined {
	const found = [...searchFiles(site)].find(([name]) => name === path)?.[1];
	const write = found ?? (path.startsWith('data/') ? site.downloads.get(path.slice('data/'.length)) : undefined);
	return write && { path, content: write() };
}

/** What only a site of its own has: headers and languages for its server, sitemaps. */
export function hostFiles(site: Site): SiteFile[] {
	const maps = [...sitemaps(site)].map(([path, content]) => ({ path, content }));
	const { base } = site.urls;
	const { locales } = site.analysis;
	return [...headerFiles(policyInHeader(site.policy), base, locales), ...languageFiles(locales, base), ...maps];
}

/** The site in short, for language models. */
export function llmsFile(site: Site): SiteFile {
	return { path: 'llms.txt', content: llmsText(site) };
}
