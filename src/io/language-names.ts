import type { Locale } from '../core/index.ts';
import { canonicalTag, localeOfFolder } from './locale-tag.ts';

/** Tags by the name of their language, lower case, in English and in itself; filled on first use. */
let tagsByName: ReadonlyMap<string, Locale> | null = null;

/**
 * The locale that a name which is no tag was probably meant for: a language's name (`german`, `deutsch`) or a tag with an
 * underscore (`zh_CN`); null where it tells of none.
 */
export function localeMeant(name: string): Locale | null {
	const tag = name.includes('_') ? localeOfFolder(name.replaceAll('_', '-')) : null;
	if (tag !== null) return tag;
	tagsByName ??= readNames();
	return tagsByName.get(name.normalize('NFC').toLowerCase()) ?? null;
}

/** The locale that a name tells of: a tag, a tag with an underscore, or a language's name; else null. */
export function localeTold(name: string): Locale | null {
	return localeOfFolder(name) ?? localeMeant(name);
}

function readNames(): Map<string, Locale> {
	const letters = [...'abcdefghijklmnopqrstuvwxyz'];
	const english = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
	const names = new Map<string, Locale>();
	for (const tag of letters.flatMap((first) => letters.map((second) => first + second))) {
		const name = canonicalTag(tag) === tag ? english.of(tag) : undefined;
		if (name === undefined) continue;
		const itself = new Intl.DisplayNames(tag, { type: 'language', fallback: 'none' }).of(tag);
		for (const each of [itself, name]) if (each) names.set(each.toLowerCase(), tag);
	}
	return names;
}
