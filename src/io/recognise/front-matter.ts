import type { Locale } from '../../core/index.ts';
import { localeInFrontMatter, readFrontMatter } from '../locale-in-front-matter.ts';
import type { UserConfig } from '../settings-schema.ts';
import type { Data, Look } from './look.ts';

/** Keys by which documents say in their front matter whose translations they are, as projects call them. */
const IDENTITIES = ['ref', 'page_id', 'translation_id', 'translation_key', 'uid', 'id', 'permalink'];

/** Locales in the front matter, those that name none are of `rest`. Null where no document says whose translation it is. */
export function inFrontMatter(look: Look, content: string, rest: Locale): UserConfig | null {
	const documents = look.documents(content).flatMap((path) => {
		const data = readFrontMatter(look.text(content === '.' ? path : `${content}/${path}`) ?? '');
		return data === null ? [] : [{ data, locale: localeInFrontMatter(data) ?? rest }];
	});
	const key = IDENTITIES.find((name) => pairs(documents, name));
	return key === undefined ? null : { content, localeIn: 'front-matter', defaultLocale: rest, identityKeys: [key] };
}

/** Whether documents of two locales have the same value of a key. */
function pairs(documents: readonly { readonly data: Data; readonly locale: Locale }[], key: string): boolean {
	const known = new Map<unknown, Locale>();
	return documents.some(({ data, locale }) => {
		const value = data[key];
		if (value === undefined || value === null) return false;
		const other = known.get(value);
		known.set(value, other ?? locale);
		return other !== undefined && other !== locale;
	});
}
