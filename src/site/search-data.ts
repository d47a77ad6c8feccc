import type { Analysis, PerLocale } from '../core/index.ts';
import { type SearchRecord, searchRecords } from '../search/index.ts';

/** What the search page loads: the search records, with what belongs to a topic said once. */
export interface SearchData {
	readonly topics: Readonly<Record<string, { readonly slug: string; readonly titles: PerLocale<string> }>>;
	readonly records: readonly Omit<SearchRecord, 'slug' | 'titles' | 'witnesses'>[];
}

/** The search data of an analysis. */
export function searchData(analysis: Analysis): SearchData {
	const topics: Record<string, SearchData['topics'][string]> = {};
	const records = searchRecords(analysis).map(({ slug, titles, witnesses: _, ...record }) => {
		topics[record.topic] = { slug, titles };
		return record;
	});
	return { topics, records };
}

/** The search records as `createSearch` wants them; their witnesses are not published with them. */
export function recordsOf({ topics, records }: SearchData): SearchRecord[] {
	return records.flatMap((record) => {
		const topic = topics[record.topic];
		return topic ? [{ ...record, ...topic, witnesses: {} }] : [];
	});
}
