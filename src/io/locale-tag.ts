import type { Locale } from '../core/index.ts';

/** Language, then optional script, region, variants and private use; other extensions make no locale folder. */
const shape = /^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*(-x(-[a-z\d]{1,8})+)?$/i;

const names = {
	language: new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }),
	region: new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }),
	script: new Intl.DisplayNames('en', { type: 'script', fallback: 'none' }),
};

/** The canonical form of a tag that is well-formed (`ZH-cn` → `zh-CN`), whether its language is known or not; else null. */
export function canonicalTag(name: string): Locale | null {
	if (!shape.test(name)) return null;
	try {
		return Intl.getCanonicalLocales(name)[0] ?? null;
	} catch {
		return null;
	}
}

/**
 * The locale that a folder's name stands for, in canonical case, or null for a folder such as `images`, `css` or `src`:
 * its language, script and region must exist, and a three-letter language must not have a shorter code.
 */
export function localeOfFolder(name: string): Locale | null {
	const tag = canonicalTag(name);
	if (tag === null) return null;
	const { language, script, region } = new Intl.Locale(tag);
	const written = name.split('-', 1)[0]?.toLowerCase() ?? '';
	if (written.length === 3 && written !== language) return null;
	if (names.language.of(written) === undefined) return null;
	if (script !== undefined && names.script.of(script) === undefined) return null;
	if (region !== undefined && names.region.of(region) === undefined) return null;
	return tag;
}
