import type { Finding, Locale } from '../core/index.ts';
import { findingText, type Translate, textLocaleOf } from '../i18n/index.ts';
import { capitalised } from './capitalised.ts';
import type { Site } from './site.ts';

/** What a finding says, with languages by their names: readers of pages need not know tags. */
export function findingSentence(finding: Finding, reader: Locale, t: Translate, nameIn: Site['nameIn']): string {
	const name = (locale: Locale) => `${opening}${nameIn(reader, locale)}${closing}`;
	const text = findingText(finding, t, name).replace(blanks, '');
	const plain = text.replace(marks, '');
	return text.startsWith(opening) ? capitalised(plain, textLocaleOf(reader)) : plain;
}

/** Around each name while it is put in, so that it is known where names stand: Unicode's isolates. */
const opening = '\u2068';
const closing = '\u2069';
const marks = new RegExp(`[${opening}${closing}]`, 'gu');
/** Messages set a tag off by blanks, as Latin letters are; no blank parts a name in Chinese from what is Chinese too. */
const chinese = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff00-\\uff65]';
const blanks = new RegExp(`(?<=${chinese}${closing}) (?=${chinese})|(?<=${chinese}) (?=${opening}${chinese})`, 'gu');
