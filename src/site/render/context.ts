import type { Finding, Locale, PortRecord, SourceDocument, Topic } from '../../core/index.ts';
import type { Translate } from '../../i18n/index.ts';
import type { Site } from '../site.ts';
import type { Urls } from '../urls.ts';

/** All that is needed to render one document for the readers of one locale. */
export interface RenderContext {
	/** The locale of the page, which may differ from the document's. */
	readonly reader: Locale;
	readonly topic: Topic;
	readonly document: SourceDocument;
	readonly t: Translate;
	/** The language of `t`'s texts where it is not the document's: they carry it as `lang`. */
	readonly textsLang: Locale | undefined;
	readonly urls: Urls;
	/** What a locale is called by a reader. */
	readonly nameIn: Site['nameIn'];
	readonly nameAlone: Site['nameAlone'];
	/** Whether a port has a page. */
	readonly hasPort: (port: number) => boolean;
	readonly record: (id: string) => PortRecord | undefined;
	readonly finding: (id: string) => Finding | undefined;
	/** The findings of the topic, in the report's order. */
	readonly findings: readonly Finding[];
	/** The topic of a document, by its path without locale folder and extension. */
	readonly topicAt: (path: string) => Topic | undefined;
	/** The fragment that an anchor of a topic's page has got, or undefined where the page has no such anchor. */
	readonly fragmentIn: (topic: Topic, anchor: string) => string | undefined;
}
