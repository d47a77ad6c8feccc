import { expect, test } from 'vitest';
import type { Segment } from '../model.ts';
import { languageCounter, languagesOf, wordsIn } from './language.ts';

const learnLanguages = (units: readonly Readonly<Record<string, Segment>>[]) => {
	const { counts, counted, add } = languageCounter();
	for (const unit of units) add(unit);
	return languagesOf(counts, counted);
};
const segment = (locale: string, text: string) => ({ text, location: { locale } }) as unknown as Segment;
const compare = (text: Segment, other: string, units: readonly Readonly<Record<string, Segment>>[] = []) =>
	learnLanguages([...units, { [text.location.locale]: text }]).compare(text, wordsIn(text.text), other);

test('a single word is identified without any text to learn from', () => {
	expect(compare(segment('de', 'Both'), 'en').identified).toBeGreaterThan(0.5);
	expect(compare(segment('de', 'Beide Anlagen'), 'en').identified).toBeLessThan(0);
});

test('languages that the identifier does not know are told apart by the words that their texts use', () => {
	const units = ['munti', 'pasha', 'rikru'].map((word) => ({
		qu: segment('qu', `Kay ${word} llapan yaku`),
		ay: segment('ay', `Aka ${word}na taqi uma`),
	}));
	const left = segment('ay', 'Kay llapan yaku');
	expect(compare(left, 'qu', units)).toMatchObject({
		identified: null,
		learned: expect.toSatisfy((odds: number) => odds > 1),
	});
	const own = segment('ay', 'Aka taqi uma');
	expect(compare(own, 'qu', units).learned).toBeLessThan(-1);
});

test('the nearest locale is that whose texts use the words most', () => {
	const units = [
		{ de: segment('de', 'Der Leuchtturm steht am Wasser'), pl: segment('pl', 'Latarnia stoi nad wodą') },
		{ de: segment('de', 'Ein Schiff steht am Kai'), pl: segment('pl', 'Statek stoi przy nabrzeżu') },
	];
	const left = segment('it', 'Das Licht steht am Leuchtturm');
	expect(learnLanguages([...units, { it: left }]).nearest(left, wordsIn(left.text))).toBe('de');
});

test('a text that another locale has too teaches nothing of either language', () => {
	const units = [{ en: segment('en', 'Tide gauge'), de: segment('de', 'Tide gauge') }];
	expect(learnLanguages(units).usage('de', 'gauge')).toBe(0);
});

test('a name and the endings that another script adds to it are words of their own', () => {
	expect(wordsIn('quorum을 사용하는 Pod的节点')).toEqual(['quorum', '사용하는', 'pod', '的节点']);
	const left = segment('ko', '쿼럼 없음: quorum');
	expect(learnLanguages([{ ko: segment('ko', 'quorum을 센다') }, { ko: left }]).unknown(left, ['quorum'])).toBe(0);
});

test('a part that is torn elsewhere than its text is compared all the same', () => {
	const text = segment('en', 'a quorumnode');
	expect(
		learnLanguages([{ en: text, de: segment('de', 'ein Knoten') }]).compare(text, ['quorum'], 'de').learned,
	).not.toBeNaN();
});
