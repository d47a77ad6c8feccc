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

/** Describes a locale: from Portolan's own texts where there are some, else from the runtime's language names. */
export function languageOf(locale: Locale): Language {
	const own = languages[locale];
	if (own) return { locale, label: own.label, direction: own.direction, texts: locale };
	return { locale, label: labelOf(locale), direction: directionOf(locale), texts: textLocaleOf(locale) };
}

/** As in a list of languages: `Deutsch`, not `Deutsch (Deutschland)`, and what Portolan's own texts say of that language. */
function labelOf(locale: Locale): string {
	const plain = new Intl.Locale(locale).minimize().baseName;
	const own = languages[plain as Locale];
	if (own) return own.label;
	const name = new Intl.DisplayNames([locale], { type: 'language' }).of(plain) ?? locale;
	return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

/** A locale for SVG's `systemLanguage`: browsers compare with whole tags, with languages, or with languages alone. */
export function languageTags(locale: Locale): string {
	return [...new Set([locale, new Intl.Locale(locale).language])].join(',');
}

const RTL_SCRIPTS = new Set(['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi']);

function directionOf(locale: Locale): 'ltr' | 'rtl' {
	return RTL_SCRIPTS.has(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** The name of `locale` in the language of `reader`, for use within a sentence; a region that goes without saying is left out. */
export function nameIn(reader: Locale, locale: Locale): string {
	const key = `${reader} ${locale}`;
	const known = names.get(key);
	if (known !== undefined) return known;
	const plain = new Intl.Locale(locale).minimize().baseName;
	const name = new Intl.DisplayNames([textLocaleOf(reader)], { type: 'language' }).of(plain) ?? locale;
	names.set(key, name);
	return name;
}

/** The runtime takes long to make a list of names, and pages ask for the same few again and again. */
const names = new Map<string, string>();

/** The `lang` of a text on the pages of `reader`, or undefined where it is that of the interface around it. */
export function langOn(reader: Locale, text: Locale | undefined): Locale | undefined {
	return text === textLocaleOf(reader) ? undefined : text;
}
