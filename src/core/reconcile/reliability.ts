import type { Locale, PerLocale, Settings, SourceDocument } from '../model.ts';

/** How much each locale's word counts, and which locales are one witness. */
export interface LocaleReliability {
	/** Locales that are editions of one language share a name. */
	language(locale: Locale): string;
	weight(locale: Locale): number;
	readonly source: Locale | null;
}

const languages = new Map<Locale, string>();

/** The language subtag of a locale. */
function language(locale: Locale): string {
	const known = languages.get(locale) ?? new Intl.Locale(locale).language;
	languages.set(locale, known);
	return known;
}

const HUMAN = 0.25;
/** A document that says no kind of translation where others do is likely the original. */
const ORIGINAL = 0.5;
const NEWEST = 0.15;

/** Weighs a topic's locales: the likely original, a human translation and the latest revision count a little more. */
export function reliabilityOf(documents: PerLocale<SourceDocument>, settings: Settings): LocaleReliability {
	const revisions = Object.values(documents).flatMap(({ revision }) => revision ?? []);
	const newest = revisions.sort().at(-1);
	const marked = Object.values(documents).filter(({ translation }) => translation !== null).length;
	const mixed = new Set(revisions).size > 1;
	return {
		language,
		weight(locale) {
			const document = documents[locale];
			const human = /^(?:ht|human)$/i.test(document?.translation ?? '');
			const original = document?.translation === null && marked > 1;
			const newer = mixed && document?.revision === newest;
			return 1 + (original ? ORIGINAL : human ? HUMAN : 0) + (newer ? NEWEST : 0);
		},
		source: settings.source && documents[settings.source] ? settings.source : null,
	};
}
