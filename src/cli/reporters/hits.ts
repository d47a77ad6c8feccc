import type { Analysis, Finding, Locale, PerLocale } from '../../core/index.ts';
import { excerpt, type Hit, type SearchRecord, searchRecords } from '../../search/index.ts';
import type { Answer } from '../../site/search/index.ts';

/** What answers a query, by kind, each the best first. */
export interface Hits {
	readonly flows: readonly (Hit<SearchRecord> & Shown)[];
	readonly sections: readonly SectionHit[];
	readonly ports: readonly { readonly port: number; readonly names: readonly string[] }[];
	readonly findings: readonly Finding[];
}

/** `locale`s: the one to show, and that in which the words were found, or null where none were asked for. */
interface Shown {
	readonly shown: Locale;
	readonly locale: Locale | null;
}

/** A piece of prose under a heading. */
export interface SectionHit extends Shown {
	readonly topic: string | null;
	/** The title of its document. */
	readonly title: string;
	readonly heading: string;
	readonly text: string;
	/** A line of the text around what was found. */
	readonly excerpt: string;
	readonly path: string | null;
	/** Its fragment identifier on the topic's page. */
	readonly anchor: string | null;
}

/** The hits of an answer as terminals need them; `reader` is the locale to show, or null for that in which words were found. */
export function hitsOf({ hits, query }: Answer, analysis: Analysis, reader: Locale | null): Hits {
	const records = new Map(searchRecords(analysis).map((record) => [record.id, record]));
	const findings = new Map(analysis.findings.map((finding) => [finding.id, finding]));
	const topics = new Map(analysis.topics.map((topic) => [topic.id, topic]));
	return {
		flows: hits.flows.flatMap(({ record: { id }, locale }) => {
			const record = records.get(id);
			return record ? [{ record, locale, shown: shownOf(record.witnesses, reader, locale) }] : [];
		}),
		sections: hits.sections.map(({ record: { topic, texts, titles, anchors }, locale }) => {
			const shown = shownOf(texts, reader, locale);
			const [heading = '', text = ''] = texts[shown] ?? [];
			const path = topics.get(topic ?? '')?.documents[shown]?.path ?? null;
			const around = excerpt(text, query, 90).map((stretch) => stretch.text);
			return {
				topic,
				shown,
				locale,
				heading,
				text,
				excerpt: around.join(''),
				title: titles[shown] ?? '',
				path,
				anchor: anchors[shown] ?? null,
			};
		}),
		ports: hits.ports.map(({ record }) => ({ port: Number(record.id), names: Object.values(record.texts)[0] ?? [] })),
		findings: hits.findings.flatMap(({ record }) => findings.get(record.id) ?? []),
	};
}

/** The reader's locale if it is there, else that in which the words were found, else the first. */
function shownOf(texts: PerLocale<unknown>, reader: Locale | null, found: Locale | null): Locale {
	for (const wanted of [reader, found]) if (wanted !== null && wanted in texts) return wanted;
	return Object.keys(texts).sort()[0] ?? '';
}
