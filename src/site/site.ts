import type {
	Analysis,
	Finding,
	Locale,
	Location,
	Notice,
	PerLocale,
	PortRecord,
	SourceDocument,
	Topic,
} from '../core/index.ts';
import type { ChangesJson, HistoryJson } from '../export/index.ts';
import type { Translate } from '../i18n/index.ts';
import type { CheckExample } from './check-page.ts';
import type { FindingPages } from './finding-list.ts';
import type { Language } from './languages.ts';
import type { Handlers } from './policy.ts';
import type { PortIndex } from './ports.ts';
import type { RenderedDocument } from './render/document.ts';
import type { Role } from './roles.ts';
import type { Coverage } from './status.ts';
import type { Urls } from './urls.ts';

/** A check as pages list it. */
export interface CheckEntry {
	readonly id: string;
	readonly severity: Finding['severity'];
	/** Its page, in English, without the examples. */
	readonly html: string;
	readonly examples: readonly CheckExample[];
	/** Its findings, in the report's order. */
	readonly findings: readonly Finding[];
	/** The same in pages, by the locale at fault. */
	readonly pages: FindingPages<Locale | null>;
}

/** How a site presents itself. */
export interface Brand {
	/** The image beside the name: where it lies, and its file name below the base. */
	readonly logo: { readonly path: string; readonly file: string } | null;
	/** Links at the end of every page. */
	readonly footer: readonly { readonly label: string; readonly href: string }[];
}

/** All that the pages of one build read. */
export interface Site {
	readonly analysis: Analysis;
	readonly urls: Urls;
	/** Scheme and host (`https://example.org`) where they were given. */
	readonly origin: string | null;
	readonly languages: PerLocale<Language>;
	/** What a locale is called in the language of a reader: no two of the site's are called the same. */
	readonly nameIn: (reader: Locale, locale: Locale) => string;
	/** The same where it stands alone: as a line's, a cell's or an option's first word. */
	readonly nameAlone: (reader: Locale, locale: Locale) => string;
	readonly brand: Brand;
	readonly checks: readonly CheckEntry[];
	/** The names of the guides. */
	readonly guides: readonly string[];
	readonly ports: PortIndex;
	/** The ends of all flows, those of most flows first. */
	readonly roles: readonly Role[];
	/** All findings in pages, by topic. */
	readonly findingPages: FindingPages<Topic>;
	/** The locales in which a finding has a page; `urls.finding` leads readers of the others to that of its own text, or to the list. */
	readonly findingLocales: (finding: Finding) => readonly Locale[];
	/** The address at which a finding stands in the list of all. */
	readonly findingInList: (reader: Locale, finding: Finding) => string;
	/** How the documents of a locale stand altogether. */
	readonly coverage: (locale: Locale) => Coverage;
	/** The findings that blame a locale in pages, by topic. */
	readonly statusPages: (locale: Locale) => FindingPages<Topic>;
	/** The address at which a check's findings in a locale are listed (`null`: those that blame none). */
	readonly checkGroup: (reader: Locale, check: string, locale: Locale | null) => string;
	/** The address at which a locale's findings in a topic are listed. */
	readonly statusGroup: (reader: Locale, locale: Locale, topic: Topic) => string;
	/** The findings before and after one in the list, if any. */
	readonly findingsBeside: (finding: Finding) => {
		readonly previous: Finding | undefined;
		readonly next: Finding | undefined;
	};
	/** Where a place of a source stands in the documents' own repository, where the settings name that. */
	readonly repositoryLink: (place: Location) => string | null;
	/** The original's locale, or null. */
	readonly source: Locale | null;
	/** What the body of every page listens for, and the policy that allows it. */
	readonly handlers: Handlers;
	readonly policy: string;
	/** Whether a development server shows the site. */
	readonly isDev: boolean;
	/** What has changed since an earlier dataset; null where the build was given none. */
	readonly changes: ChangesJson | null;
	/** What the builds up to this one counted; null where the build was given no earlier one. */
	readonly history: HistoryJson | null;
	/** The address of the search page's script. */
	readonly searchScript: string;
	/** The downloads under `/data/`, by file name. */
	readonly downloads: ReadonlyMap<string, () => string>;
	readonly t: (locale: Locale) => Translate;
	readonly topic: (id: string) => Topic | undefined;
	readonly record: (id: string) => PortRecord | undefined;
	readonly finding: (id: string) => Finding | undefined;
	/** The findings of a topic, by its id, in the report's order. */
	readonly findingsOf: (topic: string) => readonly Finding[];
	/** The records of a topic, by its id, in their order. */
	readonly recordsOf: (topic: string) => readonly PortRecord[];
	/** The protocols, security layers and transports that a topic's records name, sorted. */
	readonly protocolsOf: (topic: string) => readonly string[];
	readonly document: (path: string) => SourceDocument | undefined;
	/** The document of a topic that readers of a locale see; its locale is another one where the topic lacks this one. */
	readonly shown: (locale: Locale, topic: Topic) => SourceDocument;
	/** The same rendered, anew each time: all of them would be as much as the documents. */
	readonly page: (locale: Locale, topic: Topic) => RenderedDocument;
	/** The sections of that page. */
	readonly sections: (locale: Locale, topic: Topic) => RenderedDocument['sections'];
	/** Has the sections of a document be those of an earlier build, where its page is taken over. */
	readonly keepSections: (document: SourceDocument, sections: RenderedDocument['sections']) => void;
	/** The topic of a document, by its path without locale folder and extension. */
	readonly topicAt: (path: string) => Topic | undefined;
	/** Such paths that the links of a topic's page, as far as it was rendered, asked for. */
	readonly linkedFrom: (locale: Locale, topic: Topic) => readonly string[];
	/** The same document as Markdown. */
	readonly markdown: (locale: Locale, topic: Topic) => string;
	/** The documents that rendering led to a fault for so far: their pages show the source alone. */
	readonly faults: () => readonly Notice[];
}

/** Astro bundles pages apart from the program that starts it; the global scope is what the two share. */
const KEY = Symbol.for('portolan.site');
const shared = globalThis as { [KEY]?: Site | undefined };

/** Opens a site for the build that follows; `null` closes it. */
export function openSite(site: Site | null): void {
	shared[KEY] = site ?? undefined;
}

/** The site that is being built. Throws where none is open. */
export function currentSite(): Site {
	const site = shared[KEY];
	if (!site)
		throw new Error('No site is open: run portolan build, or add the integration of portolan/astro to the site.');
	return site;
}
