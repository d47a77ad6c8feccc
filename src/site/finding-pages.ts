import type { Analysis, Finding, Locale } from '../core/index.ts';

/** How many findings a site may have that have a page in every locale. */
const EVERYWHERE_UP_TO = 200;

/**
 * The locales in which a finding has a page: all of them while there are few findings, or where pages are made when they
 * are asked for (`isDev`); else the one whose text is to be corrected, or, where none is blamed, those that have the
 * document, so that a site of many locales and findings is not for the most part the same pages over and over. The lists of
 * all locales tell of it, and lead there. Of a remark the lists then tell all there is to tell, and it has no page.
 */
export function findingLocales(
	{ locales, findings, topics }: Analysis,
	isDev = false,
): (finding: Finding) => readonly Locale[] {
	if (isDev || findings.length <= EVERYWHERE_UP_TO) return () => locales;
	const topicById = new Map(topics.map((topic) => [topic.id, topic]));
	return ({ locale, location, topic, severity }) =>
		severity === 'info'
			? []
			: locale !== null
				? [locale]
				: locales.filter((other) => other === location.locale || topicById.get(topic)?.documents[other]);
}
