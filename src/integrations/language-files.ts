import type { Locale } from '../core/index.ts';
import type { ScriptFile } from './scripts.ts';

/** The folder of a locale, without a slash at its end. */
const folderOf = (locale: Locale, base: string) => base + encodeURIComponent(locale);

/** The locale for each language that a browser may ask for: each locale for itself, and its first for a language. */
function localesAsked(locales: readonly Locale[]): (readonly [asked: string, locale: Locale])[] {
	const first = [...locales].reverse().map((locale) => [locale.split('-')[0] as string, locale] as const);
	return [...new Map([...first, ...locales.map((locale) => [locale, locale] as const)])].sort(
		([a], [b]) => b.length - a.length || (a < b ? -1 : 1),
	);
}

/** Has Apache lead from the entrance to the first language that the browser asks for, where there is a locale of it. */
export function entranceRule(locales: readonly Locale[], base: string): string {
	const entrance = base.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return localesAsked(locales)
		.map(
			([asked, locale]) =>
				`<If "%{HTTP:Accept-Language} =~ /^${asked}\\b/i">\nRedirectMatch 302 "^${entrance}$" "${folderOf(locale, base)}/"\n</If>\n`,
		)
		.join('');
}

/**
 * What makes servers answer in the reader's language: the entrance leads to the language that the browser asks for, an
 * address that is not there to the page that says so in the language of the address. Netlify and its like, and Apache.
 */
export function languageFiles(locales: readonly Locale[], base: string): ScriptFile[] {
	const lines = [
		...localesAsked(locales).map(([asked, locale]) => `${base} ${folderOf(locale, base)}/ 302 Language=${asked}`),
		...locales.map((locale) => `${folderOf(locale, base)}/* ${folderOf(locale, base)}/404.html 404`),
	];
	return [
		{ path: '_redirects', content: `${lines.join('\n')}\n` },
		...locales.map((locale) => ({
			path: `${locale}/.htaccess`,
			content: `ErrorDocument 404 ${folderOf(locale, base)}/404.html\n`,
		})),
	];
}
