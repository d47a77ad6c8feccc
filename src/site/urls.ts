import type { Locale } from '../core/index.ts';

/** The addresses of all pages: absolute paths under the site's base, with a trailing slash where a page is a folder. */
export interface Urls {
	/** The base itself, with slashes at both ends. */
	readonly base: string;
	root(): string;
	home(locale: Locale): string;
	topic(locale: Locale, slug: string, fragment?: string): string;
	/** A document's source, line by line; `line` from 1. */
	source(locale: Locale, slug: string, line?: number): string;
	/** All locales of a topic side by side. */
	compare(locale: Locale, slug: string, fragment?: string): string;
	/** A topic as Markdown. */
	markdown(locale: Locale, slug: string): string;
	/** The findings as an Atom feed. */
	feed(locale: Locale): string;
	ports(locale: Locale, fragment?: string): string;
	port(locale: Locale, port: number): string;
	/** A page of the findings, from 1. */
	findings(locale: Locale, page?: number, fragment?: string): string;
	finding(locale: Locale, id: string): string;
	/** What has changed since an earlier dataset; only where the build was given one. */
	changes(locale: Locale): string;
	changesFeed(locale: Locale): string;
	/** How the documents of a locale stand; a page of its findings, from 1. */
	status(locale: Locale, of: Locale, page?: number, fragment?: string): string;
	checks(locale: Locale): string;
	/** A check; a page of its findings, from 1. */
	check(locale: Locale, id: string, page?: number, fragment?: string): string;
	/** All roles, and one of them. */
	roles(locale: Locale): string;
	role(locale: Locale, slug: string): string;
	guide(locale: Locale, name: string): string;
	search(locale: Locale): string;
	/** A download under `/data/`. */
	data(file: string): string;
	/** A file of `public/`. */
	asset(file: string): string;
}

/** The id of a page's filter: an address that leads to it has the filter applied. */
export const filterId = 'filter';

/** Makes the addresses for a base path such as `/` or `/docs/`; slashes at its ends may be left out. */
export function urlsFor(base: string): Urls {
	const root = normaliseBase(base);
	const under = (locale: Locale, ...segments: string[]) =>
		`${root}${[locale, ...segments].map(encodeURIComponent).join('/')}/`;
	const paged = (page = 1) => (page === 1 ? [] : ['page', String(page)]);
	const fragment = (id: string | undefined) => (id ? `#${encodeURIComponent(id)}` : '');
	return {
		base: root,
		root: () => root,
		home: (locale) => under(locale),
		topic: (locale, slug, id) => under(locale, slug) + fragment(id),
		source: (locale, slug, line) => under(locale, slug, 'source') + (line === undefined ? '' : `#L${line}`),
		markdown: (locale, slug) => `${under(locale, slug)}index.md`,
		feed: (locale) => `${under(locale, 'findings')}feed.xml`,
		compare: (locale, slug, id) => under(locale, 'compare', slug) + fragment(id),
		ports: (locale, id) => under(locale, 'ports') + fragment(id),
		port: (locale, port) => under(locale, 'ports', String(port)),
		changes: (locale) => under(locale, 'changes'),
		changesFeed: (locale) => `${under(locale, 'changes')}feed.xml`,
		findings: (locale, page, id) => under(locale, 'findings', ...paged(page)) + fragment(id),
		finding: (locale, id) => under(locale, 'findings', id),
		status: (locale, of, page, id) => under(locale, 'status', of, ...paged(page)) + fragment(id),
		checks: (locale) => under(locale, 'checks'),
		check: (locale, name, page, id) => under(locale, 'checks', name, ...paged(page)) + fragment(id),
		roles: (locale) => under(locale, 'roles'),
		role: (locale, slug) => under(locale, 'roles', slug),
		guide: (locale, name) => under(locale, 'guides', name),
		search: (locale) => under(locale, 'search'),
		data: (file) => `${root}data/${file}`,
		asset: (file) => `${root}${file}`,
	};
}

/** A base path with a slash at both ends (`x` and `/x` become `/x/`). */
export function normaliseBase(base: string): string {
	const inner = base.replace(/^\/+|(?<!\/)\/+$/g, '');
	return inner === '' ? '/' : `/${inner}/`;
}
