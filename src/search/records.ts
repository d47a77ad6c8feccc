import type { Analysis, Locale, PerLocale } from '../core/index.ts';
import type { Searchable } from './search.ts';

/** What the search knows of one flow; plain data, so that a page can load it. */
export interface SearchRecord extends Searchable {
	readonly id: string;
	/** Fragment identifier of the row on its topic's page. */
	readonly anchor: string;
	readonly topic: string;
	readonly slug: string;
	readonly source: PerLocale<string>;
	readonly destination: PerLocale<string>;
	readonly role: PerLocale<string>;
	readonly service: PerLocale<string>;
	readonly witnesses: PerLocale<{ readonly path: string; readonly line: number }>;
}

/** The search records of an analysis, in the dataset's order. */
export function searchRecords({ topics, records }: Pick<Analysis, 'topics' | 'records'>): SearchRecord[] {
	const byId = new Map(topics.map((topic) => [topic.id, topic]));
	return records.flatMap((record) => {
		const topic = byId.get(record.topic);
		if (topic === undefined) return [];
		const titles = Object.fromEntries(Object.entries(topic.documents).map(([locale, { title }]) => [locale, title]));
		const { id, anchor, ports, transports, protocols, security, fields, witnesses } = record;
		const hasFinding = record.findings.length > 0;
		return [
			{
				...{ id, anchor, topic: topic.id, slug: topic.slug, titles, texts: textsByLocale(Object.values(fields)) },
				...{ ports, transports, protocols, security, hasFinding },
				...{ source: fields.source ?? {}, destination: fields.destination ?? {} },
				...{ role: fields.role ?? {}, service: fields.service ?? {}, witnesses },
			},
		];
	});
}

function textsByLocale(fields: readonly PerLocale<string>[]): Record<Locale, string[]> {
	const texts: Record<Locale, string[]> = {};
	for (const field of fields) {
		for (const [locale, text] of Object.entries(field)) {
			texts[locale] ??= [];
			texts[locale].push(text);
		}
	}
	return texts;
}
