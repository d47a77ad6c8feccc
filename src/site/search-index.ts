import { type CustomRecord, close, createIndex } from 'pagefind';
import type { Locale, PortRecord } from '../core/index.ts';
import { flowText } from './flow-text.ts';
import type { Site } from './site.ts';

/** A file of the search index, its path relative to `/pagefind/`. */
export interface IndexFile {
	readonly path: string;
	readonly content: Uint8Array;
}

/** Pagefind's ready-made interfaces, which the site does not use. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

/** Builds the word index: per locale a record for every row and for every section written in that locale. */
export async function buildSearchIndex(site: Site): Promise<IndexFile[]> {
	try {
		const { index, errors } = await createIndex();
		if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
		for (const record of indexRecords(site)) {
			const added = await index.addCustomRecord(record);
			if (added.errors.length > 0) throw new Error(`Pagefind refused ${record.url}: ${added.errors.join('; ')}`);
		}
		const { files } = await index.getFiles();
		return files.filter(({ path }) => !UNUSED.test(path));
	} finally {
		await close();
	}
}

/** What is handed to Pagefind, in a fixed order. Addresses leave out the base: Pagefind puts it in front in the browser. */
export function* indexRecords(site: Site): Generator<CustomRecord> {
	for (const locale of site.analysis.locales) {
		for (const record of site.analysis.records) yield* rowRecord(record, locale, site);
		for (const topic of site.analysis.topics) {
			if (!topic.documents[locale]) continue;
			const { document, sections } = site.page(locale, topic);
			for (const { id, heading, text } of sections)
				yield {
					url: inSite(site, site.urls.topic(locale, topic.slug, id ?? undefined)),
					language: locale.toLowerCase(),
					content: `${heading} ${text}`.trim(),
					meta: { title: heading || document.title, topic: document.title },
				};
		}
	}
}

function* rowRecord(record: PortRecord, locale: Locale, site: Site): Generator<CustomRecord> {
	const topic = site.topic(record.topic);
	if (!topic) return;
	const texts = Object.values(record.fields);
	const own = texts.flatMap((field) => field[locale] ?? []);
	const others = texts.flatMap((field) =>
		Object.keys(field)
			.filter((other) => other !== locale)
			.sort()
			.map((other) => segmented(field[other] ?? '', other)),
	);
	yield {
		url: inSite(site, site.urls.topic(locale, topic.slug, record.anchor)),
		language: locale.toLowerCase(),
		content: [flowText(record), ...own].join('\n'),
		meta: { title: flowText(record), record: record.id, others: [...new Set(others)].join('\n') },
	};
}

function inSite({ urls }: Site, url: string): string {
	return url.slice(urls.base.length - 1);
}

/** Text of a language without blanks between words, its words parted: the index of another language would not part them. */
function segmented(text: string, locale: Locale): string {
	if (!/^(?:zh|ja|th|lo|km|my)(?:-|$)/i.test(locale)) return text;
	return [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)].map(({ segment }) => segment).join(' ');
}
