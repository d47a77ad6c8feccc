import type { Locale } from '../core/index.ts';
import { languages, textLocaleOf } from '../i18n/index.ts';

export { fallbackLocale } from './fallback-locale.ts';

/** A locale as pages need it. */
export interface Language {
	readonly locale: Locale;
	/** Its name in its own language. */
	readonly label: string;
	readonly direction: 'ltr' | 'rtl';
	/** The tag of the interface texts that its pages use; another language where Portolan has none of its own. */
	readonly texts: Locale;
}

/** Describes a locale of a site of some: from Portolan's own texts where there are some, else from the runtime's language names. */
export function languageOf(locale: Locale, among: readonly Locale[] = []): Language {
	const own = languages[locale];
	const label = nameApart(locale, among, [
		(one) => languages[one]?.label ?? languages[plainTag(one)]?.label ?? ownName(one, plainTag(one)),
		(one) => ownName(one, wholeTag(one)),
	]);
	if (own) return { locale, label, direction: own.direction, texts: locale };
	return { locale, label, direction: directionOf(locale), texts: textLocaleOf(locale) };
}

/** As in a list of languages: with a capital. */
function ownName(locale: Locale, tag: string): string {
	const name = new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? locale;
	return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

/** A tag without what goes without saying: `de` of `de-DE`. */
const plainTag = (locale: Locale) => new Intl.Locale(locale).minimize().baseName as Locale;
const wholeTag = (locale: Locale) => new Intl.Locale(locale).baseName;

/** The first of some names of a locale, the shortest first, that none of the others has; if there is none, the last with its tag. */
function nameApart(locale: Locale, among: readonly Locale[], names: readonly ((locale: Locale) => string)[]): string {
	const others = among.filter((other) => other !== locale);
	const own = names.find((name) => others.every((other) => name(other) !== name(locale)));
	return own?.(locale) ?? `${names.at(-1)?.(locale)} (${locale})`;
}

/** A locale for SVG's `systemLanguage`: browsers compare with whole tags, with languages, or with languages alone. */
export function languageTags(locale: Locale): string {
	return [...new Set([locale, new Intl.Locale(locale).language])].join(',');
}

const RTL_SCRIPTS = new Set(['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi']);

function directionOf(locale: Locale): 'ltr' | 'rtl' {
	return RTL_SCRIPTS.has(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/**
 * The name of `locale` in the language of `reader`, for use within a sentence; a region that goes without saying is left
 * out, unless another of the site's locales would be called the same.
 */
export function nameIn(reader: Locale, locale: Locale, among: readonly Locale[] = []): string {
	return nameApart(locale, among, [
		(one) => translatedName(reader, plainTag(one)),
		(one) => translatedName(reader, wholeTag(one)),
	]);
}

function translatedName(reader: Locale, tag: string): string {
	const key = `${reader} ${tag}`;
	const known = names.get(key);
	if (known !== undefined) return known;
	const name = new Intl.DisplayNames([textLocaleOf(reader)], { type: 'language' }).of(tag) ?? tag;
	names.set(key, name);
	return name;
}

/** The runtime takes long to make a list of names, and pages ask for the same few again and again. */
const names = new Map<string, string>();

/** The `lang` of a text on the pages of `reader`, or undefined where it is that of the interface around it. */
export function langOn(reader: Locale, text: Locale | undefined): Locale | undefined {
	return text === textLocaleOf(reader) ? undefined : text;
}
