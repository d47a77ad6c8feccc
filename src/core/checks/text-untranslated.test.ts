/** What takes many texts to be known: the pages' examples are short. */
import { expect, test } from 'vitest';
import type { SourceFile } from '../index.ts';
import { observe } from '../pipeline.ts';
import { settings } from '../testing.ts';

/** Sentences in which English alone says "internal". */
const PROSE = {
	en: ['The internal clients', 'of the harbour are open.'],
	de: ['Internationale Clients', 'nutzen das interne Tal der Clients.'],
	fr: ['Le dedans', 'du port est ouvert.'],
	ja: ['港の内側の', 'は開いている。'],
} as const;

function findingsOf(sentences: number, prose: Readonly<Record<string, readonly [string, string]>> = PROSE): string[] {
	const files: SourceFile[] = Object.entries(prose).map(([locale, [before, after]]) => {
		const text = Array.from({ length: sentences }, (_, at) => `${before} N${at} ${after}\n\n`).join('');
		return {
			path: `${locale}/a.md`,
			locale,
			format: 'markdown',
			text: `${text}| ? | Port |\n| --- | --- |\n| ${CELLS[locale]} | TCP/7010 |\n`,
		};
	});
	return observe(files, settings).flatMap(({ finding: { check, locale, actual } }) =>
		check === 'text-untranslated' ? [`${locale} ${actual}`] : [],
	);
}

const CELLS: Readonly<Record<string, string>> = {
	en: 'Internal Clients',
	de: 'Internal Clients',
	fr: 'Gens du dedans',
	ja: '内側の客',
};

test('a cell left in the language of a peer that alone uses one of its words', () => {
	expect(findingsOf(12)).toContain('de Internal Clients');
});

test('what is measured of a long text that two languages have is a number', () => {
	const long = 'The keeper of the lighthouse writes down the height of the tide every hour of the night.';
	const texts = {
		en: long,
		de: long,
		fr: 'Le gardien du phare note la hauteur de la marée à chaque heure de la nuit.',
	};
	const files = Object.entries(texts).map(([locale, text]) => ({
		path: `${locale}/a.md`,
		locale,
		format: 'markdown' as const,
		text: `${text}\n`,
	}));
	const measured = observe(files, settings).filter(({ finding }) => finding.check === 'text-untranslated');
	expect(measured.map(({ finding }) => finding.locale)).toEqual(['de']);
	for (const { features } of measured) expect(Object.values(features).every(Number.isFinite)).toBe(true);
});
