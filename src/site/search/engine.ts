import type { Locale } from '../../core/index.ts';
import { createSearch, type Hit, parseQuery, type Query } from '../../search/index.ts';
import { type Item, itemsOf, type Kind, kinds, type Pieces } from './items.ts';
import type { IndexPiece, LocalePiece, SectionsPiece } from './pieces.ts';
import type { Asked } from './state.ts';

/** The answer to a question: the hits of each kind, the best first. */
export interface Answer {
	readonly query: Query;
	readonly hits: Readonly<Record<Kind, readonly Hit<Item>[]>>;
	readonly count: number;
	/** Nothing has the ports and the words: the hits have the ports alone. */
	readonly isWithoutWords: boolean;
}

/** The search of one page. */
export interface Engine {
	readonly pieces: Pieces;
	answer(asked: Asked): Answer;
}

/** Makes the search over pieces, for a reader of one locale, or of none in particular. */
export function engineOf(pieces: Pieces, reader: Locale | null): Engine {
	const items = itemsOf(pieces);
	const searches = kinds.map((kind) => [kind, createSearch(items[kind])] as const);
	return {
		pieces,
		answer({ text, filters }) {
			const ask = (query: Query, isWithoutWords: boolean): Answer => {
				const hits = searches.map(([kind, search]) => [kind, search(query, reader, filters)] as const);
				const count = hits.reduce((sum, [, found]) => sum + found.length, 0);
				return { query, hits: Object.fromEntries(hits) as unknown as Answer['hits'], count, isWithoutWords };
			};
			const query = parseQuery(text, pieces.index);
			const answer = ask(query, false);
			const mayDropWords = answer.count === 0 && query.ports.length > 0 && query.words.length > 0;
			return mayDropWords ? ask({ ...query, words: [] }, true) : answer;
		},
	};
}

/**
 * Loads the index under `base`: the rows of all languages, then their prose;
 * `ready` is called after both. Throws where a piece can't be loaded.
 */
export async function loadEngine(
	base: string,
	reader: Locale,
	ready: (engine: Engine, isWhole: boolean) => void,
): Promise<void> {
	const get = async <T>(name: string): Promise<T> => {
		const response = await fetch(`${base}data/search/${encodeURIComponent(name)}.json`);
		if (!response.ok) throw new Error(`${response.status} ${response.url}`);
		return (await response.json()) as T;
	};
	const index = await get<IndexPiece>('index');
	const all = async <T>(names: readonly Locale[], suffix = '') =>
		Object.fromEntries(
			await Promise.all(names.map(async (locale) => [locale, await get<T>(locale + suffix)] as const)),
		);
	const locales = await all<LocalePiece>(index.locales);
	ready(engineOf({ index, locales, sections: {} }, reader), false);
	const sections = await all<SectionsPiece>(index.locales, '-sections');
	ready(engineOf({ index, locales, sections }, reader), true);
}
