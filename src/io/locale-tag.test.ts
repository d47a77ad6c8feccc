import { describe, expect, it } from 'vitest';
import { canonicalTag, localeOfFolder } from './locale-tag.ts';

describe('localeOfFolder', () => {
	it.each([
		['de', 'de'],
		['DE', 'de'],
		['ZH-cn', 'zh-CN'],
		['pt-br', 'pt-BR'],
		['ja-JP', 'ja-JP'],
		['zh-hant-tw', 'zh-Hant-TW'],
		['es-419', 'es-419'],
		['de-1996', 'de-1996'],
		['ca-Valencia', 'ca-valencia'],
		['fil', 'fil'],
		['en-x-simple', 'en-x-simple'],
	])('takes %s as %s', (name, locale) => {
		expect(localeOfFolder(name)).toBe(locale);
	});

	it.each([
		...['images', 'drafts', '_drafts', 'src', 'img', 'css', 'js', 'tmp', 'lib', 'doc', 'README.md', 'de_DE', 'de.md'],
		...['no-op', 'my-app', 'en-ZY', 'zh-Abcd', 'common', 'a', '', 'x-private', 'de-'],
	])('does not take %j as a locale', (name) => {
		expect(localeOfFolder(name)).toBeNull();
	});
});

describe('canonicalTag', () => {
	it('keeps a well-formed tag of a language that is not known', () => {
		expect(canonicalTag('YUA-mx')).toBe('yua-MX');
		expect(canonicalTag('qps-ploc')).toBe('qps-Ploc');
	});
});
