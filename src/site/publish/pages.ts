import type { Locale } from '../../core/index.ts';
import { localesWithTexts } from '../alternates.ts';
import type { Site } from '../site.ts';

/** A page in all its locales. */
export interface PageEntry {
	readonly self: (locale: Locale) => string;
	/** The locales in whose language it is really written. */
	readonly written: readonly Locale[];
}

/** Every page that a search engine should know, once for all its locales; fallbacks are left to their originals. */
export function* pagesOf(site: Site): Generator<PageEntry> {
	const { analysis, urls, ports, checks } = site;
	const written = localesWithTexts(analysis.locales);
	for (const self of [urls.home, urls.ports, urls.findings, urls.checks])
		yield { self: (locale: Locale) => self(locale), written };
	for (const topic of analysis.topics) {
		const present = analysis.locales.filter((locale) => topic.documents[locale]);
		yield { self: (locale) => urls.topic(locale, topic.slug), written: present };
		if (present.length > 1) yield { self: (locale) => urls.compare(locale, topic.slug), written };
	}
	for (const { port } of ports.ports) yield { self: (locale) => urls.port(locale, port), written };
	for (const finding of analysis.findings) {
		const own = site.findingLocales(finding);
		if (own.length > 0)
			yield { self: (locale) => urls.finding(locale, finding.id), written: written.filter((one) => own.includes(one)) };
	}
	for (const { id } of checks) yield { self: (locale) => urls.check(locale, id), written };
	for (const guide of site.guides) yield { self: (locale) => urls.guide(locale, guide), written };
}
