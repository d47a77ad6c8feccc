import { createInstance } from 'i18next';
import type { Locale, PerLocale } from '../core/index.ts';
import type { TextKey, Translate } from './keys.ts';
import { fallback, locales } from './locales.ts';

export { findingText } from './finding-text.ts';
export type { TextKey, Translate } from './keys.ts';
export { admonitionName, readingsOf } from './readings.ts';

/** How a language is named and written. */
export interface Language {
	/** Its name in itself. */
	readonly label: string;
	readonly direction: 'ltr' | 'rtl';
}

const tags = Object.keys(locales) as (keyof typeof locales)[];

const i18next = createInstance({
	resources: Object.fromEntries(tags.map((tag) => [tag, { translation: locales[tag] }])),
	fallbackLng: fallback,
	load: 'currentOnly',
	initAsync: false,
	nsSeparator: false,
	interpolation: { escapeValue: false },
});
i18next.init();

/** The tag of the file that serves a locale: its own, its language's, that of any locale of its language, else `en`. */
export function textLocaleOf(locale: Locale): Locale {
	const language = languageSubtag(locale);
	return (
		tags.find((tag) => tag.toLowerCase() === locale.toLowerCase()) ??
		tags.find((tag) => tag === language) ??
		tags.find((tag) => languageSubtag(tag) === language) ??
		fallback
	);
}

function languageSubtag(locale: Locale): string {
	return locale.split('-', 1)[0]?.toLowerCase() ?? '';
}

/** The texts of the program in the language nearest to `locale` (see `textLocaleOf`); works for any tag. */
export function textsFor(locale: Locale): Translate {
	const tag = textLocaleOf(locale);
	const translate = i18next.getFixedT(tag);
	const list = new Intl.ListFormat(tag);
	const plurals = new Intl.PluralRules(tag);
	/** Texts by key and plural form, before values are put in: pages ask for the same few again and again. */
	const known = new Map<string, string>();
	const textOf = (key: TextKey, count: unknown): string => {
		const form = typeof count !== 'number' ? '' : count === 0 ? 'zero' : plurals.select(count);
		const name = `${key} ${form}`;
		const text =
			known.get(name) ?? translate(key, { ...(typeof count === 'number' && { count }), skipInterpolation: true });
		known.set(name, text);
		return text;
	};
	return (key, values) => {
		const text = textOf(key, values?.count);
		if (values === undefined || !text.includes('{{')) return text;
		const written = Object.entries(values).map(([name, value]) => [
			name,
			typeof value === 'object' ? list.format(value) : value,
		]);
		return i18next.services.interpolator.interpolate(text, Object.fromEntries(written), tag, {});
	};
}

/** The languages that the program itself speaks, by canonical tag. */
export const languages: PerLocale<Language> = Object.fromEntries(
	tags.map((tag) => [tag, { label: locales[tag].label, direction: locales[tag].direction as Language['direction'] }]),
);

/** Words for "any" in every language that the program speaks, lower case. */
export const anyWords: ReadonlySet<string> = new Set(tags.flatMap((tag) => locales[tag].vocabulary.any));

/** Words for "port" in every language that the program speaks. */
export const portWords: readonly string[] = [...new Set(tags.flatMap((tag) => locales[tag].vocabulary.port))];

/** Words for "and" in every language that the program speaks. */
export const andWords: readonly string[] = [...new Set(tags.flatMap((tag) => locales[tag].vocabulary.and))];
