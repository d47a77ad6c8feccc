import type { Locale } from '../core/index.ts';
import { fallbackLocale } from './fallback-locale.ts';
import type { Site } from './site.ts';

/** The locale of a component on a page of one's own: the one asked for, else the page's, else the nearest that there is. */
export function embedLocale(site: Site, asked: string | undefined, page: string | undefined): Locale {
	const { locales } = site.analysis;
	const known = (tag: string | undefined) => locales.find((locale) => locale.toLowerCase() === tag?.toLowerCase());
	const wanted = asked ?? page ?? '';
	return known(wanted) ?? fallbackLocale(wanted, locales, site.source) ?? (locales[0] as Locale);
}
