import { expect, test } from 'vitest';
import type { Passage } from '../model.ts';
import { learnLanguages, wordsIn } from './language.ts';

const passage = (locale: string, text: string) => ({ text, place: { locale } }) as unknown as Passage;
const compare = (text: Passage, other: string, units: readonly Readonly<Record<string, Passage>>[] = []) =>
	learnLanguages([...units, { [text.place.locale]: text }]).compare(text, wordsIn(text.text), other);

test('a single word is identified without any text to learn from', () => {
	expect(compare(passage('de', 'Both'), 'en').identified).toBeGreaterThan(0.5);
	expect(compare(passage('de', 'Beide Anlagen'), 'en').identified).toBeLessThan(0);
});

test('languages that the identifier does not know are told apart by the words that their texts use', () => {
	const units = ['munti', 'pasha', 'rikru'].map((word) => ({
		qu: passage('qu', `Kay ${word} llapan yaku`),
		ay: passage('ay', `Aka ${word}na taqi uma`),
	}));
	const left = passage('ay', 'Kay llapan yaku');
	expect(compare(left, 'qu', units)).toMatchObject({
		identified: null,
		learned: expect.toSatisfy((odds: number) => odds > 1),
	});
	const own = passage('ay', 'Aka taqi uma');
	expect(compare(own, 'qu', units).learned).toBeLessThan(-1);
});

test('the nearest locale is that whose texts use the words most', () => {
	const units = [
		{ de: passage('de', 'Der Leuchtturm steht am Wasser'), pl: passage('pl', 'Latarnia stoi nad wodą') },
		{ de: passage('de', 'Ein Schiff steht am Kai'), pl: passage('pl', 'Statek stoi przy nabrzeżu') },
	];
	const left = passage('it', 'Das Licht steht am Leuchtturm');
	expect(learnLanguages([...units, { it: left }]).nearest(left, wordsIn(left.text))).toBe('de');
});

test('a text that another locale has too teaches nothing of either language', () => {
	const units = [{ en: passage('en', 'Tide gauge'), de: passage('de', 'Tide gauge') }];
	expect(learnLanguages(units).usage('de', 'gauge')).toBe(0);
});
