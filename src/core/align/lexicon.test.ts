import { describe, expect, test } from 'vitest';
import { Lexicon } from './lexicon.ts';

const units = [
	{ de: 'Lager sendet', fr: 'dépôt envoie' },
	{ de: 'Lager ruft', fr: 'dépôt appelle' },
	{ de: 'Turm sendet', fr: 'tour envoie' },
	{ de: 'Turm ruft', fr: 'tour appelle' },
];
const best = (lexicon: Lexicon, word: string, from: string, to: string) => lexicon.renderings(word, from, to)[0]?.word;

describe('a lexicon', () => {
	test('says which words render each other, both ways', () => {
		const lexicon = new Lexicon();
		for (const unit of units) lexicon.add(unit);
		expect(best(lexicon, 'lager', 'de', 'fr')).toBe('dépôt');
		expect(best(lexicon, 'dépôt', 'fr', 'de')).toBe('lager');
		expect(lexicon.renderings('lager', 'de', 'fr')[0]).toMatchObject({ both: 2, from: 2, to: 2 });
		expect(lexicon.renderings('unbekannt', 'de', 'fr')).toEqual([]);
	});

	test('merged of two knows what one of all units knows', () => {
		const [one, two, whole] = [new Lexicon(), new Lexicon(), new Lexicon()];
		for (const [at, unit] of units.entries()) {
			(at % 2 === 0 ? one : two).add(unit);
			whole.add(unit);
		}
		one.merge(two);
		for (const word of ['lager', 'turm', 'sendet', 'ruft'])
			expect(one.renderings(word, 'de', 'fr')[0]).toEqual(whole.renderings(word, 'de', 'fr')[0]);
	});

	test('leaves out what a unit itself has taught', () => {
		const lexicon = new Lexicon();
		const taught = units.map((unit) => lexicon.add(unit));
		taught.push(lexicon.add({ de: 'Lager', fr: 'dépôt' }));
		const words = lexicon.telling(['lager', 'turm'], 'de', 9);
		expect(lexicon.expectation(words, 'de', 'fr', []).known).toBe(1);
		expect(lexicon.expectation(words, 'de', 'fr', taught).known).toBe(0);
	});
});
