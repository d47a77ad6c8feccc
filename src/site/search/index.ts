import type { Analysis, Locale } from '../../core/index.ts';
import { createSite } from '../create-site.ts';
import type { Site } from '../site.ts';
import { type Answer, answer } from './engine.ts';
import { type FoundItem, itemsOf } from './found-item.ts';
import type { Asked } from './state.ts';
import { type Load, once } from './store.ts';
import { contentsOf, writeIndex } from './write-index.ts';

/** The site's search where there is no browser: for `portolan lookup`, and for tests. */
export type { Answer } from './engine.ts';
export type { FoundItem } from './found-item.ts';

/** The search that the site of an analysis has. */
export interface SiteSearch {
	readonly load: Load;
	/** Answers a reader; `null` prefers no locale. */
	answer(asked: Asked, reader: Locale | null): Promise<Answer>;
	/** Hits as readers of a locale see them. */
	items(hits: Answer['hits'][keyof Answer['hits']], reader: Locale): Promise<FoundItem[]>;
}

/** Writes the index of an analysis and searches it. */
export function searchOf(analysis: Analysis, source: Locale | null = null): SiteSearch {
	return searchOfSite(createSite(analysis, { base: '/', source, version: '', checkPage: () => null }));
}

/** The same for a site that was made already. */
export function searchOfSite(site: Site): SiteSearch {
	const files = writeIndex(contentsOf(site));
	const load = once(async (name) => {
		const write = files.get(`${name}.json`);
		if (!write) throw new Error(`The search has no file ${name}`);
		return JSON.parse(write());
	});
	return {
		load,
		answer: (asked, reader) => answer(load, reader, asked),
		items: (hits, reader) => itemsOf(load, hits, reader),
	};
}

/** The files of the search's index, by their path below the site's base, each written when it is asked for. */
export function* searchFiles(site: Site): Generator<readonly [path: string, write: () => string]> {
	for (const [name, write] of writeIndex(contentsOf(site))) yield [`data/search/${name}`, write];
}
