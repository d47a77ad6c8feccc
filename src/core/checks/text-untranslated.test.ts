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

/** What is observed as untranslated in pages, as `locale text`, with how many texts it is said of. */
function leftIn(pages: Readonly<Record<string, string>>): string[] {
	const files = Object.entries(pages).map(([locale, text]) => ({
		path: `${locale}/a.md`,
		locale,
		format: 'markdown' as const,
		text,
	}));
	return observe(files, settings).flatMap(({ finding: { check, locale, actual, evidence } }) =>
		check === 'text-untranslated'
			? [`${locale} ${actual} ×${1 + evidence.filter(({ kind }) => kind === 'sibling').length}`]
			: [],
	);
}

test('what is measured of a text that has no words as its page counts them is a number', () => {
	const row = (of: string) => `| Port | ? |\n| --- | --- |\n| 7010 | ${of} |\n`;
	const files = Object.entries({ en: 'Go on by', de: 'Go on by', fr: 'Va où tu', pt: 'Vá já lá' }).map(
		([locale, of]) => ({
			path: `${locale}/a.md`,
			locale,
			format: 'markdown' as const,
			text: row(of),
		}),
	);
	const measured = observe(files, settings).filter(({ finding }) => finding.check === 'text-untranslated');
	expect(measured.length).toBeGreaterThan(0);
	for (const { features } of measured) expect(Object.values(features).every(Number.isFinite)).toBe(true);
});

test('texts that are alike in several tables of a page are one finding', () => {
	const page = (before: string, outwards: string) =>
		[7010, 7020]
			.map((port) => `${before} ${port}:\n\n| Port | ? |\n| --- | --- |\n| ${port} | ${outwards} |\n`)
			.join('\n');
	const found = leftIn({
		en: page('The ports of the quay', 'Outward bound'),
		de: page('Die Anschlüsse am Kai', 'Outward bound'),
		fr: page('Les ports du quai', 'Vers le dehors'),
		pt: page('As portas do cais', 'Para fora'),
	});
	expect(found).toEqual(['de Outward bound ×2']);
});

test('options with their values are in no language', () => {
	const row = (text: string) => `| Port | ? |\n| --- | --- |\n| 7010 | ${text} |\n`;
	const options = '-m comment --comment "harbour rules for everyone" --jump quay';
	expect(leftIn({ en: row(options), 'zh-CN': row(options), de: row('Regeln des Hafens') })).toEqual([]);
});

test('the title of another site is left as it is there', () => {
	const title = '[Running a lighthouse on your own and living to tell of it](https://light.example/a)';
	const found = leftIn({
		en: `There is a good guide: ${title}\n`,
		de: `Es gibt eine gute Anleitung: ${title}\n`,
		fr: "Il y a un bon guide dont personne n'a encore traduit le titre.\n",
	});
	expect(found.filter((text) => text.includes('Anleitung'))).toEqual([]);
});

test('what a locale renders a text with is no suggestion where it was left in that, too', () => {
	const page = (first: string, second: string) => `# ${first} 1\n\n- ${first}\n\n# 2\n\n- ${second}\n`;
	const suggestionsOf = (rendering: string) =>
		observe(
			Object.entries({
				en: page('Outward bound', 'Outward bound'),
				de: page('Outward bound', rendering),
				fr: page('Vers le dehors', 'Vers le dehors'),
			}).map(([locale, text]) => ({ path: `${locale}/a.md`, locale, format: 'markdown' as const, text })),
			settings,
		).flatMap(({ finding: { check, locale, actual, suggestion } }) =>
			check === 'text-untranslated' && locale === 'de' && actual === 'Outward bound' ? [suggestion] : [],
		);
	expect(suggestionsOf('Auslaufend')).toContain('Auslaufend');
	expect(suggestionsOf('Outward bound fahren')).not.toContain('Outward bound fahren');
});

test('a whole text that all others translate, though its words are used in its own language, too', () => {
	const files = Object.entries(TITLES).map(([locale, { prose, title }]): SourceFile => {
		const lines = Array.from({ length: 9 }, (_, at) => `${at + 1}: ${prose}\n`);
		return {
			...{ path: `${locale}/a.md`, locale, format: 'markdown' as const },
			text: `${lines.join('\n')}\n- ${title}\n`,
		};
	});
	const told = observe(files, settings).map(({ finding: { check, locale, actual } }) => `${check} ${locale} ${actual}`);
	expect(told).toContain('text-untranslated de Opening the tidal gates');
});

const TITLES = {
	en: { prose: 'A guard walks up and down.', title: 'Opening the tidal gates' },
	de: { prose: 'Die Bands „The Opening“ und „Tidal Gates“ spielen.', title: 'Opening the tidal gates' },
	fr: { prose: 'Un gardien fait les cent pas.', title: 'Ouverture des portes de marée' },
	ja: { prose: '番人が歩き回る。', title: '潮門を開く' },
};
