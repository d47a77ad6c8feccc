import { x } from 'xastscript';
import { absolute } from '../alternates.ts';
import type { Site } from '../site.ts';
import { pagesOf } from './pages.ts';
import { xmlDocument } from './xml.ts';

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';
/** The protocol's limit of addresses per file. */
const MOST = 50_000;

/** The sitemap's files by name; none where the site does not know its own host, as a sitemap's addresses are whole. */
export function sitemaps(site: Site): Map<string, string> {
	if (site.origin === null) return new Map();
	const entries = [...pagesOf(site)].flatMap(({ self, written }) => {
		const alternates = written.map((locale) =>
			x('xhtml:link', { rel: 'alternate', hreflang: locale, href: absolute(site, self(locale)) }),
		);
		return written.map((locale) => x('url', [x('loc', absolute(site, self(locale))), ...alternates]));
	});
	const files = Array.from({ length: Math.ceil(entries.length / MOST) }, (_, at) =>
		x(
			'urlset',
			{ xmlns: SITEMAP, 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' },
			entries.slice(at * MOST, (at + 1) * MOST),
		),
	).map((urlset, at) => [`sitemap-${at + 1}.xml`, xmlDocument(urlset)] as const);
	const index = x(
		'sitemapindex',
		{ xmlns: SITEMAP },
		files.map(([name]) => x('sitemap', [x('loc', absolute(site, site.urls.asset(name)))])),
	);
	return new Map([['sitemap.xml', xmlDocument(index)], ...files]);
}
