import type { Locale } from '../core/index.ts';
import { textLocaleOf } from '../i18n/index.ts';
import type { Site } from './site.ts';

/** The same page in another locale, for `<link rel="alternate">` and the language switch. */
export interface Alternate {
	readonly locale: Locale;
	readonly href: string;
}

/** The locales whose interface texts are in their own language. */
export function localesWithTexts(locales: readonly Locale[]): Locale[] {
	const language = (tag: Locale) => tag.split('-', 1)[0];
	return locales.filter((locale) => language(textLocaleOf(locale)) === language(locale));
}

/**
 * The `hreflang` alternates of a page: only where its text is really written in that language, and none at all for a
 * page that is not itself among them, so that alternates always point at each other.
 */
export function alternatesOf(
	site: Site,
	page: Locale,
	written: readonly Locale[],
	self: (locale: Locale) => string,
): Alternate[] {
	if (!written.includes(page)) return [];
	return written.map((locale) => ({ locale, href: absolute(site, self(locale)) }));
}

/**
 * The address of the page that search engines should show for this one. Where the site does not know its host, only a page
 * that repeats another names that one, by its path (RFC 6596 allows that); of itself a page could say nothing new.
 */
export function canonicalOf(site: Pick<Site, 'origin'>, self: string, original: string): string | null {
	return site.origin === null && self === original ? null : absolute(site, original);
}

/** An address with scheme and host where the site knows its own. */
export function absolute({ origin }: Pick<Site, 'origin'>, path: string): string {
	return origin === null ? path : origin + path;
}
