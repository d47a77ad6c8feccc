import type { Locale } from '../core/index.ts';
import type { CheckUrl } from '../export/index.ts';
import { fallbackLocale } from './fallback-locale.ts';
import { urlsFor } from './urls.ts';

/** Where a built site stands. */
export interface SitePlace {
	/** The address of its host, such as `https://example.org`; empty where that is not known. */
	readonly origin: string;
	/** Its path there, such as `/` or `/docs/`. */
	readonly base: string;
}

/** Tells where the checks' pages of a built site stand, in the language nearest to English that its documents have. */
export function checkUrlsOf({ origin, base }: SitePlace, locales: readonly Locale[], source: Locale | null): CheckUrl {
	const urls = urlsFor(base);
	const reader = fallbackLocale('en', locales, source) ?? 'en';
	return (check) => origin + urls.check(reader, check);
}
