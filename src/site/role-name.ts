import type { Locale } from '../core/index.ts';
import { fallbackLocale } from './fallback-locale.ts';
import type { Role } from './roles.ts';

/** A role's name for a reader: in the own language, else in the nearest that has one, with the other spellings of it there. */
export function roleName(
	{ names }: Role,
	reader: Locale,
	source: Locale | null,
): { name: string; locale: Locale; spellings: readonly string[] } {
	const locale = fallbackLocale(reader, Object.keys(names).sort(), source) ?? reader;
	const [name = '', ...spellings] = names[locale] ?? [];
	return { name, locale, spellings };
}
