import { describe, expect, it } from 'vitest';
import { languages, type TextKey, textLocaleOf, textsFor } from './index.ts';

describe('textLocaleOf', () => {
	it.each([
		['de', 'de'],
		['ZH-cn', 'zh-CN'],
		['de-AT', 'de'],
		['it-CH', 'it'],
		['zh-TW', 'zh-CN'],
		['zh', 'zh-CN'],
		['pt-BR', 'en'],
		['den', 'en'],
		['x-private', 'en'],
	])('serves %s by %s', (locale, file) => {
		expect(textLocaleOf(locale)).toBe(file);
	});
});

describe('textsFor', () => {
	it('writes the text of the nearest language', () => {
		expect(textsFor('de-CH')('fields.source')).toBe('Quelle');
		expect(textsFor('zh-Hant-TW')('fields.port')).toBe('端口');
		expect(textsFor('ja-JP')('fields.port')).toBe('Port');
	});

	it('gives each language its own texts, however often and in whatever order they are asked for', () => {
		const [german, italian] = [textsFor('de'), textsFor('it')];
		expect([german('severity.error'), italian('severity.error'), german('severity.error')]).toEqual([
			'Fehler',
			'Errore',
			'Fehler',
		]);
	});

	it('takes the form of each count and puts in each value, however often a text is asked for', () => {
		const t = textsFor('en');
		for (const _ of ['first', 'again'])
			expect([0, 1, 2, 1].map((count) => t('report.errors', { count }))).toEqual([
				'0 errors',
				'1 error',
				'2 errors',
				'1 error',
			]);
	});

	it('puts in values as they are', () => {
		const t = textsFor('en');
		const written = ['$&', '{{count}}', '<b>'].map((query) => t('site.search.none', { query }));
		expect(written.map((text) => /\$&|\{\{count\}\}|<b>/.exec(text)?.[0])).toEqual(['$&', '{{count}}', '<b>']);
	});

	it('shows a key that no file has as it is, so that the fault is seen and nothing breaks', () => {
		expect(textsFor('de')('checks.of-a-plugin: x.name' as TextKey)).toBe('checks.of-a-plugin: x.name');
	});
});

describe('languages', () => {
	it('names every language in itself', () => {
		expect(languages).toMatchObject({
			de: { label: 'Deutsch', direction: 'ltr' },
			'zh-CN': { label: '简体中文', direction: 'ltr' },
		});
	});
});
