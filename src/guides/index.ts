import { own, shipped } from 'virtual:portolan/guides';
import type { Locale } from '../core/index.ts';
import { fallbackLocale } from '../site/languages.ts';

/** A guide: a page written by hand, in MDX, one file a language. */
type Guide = (typeof own)[number]['module'];

const replaced = new Set(own.map(({ name }) => name));
/** The shipped ones, but for those that the user has written too. */
const guides = [...shipped.filter(({ name }) => !replaced.has(name)), ...own];

/** The names of all guides. */
export const guideNames: readonly string[] = [...new Set(guides.map(({ name }) => name))].sort();

/** A guide in the language nearest to a locale, and that language. Throws where there is no such guide. */
export function guideFor(name: string, locale: Locale): { readonly guide: Guide; readonly lang: Locale } {
	const editions = guides.filter((edition) => edition.name === name);
	const lang = fallbackLocale(
		locale,
		editions.map((edition) => edition.locale),
		null,
	);
	const edition = editions.find((one) => one.locale === lang);
	if (!edition) throw new Error(`There is no guide "${name}".`);
	return { guide: edition.module, lang: edition.locale };
}
