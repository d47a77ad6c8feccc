import { describe, expect, it } from 'vitest';
import { terminalLocale } from './terminal-locale.ts';

describe('the language of the terminal', () => {
	const locales = ['de', 'it', 'pt-BR', 'pt-PT'];

	it.each([
		['de_AT.UTF-8', 'de'],
		['pt_PT@euro', 'pt-PT'],
		['pt', 'pt-BR'],
		['fr_FR.UTF-8', null],
		['C.UTF-8', null],
		['', null],
	])('told as "%s" is %s', (LANG, locale) => {
		expect(terminalLocale({ LANG }, locales)).toBe(locale);
	});

	it('is told by LC_ALL before all others, unless it is empty', () => {
		expect(terminalLocale({ LC_ALL: 'it_IT', LANG: 'de_DE' }, locales)).toBe('it');
		expect(terminalLocale({ LC_ALL: '', LC_MESSAGES: 'it_IT', LANG: 'de_DE' }, locales)).toBe('it');
	});
});
