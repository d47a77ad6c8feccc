import { expect, test } from 'vitest';
import { aligned } from '../testing.ts';
import { denies, lostIn, statementsOf } from './negations.ts';
import { translationUnits } from './translation-units.ts';

test.each([
	['en', 'Never open the gate.', true],
	['en', 'Open the gate now.', false],
	['en', 'Open the northern gate.', false],
	['fr', "N'ouvrez que la porte.", true],
	['ja', 'ポートを開かないでください。', true],
	['ko', '포트를 열지 마십시오.', true],
	// Phrases that negate nothing, whatever words they have.
	['it', 'Aprire la porta a meno che non sia chiusa.', false],
	['fr', 'À moins que vous ne changiez le port.', false],
	['de', 'Nicht nur Port 443 wird verwendet.', false],
	['zh-CN', '除非更改端口。', false],
	['zh-CN', '不要更改端口。', true],
	['ja', 'ポートを開かなければなりません。', false],
	// What begins like a negation may be one, and of a language that is not listed nothing is known.
	['en', 'The port is unencrypted.', null],
	['en', 'The port is under test.', false],
	['cs', 'Neotevírejte bránu.', null],
	['qaa', 'Tormi ubba.', null],
])('%s “%s” negates: %s', (locale, text, expected) => {
	expect(denies(text, locale)).toBe(expected);
});

const lost = (texts: Readonly<Record<string, string>>) =>
	translationUnits(aligned(texts)).flatMap(({ segments }) => statementsOf(segments).flatMap(lostIn));

test('sentence by sentence, who negates nothing where all others do has lost it', () => {
	const en = 'The pump is on. Do not stop it.';
	const fr = 'La pompe marche. Ne l’arrêtez pas.';
	expect(lost({ de: 'Die Pumpe läuft. Halten Sie sie an.', en, fr })).toEqual([
		{ locale: 'de', denying: ['en', 'fr'] },
	]);
	expect(lost({ de: 'Die Pumpe läuft. Halten Sie sie nicht an.', en, fr })).toEqual([]);
	expect(lost({ de: 'Die Pumpe läuft nicht. Halten Sie sie an.', en, fr })).toEqual([
		{ locale: 'de', denying: ['en', 'fr'] },
	]);
});

test('of two languages either may be right, and where the others are not of one mind nobody is wrong', () => {
	expect(lost({ de: 'Halten Sie sie an.', en: 'Do not stop it.' })).toEqual([]);
	expect(lost({ de: 'Halten Sie an.', en: 'Do not stop it.', es: 'No la pare.', fr: 'Arrêtez la pompe.' })).toEqual([]);
});

test('code is not read, and a single word is a value', () => {
	const code = 'Setzen Sie `not` auf 1.';
	expect(lost({ de: code, en: 'Do not set it to 1.', es: 'No lo ponga a 1.' })).toEqual([
		{ locale: 'de', denying: ['en', 'es'] },
	]);
	expect(lost({ de: 'Ja', en: 'No', es: 'No' })).toEqual([]);
});

test('what a language says by a word that negates nothing, but that the others do not have, is not lost', () => {
	const [en, fr] = ['The pump does not run without water.', 'La pompe ne marche pas sans eau.'];
	expect(lost({ de: 'Die Pumpe läuft nur mit Wasser.', en, fr })).toEqual([]);
	const [deleted, supprimez] = ['Do not delete the other key.', 'Ne supprimez pas l’autre clé.'];
	expect(lost({ de: 'Löschen Sie den anderen Schlüssel.', en: deleted, fr: supprimez })).toHaveLength(1);
});
