import type { Locale } from '../core/index.ts';
import { fold } from './fold.ts';
import { comparePortMatches, matchPorts, type PortMatch } from './match-ports.ts';
import { type WordMatcher, wordMatcher } from './match-words.ts';
import type { Query } from './parse-query.ts';
import type { SearchRecord } from './records.ts';

/** A record that answers a query. */
export interface Hit {
	readonly record: SearchRecord;
	/** The locale in which the words were found; null where only ports and protocols were asked for. */
	readonly locale: Locale | null;
}

/** Answers queries. `reader` is the locale whose texts are preferred. */
export type Search = (query: Query, reader?: Locale | null) => Hit[];

interface Entry {
	readonly record: SearchRecord;
	readonly names: ReadonlySet<string>;
	readonly transports: ReadonlySet<string>;
	readonly texts: readonly { readonly locale: Locale; readonly title: string; readonly row: string }[];
}

interface Ranked extends Hit {
	readonly port: PortMatch | null;
	readonly foreign: number;
	readonly words: number;
}

/**
 * Prepares records for search. Hits come best first: exact ports, then narrower ranges; then the reader's locale; then
 * whole words before parts of words and cells before titles; then the order of the records.
 */
export function createSearch(records: readonly SearchRecord[]): Search {
	let entries: readonly Entry[] | null = null;
	return (query, reader = null) => {
		if (isEmpty(query)) return [];
		entries ??= records.map(entryOf);
		const matchers = query.words.map((word) => ({ word, matches: wordMatcher(word) }));
		const hits = entries.flatMap((entry) => rank(entry, query, matchers, reader) ?? []);
		return hits.sort(compare).map(({ record, locale }) => ({ record, locale }));
	};
}

function isEmpty({ ports, transports, protocols, words }: Query): boolean {
	return ports.length + transports.length + protocols.length + words.length === 0;
}

function entryOf(record: SearchRecord): Entry {
	const locales = [...new Set([...Object.keys(record.texts), ...Object.keys(record.titles)])].sort();
	return {
		record,
		names: new Set([...record.protocols, ...record.security].map(fold)),
		transports: new Set(record.transports.map(fold)),
		texts: locales.map((locale) => ({
			locale,
			title: fold(record.titles[locale] ?? ''),
			row: fold((record.texts[locale] ?? []).join(' \n')),
		})),
	};
}

type Matchers = readonly { readonly word: string; readonly matches: WordMatcher }[];

function rank(entry: Entry, query: Query, matchers: Matchers, reader: Locale | null): Ranked | null {
	const port = matchPorts(query.ports, entry.record.ports);
	if (query.ports.length > 0 && port === null) return null;
	if (!query.transports.every((name) => entry.transports.has(name))) return null;
	if (!query.protocols.every((name) => entry.names.has(name))) return null;
	if (matchers.length === 0) return { record: entry.record, locale: null, port, foreign: 0, words: 0 };
	let best: Ranked | null = null;
	for (const { locale, title, row } of entry.texts) {
		const words = wordCost(entry.names, title, row, matchers);
		if (words === null) continue;
		const ranked = { record: entry.record, locale, port, foreign: locale === reader ? 0 : 1, words };
		if (best === null || compare(ranked, best) < 0) best = ranked;
	}
	return best;
}

/** The cost of the worst-found word, or null where one is missing: a cell costs 0–3, the topic's title 4–7. */
function wordCost(names: ReadonlySet<string>, title: string, row: string, matchers: Matchers): number | null {
	let cost = 0;
	for (const { word, matches } of matchers) {
		if (names.has(word)) continue;
		const inRow = matches(row);
		const inTitle = inRow === null ? matches(title) : null;
		if (inRow === null && inTitle === null) return null;
		cost = Math.max(cost, inRow ?? 4 + (inTitle ?? 0));
	}
	return cost;
}

function compare(a: Ranked, b: Ranked): number {
	const byPort = a.port !== null && b.port !== null ? comparePortMatches(a.port, b.port) : 0;
	return byPort || a.foreign - b.foreign || a.words - b.words;
}
