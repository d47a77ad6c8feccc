import type { Notice } from '../core/index.ts';
import type { Config } from './config.ts';
import type { Found } from './find-files.ts';
import { localeMeant } from './language-names.ts';

const CATALOG = /^\.(?:po|xlf|xliff)$/;

/** What a user should know of the folders that were read, a notice each. */
export function noticesOf(
	{ others, closed, outside, unread, locales }: Found,
	{ notRun, catalogs }: Pick<Config, 'notRun' | 'catalogs'>,
): Notice[] {
	const meant = others.flatMap((name) => {
		const locale = localeMeant(name);
		return locale === null || locales.includes(locale) ? [] : [{ name, locale }];
	});
	const plain = others.filter((name) => !meant.some((each) => each.name === name));
	return [
		...(notRun === null ? [] : [notice('notice.notRun', { file: notRun })]),
		...(plain.length === 0 ? [] : [notice('notice.notLocales', { count: plain.length, names: plain.join(', ') })]),
		...meant.map((values) => notice('notice.localeMeant', values)),
		...[...unread]
			.filter(([ending]) => catalogs.length === 0 || !CATALOG.test(ending))
			.map(([ending, count]) => notice('notice.notRead', { ending, count })),
		...(outside.length === 0 ? [] : [notice('notice.outside', { count: outside.length, names: outside.join(', ') })]),
		...closed.map((folder) => ({ path: folder.path, message: { key: 'notice.unreadable', values: { ...folder } } })),
	];
}

function notice(key: string, values: Notice['message']['values']): Notice {
	return { path: '', message: { key, values } };
}
