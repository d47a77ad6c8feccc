import type { FlowFacts, Locale, PerLocale } from '../core/index.ts';
import { fold } from './fold.ts';
import { comparePortMatches, matchPorts, type PortMatch } from './match-ports.ts';
import { type WordMatcher, wordMatcher } from './match-words.ts';
import type { Query } from './parse-query.ts';

/** What can be searched: a row, a section, a port, a finding. */
export interface Searchable extends FlowFacts {
	/** The titles of the documents that it stands in. */
	readonly titles: PerLocale<string>;
	/** What it is called itself, which weighs as a title does; part of its texts. */
	readonly headings?: PerLocale<string>;
	/** Its own texts; only the locales named here have it. */
	readonly texts: PerLocale<readonly string[]>;
	/** Its topic's id; null where it belongs to none. */
	readonly topic: string | null;
	readonly hasFinding: boolean;
}

/** What a hit must be besides an answer; what is left out is not asked for. */
export interface Filters {
	readonly topic?: string;
	/** A protocol, security layer or transport, in lower case. */
	readonly protocol?: string;
	/** The locale that must have it, and its words. */
	readonly locale?: Locale;
	readonly hasFinding?: boolean;
}

/** An item that answers a query. */
export interface Hit<Item extends Searchable> {
	readonly record: Item;
	/** The locale in which the words were found; null where only ports and protocols were asked for. */
	readonly locale: Locale | null;
}

/** Answers queries. `reader` is the locale whose texts are preferred. */
export type Search<Item extends Searchable> = (query: Query, reader?: Locale | null, filters?: Filters) => Hit<Item>[];

interface Entry<Item> {
	readonly record: Item;
	readonly names: ReadonlySet<string>;
	readonly transports: ReadonlySet<string>;
	readonly texts: readonly { readonly locale: Locale; readonly title: string; readonly row: string }[];
}

interface Rank {
	readonly locale: Locale | null;
	readonly port: PortMatch | null;
	readonly foreign: number;
	readonly words: number;
}

/**
 * Prepares items for search. Hits come best first: exact ports, then narrower ranges; then the reader's locale; then
 * whole words before parts of words and cells before titles; then the order of the items.
 */
export function createSearch<Item extends Searchable>(items: readonly Item[]): Search<Item> {
	let entries: readonly Entry<Item>[] | null = null;
	return (query, reader = null, filters = {}) => {
		if (isEmpty(query)) return [];
		entries ??= items.map(entryOf);
		const matchers = query.words.map((word) => ({ word, matches: wordMatcher(word) }));
		const hits = entries.flatMap((entry) => {
			if (!passes(entry, filters)) return [];
			const rank = rankOf(entry, query, matchers, { reader, only: filters.locale });
			return rank === null ? [] : [{ record: entry.record, rank }];
		});
		return hits.sort((a, b) => compare(a.rank, b.rank)).map(({ record, rank }) => ({ record, locale: rank.locale }));
	};
}

function isEmpty({ ports, transports, protocols, words }: Query): boolean {
	return ports.length + transports.length + protocols.length + words.length === 0;
}

function passes({ record, names, transports }: Entry<Searchable>, filters: Filters): boolean {
	const { topic, protocol, locale, hasFinding } = filters;
	if (topic !== undefined && record.topic !== topic) return false;
	if (protocol !== undefined && !names.has(protocol) && !transports.has(protocol)) return false;
	if (locale !== undefined && record.texts[locale] === undefined) return false;
	return !hasFinding || record.hasFinding;
}

function entryOf<Item extends Searchable>(record: Item): Entry<Item> {
	const locales = [...new Set([...Object.keys(record.texts), ...Object.keys(record.titles)])].sort();
	return {
		record,
		names: new Set([...record.protocols, ...record.security].map(fold)),
		transports: new Set(record.transports.map(fold)),
		texts: locales.map((locale) => ({
			locale,
			title: closed(fold(`${record.headings?.[locale] ?? ''}\n${record.titles[locale] ?? ''}`)),
			row: closed(fold((record.texts[locale] ?? []).join(' \n'))),
		})),
	};
}

/** Chinese and the like stands with or without blanks about it; a query has none. */
function closed(text: string): string {
	return text.replace(
		/(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]) | (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu,
		'',
	);
}

type Matchers = readonly { readonly word: string; readonly matches: WordMatcher }[];

interface Wanted {
	readonly reader: Locale | null;
	readonly only: Locale | undefined;
}

function rankOf(entry: Entry<Searchable>, query: Query, matchers: Matchers, { reader, only }: Wanted): Rank | null {
	const port = matchPorts(query.ports, entry.record.ports);
	if (query.ports.length > 0 && port === null) return null;
	if (!query.transports.every((name) => entry.transports.has(name))) return null;
	if (!query.protocols.every((name) => entry.names.has(name))) return null;
	if (matchers.length === 0) return { locale: null, port, foreign: 0, words: 0 };
	let best: Rank | null = null;
	for (const { locale, title, row } of entry.texts) {
		if (only !== undefined && locale !== only) continue;
		const words = wordCost(entry.names, title, row, matchers);
		if (words === null) continue;
		const rank = { locale, port, foreign: locale === reader ? 0 : 1, words };
		if (best === null || compare(rank, best) < 0) best = rank;
	}
	return best;
}

/**
 * The cost of the worst-found word, or null where one is missing: a cell costs 0–3, two more where the topic's title does
 * not tell of the word; the title alone costs 6–9.
 */
function wordCost(names: ReadonlySet<string>, title: string, row: string, matchers: Matchers): number | null {
	let cost = 0;
	for (const { word, matches } of matchers) {
		if (names.has(word)) continue;
		const inRow = matches(row);
		const inTitle = matches(title);
		if (inRow === null && inTitle === null) return null;
		cost = Math.max(cost, inRow === null ? 6 + (inTitle ?? 0) : inRow + (inTitle === null ? 2 : 0));
	}
	return cost;
}

function compare(a: Rank, b: Rank): number {
	const byPort = a.port !== null && b.port !== null ? comparePortMatches(a.port, b.port) : 0;
	return byPort || a.foreign - b.foreign || a.words - b.words;
}
