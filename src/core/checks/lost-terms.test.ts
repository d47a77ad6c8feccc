import { expect, test } from 'vitest';
import { noWords } from '../facts/testing.ts';
import { analyse, type Settings } from '../index.ts';

const settings: Settings = {
	identityKeys: [],
	revisionKeys: [],
	translationKeys: [],
	source: null,
	vocabularies: { fr: noWords },
	terms: ['Leuchtfeuer'],
};

const page = (note: string) => `| Port | ? |\n| --- | --- |\n| TCP/7010 | ${note} |\n| TCP/7020 | – |\n`;

function namesLost(notes: Readonly<Record<string, string>>, given: Settings = settings) {
	const files = Object.entries(notes).map(([locale, note]) => ({
		path: `${locale}/a.md`,
		locale,
		format: 'markdown' as const,
		text: page(note),
	}));
	return analyse(files, given)
		.findings.filter(({ check }) => check === 'identifier-mismatch')
		.map(({ locale, expected }) => ({ locale, expected }));
}

test('a term that is never translated is missed where one language translates it', () => {
	const notes = { de: 'meldet sich beim Leuchtfeuer', fr: 's’annonce au phare', pl: 'zgłasza się do Leuchtfeuer' };
	expect(namesLost(notes)).toEqual([{ locale: 'fr', expected: 'Leuchtfeuer' }]);
	expect(namesLost(notes, { ...settings, terms: [] })).toEqual([]);
});

test('nobody is blamed for a term that only one of three has', () => {
	expect(namesLost({ de: 'meldet sich beim Leuchtfeuer', fr: 's’annonce au phare', pl: 'do latarni' })).toEqual([]);
});

test('of two, the source decides', () => {
	const notes = { de: 'meldet sich beim Leuchtfeuer', fr: 's’annonce au phare' };
	expect(namesLost(notes)).toEqual([]);
	expect(namesLost(notes, { ...settings, source: 'de' })).toEqual([{ locale: 'fr', expected: 'Leuchtfeuer' }]);
});
