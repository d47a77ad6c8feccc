import { x } from 'xastscript';
import type { Locale } from '../../core/index.ts';
import type { TextKey } from '../../i18n/index.ts';
import { absolute } from '../alternates.ts';
import { findingSentence } from '../finding-sentence.ts';
import type { Site } from '../site.ts';
import { xmlDocument } from './xml.ts';

/** Where a document tells no date: a feed must have one, and a build has no clock. */
export const UNDATED = '1970-01-01';

/** The findings as an Atom feed in a locale's language; the dates are those of the documents. */
export function findingsFeed(site: Site, locale: Locale): string {
	const { analysis, urls } = site;
	const t = site.t(locale);
	const dated = (revision: string | null | undefined) => `${revision ?? UNDATED}T00:00:00Z`;
	const dates = analysis.documents.map(({ revision }) => revision ?? UNDATED).sort();
	const self = absolute(site, urls.feed(locale));
	const feed = x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': locale }, [
		x('id', site.origin === null ? `urn:portolan:${locale}` : self),
		x('title', `${t('site.findings.title')} · ${t('site.name')}`),
		x('updated', dated(dates.at(-1))),
		x('author', [x('name', t('site.name'))]),
		x('link', { rel: 'self', href: self }),
		x('link', { rel: 'alternate', href: absolute(site, urls.findings(locale)) }),
		...analysis.findings.map((finding) => {
			const name = t(`checks.${finding.check}.name` as TextKey);
			const href = absolute(site, urls.finding(locale, finding.id));
			return x('entry', [
				x('id', `urn:portolan:finding:${finding.id}`),
				x('title', finding.row === null ? name : `${name}: ${finding.row}`),
				x('updated', dated(site.document(finding.location.path)?.revision)),
				x('link', { href }),
				x('category', { term: finding.severity, label: t(`severity.${finding.severity}`) }),
				x('summary', findingSentence(finding, locale, t, site.nameIn)),
			]);
		}),
	]);
	return xmlDocument(feed);
}
