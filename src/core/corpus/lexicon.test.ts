import { describe, expect, test } from 'vitest';
import { Lexicon } from './lexicon.ts';

const units = [
	{ de: 'Lager sendet', fr: 'dépôt envoie' },
	{ de: 'Lager ruft', fr: 'dépôt appelle' },
	{ de: 'Turm sendet', fr: 'tour envoie' },
	{ de: 'Turm ruft', fr: 'tour appelle' },
];
const split = (text: string) => text.split(' ').map((word) => ({ word, stem: word }));
const lexiconOf = (taught: readonly Readonly<Record<string, string>>[]) => {
	const lexicon = new Lexicon(split);
	for (const unit of taught) lexicon.add(unit);
	return lexicon;
};
const best = (lexicon: Lexicon, word: string, from: string, to: string) => lexicon.renderings(word, from, to)[0]?.stem;
const side = (locale: string, text: string) => ({ locale, text });

/** The word that a lexicon says renders one, without what two texts have taught. */
function bestTranslation(lexicon: Lexicon, word: string, from: string, to: string): string | null {
	const [id] = lexicon.wordsOf(side('de', word));
	const found = id === undefined ? null : lexicon.bestTranslation(id, side('de', from), side('fr', to));
	return found && lexicon.stem(found.id);
}

describe('a lexicon', () => {
	test('knows how often two words stand opposite each other, equal units counted each', () => {
		const lexicon = lexiconOf([...units, { de: 'Lager', fr: 'tour' }, { de: 'Lager sendet', fr: 'dépôt envoie' }]);
		const times = (word: string, other: string) =>
			lexicon.times(
				lexicon.wordsOf(side('de', word))[0] as number,
				'de',
				lexicon.wordsOf(side('fr', other))[0] as number,
				'fr',
			);
		expect([
			times('Lager', 'dépôt'),
			times('Lager', 'tour'),
			times('Lager', 'envoie'),
			times('ruft', 'envoie'),
		]).toEqual([3, 1, 2, 0]);
	});

	test('says which words render each other, both ways', () => {
		const lexicon = lexiconOf(units);
		expect(best(lexicon, 'Lager', 'de', 'fr')).toBe('dépôt');
		expect(best(lexicon, 'dépôt', 'fr', 'de')).toBe('Lager');
		expect(lexicon.renderings('Lager', 'de', 'fr')[0]).toMatchObject({ both: 2, from: 2, to: 2 });
		expect(lexicon.renderings('unbekannt', 'de', 'fr')).toEqual([]);
	});

	test('that was stored and merged with another knows what one of all units knows', () => {
		const one = lexiconOf(units.filter((_, at) => at % 2 === 0));
		const two = lexiconOf(units.filter((_, at) => at % 2 === 1));
		one.merge(JSON.parse(JSON.stringify(two.data())));
		const whole = lexiconOf(units);
		for (const word of ['Lager', 'Turm', 'sendet', 'ruft'])
			expect(one.renderings(word, 'de', 'fr')[0]).toEqual(whole.renderings(word, 'de', 'fr')[0]);
	});

	test('leaves out what a unit itself has taught', () => {
		const lexicon = new Lexicon(split);
		const taught = [...units, { de: 'Lager', fr: 'dépôt' }].map((unit) => lexicon.add(unit));
		const words = lexicon.telling(['Lager', 'Turm'], 'de', 9);
		expect(lexicon.expectation(words, 'de', 'fr', []).known).toBe(1);
		expect(lexicon.expectation(words, 'de', 'fr', taught).known).toBe(0);
	});

	test('counts texts that repeat each other once', () => {
		const repeated = Array.from({ length: 9 }, () => ({ de: 'Lager', fr: 'tour' }));
		const lexicon = lexiconOf([...units, ...repeated]);
		expect(bestTranslation(lexicon, 'Lager', '', '')).toBe('dépôt');
		expect(bestTranslation(lexicon, 'Lager', 'Lager sendet', 'dépôt envoie')).toBe('dépôt');
		expect(lexicon.renderings('Lager', 'de', 'fr').find(({ stem }) => stem === 'tour')).toMatchObject({
			both: 9,
			from: 11,
		});
	});

	test('knows which words stand in many sentences', () => {
		const lexicon = lexiconOf([
			{ de: 'der Turm ruft den Hafen und wartet', fr: 'la tour appelle le port et attend' },
			{ de: 'der Hafen ruft den Turm und wartet', fr: 'le port appelle la tour et attend' },
			{ de: 'der Pegel steigt um drei Meter heute', fr: 'le niveau monte de trois mètres' },
			{ de: 'Turm', fr: 'tour' },
		]);
		const frequency = (word: string) => lexicon.frequency(lexicon.wordsOf(side('de', word))[0] as number, 'de');
		expect(frequency('der')).toBe(1);
		expect(frequency('Turm')).toBeCloseTo(2 / 3);
	});

	test('scores how well a text renders another, without what pairs of texts have taught', () => {
		const lexicon = lexiconOf(units);
		const [lager, depot, tour] = [side('de', 'Lager'), side('fr', 'dépôt'), side('fr', 'tour')];
		expect(lexicon.score(lager, depot, [])).toBe(1);
		expect(lexicon.score(lager, tour, [])).toBe(0);
		expect(lexicon.score(side('de', 'Boje'), depot, [])).toBeNull();
	});
});
