import type { Locale, PerLocale, Settings, SourceDocument } from '../model.ts';

/** Which locales are one witness, and which is the original. */
export interface LocaleReliability {
	/** Locales that are editions of one language share a name. */
	language(locale: Locale): string;
	readonly source: Locale | null;
}

const languages = new Map<Locale, string>();

/** The language subtag of a locale. */
function language(locale: Locale): string {
	const known = languages.get(locale) ?? new Intl.Locale(locale).language;
	languages.set(locale, known);
	return known;
}

/** What is known of a topic's locales as witnesses. */
export function reliabilityOf(documents: PerLocale<SourceDocument>, settings: Settings): LocaleReliability {
	return { language, source: settings.source && documents[settings.source] ? settings.source : null };
}
