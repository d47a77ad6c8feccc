import { x } from 'xastscript';
import type { Locale } from '../../core/index.ts';
import { ports } from '../../export/index.ts';
import { absolute } from '../alternates.ts';
import { differenceName } from '../changes.ts';
import type { Site } from '../site.ts';
import { UNDATED } from './feed.ts';
import { xmlDocument } from './xml.ts';

/**
 * What has changed in the records since an earlier dataset, as an Atom feed in a locale's language. An entry is a change
 * of one record; its date is the latest revision of the record's documents, its id is that of the dataset it came with.
 */
export function changesFeed(site: Site, locale: Locale): string {
	const { changes, urls } = site;
	const t = site.t(locale);
	const records = changes?.records ?? { added: [], removed: [], changed: [] };
	const entries = [
		...records.added.map(({ date, record }) => ({ kind: 'added', date, id: record.id, lines: [ports(record.ports)] })),
		...records.removed.map(({ date, record }) => ({
			kind: 'removed',
			date,
			id: record.id,
			lines: [ports(record.ports)],
		})),
		...records.changed.map(({ date, id, differences }) => ({
			...{ kind: 'changed', date, id },
			lines: differences.map(
				(each) => `${differenceName(each, locale, t, site.nameIn)}: ${each.before} → ${each.after}`,
			),
		})),
	] as const;
	const dated = (date: string | null | undefined) => `${date ?? UNDATED}T00:00:00Z`;
	const [self, page] = [absolute(site, urls.changesFeed(locale)), absolute(site, urls.changes(locale))];
	const feed = x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': locale }, [
		x('id', site.origin === null ? `urn:portolan:${locale}:changes` : self),
		x('title', `${t('changes.title')} · ${t('site.name')}`),
		x(
			'updated',
			dated(
				entries
					.flatMap(({ date }) => date ?? [])
					.sort()
					.at(-1),
			),
		),
		x('author', [x('name', t('site.name'))]),
		x('link', { rel: 'self', href: self }),
		x('link', { rel: 'alternate', href: page }),
		...entries.map(({ kind, date, id, lines }) =>
			x('entry', [
				x('id', `urn:portolan:change:${changes?.to}:${encodeURIComponent(id)}`),
				x('title', `${t(`changes.${kind as 'added' | 'removed' | 'changed'}`)}: ${id}`),
				x('updated', dated(date)),
				x('link', { href: page }),
				x('summary', lines.join('\n')),
			]),
		),
	]);
	return xmlDocument(feed);
}
