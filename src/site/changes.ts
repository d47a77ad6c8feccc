import type { Locale } from '../core/index.ts';
import type { ChangesJson } from '../export/index.ts';
import type { TextKey, Translate } from '../i18n/index.ts';
import type { Site } from './site.ts';

type Difference = ChangesJson['records']['changed'][number]['differences'][number];

/** What a difference is in, for readers: a fact, or the text of a field in one language. */
export function differenceName(
	{ what, locale: other }: Difference,
	locale: Locale,
	t: Translate,
	nameIn: Site['nameIn'],
): string {
	if (other === null) return t(`changes.facts.${what}` as TextKey);
	return `${t(`fields.${what}` as TextKey)} (${nameIn(locale, other)})`;
}
