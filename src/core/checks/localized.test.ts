import { expect, test } from 'vitest';
import { observe } from '../pipeline.ts';
import { file, settings } from '../testing.ts';

/** What is measured of a finding about a text of the Italian page. */
const measuredOf = (actual: string, pages: Readonly<Record<string, string>>) =>
	observe(
		Object.entries(pages).map(([locale, text]) => file(`${locale}/a.md`, text)),
		settings,
	).find(({ finding }) => finding.actual === actual)?.features;

test('a word that a language uses where the others use another is told from a name that stands for another', () => {
	const pages = (written: string) => ({
		de: 'Hier steht Open im Plan.\n\nDer Titel Open gilt.\n\nSiehe Open im Heft.\n',
		fr: 'Ici est Open au plan.\n\nLe titre Open vaut.\n\nVoir Open au cahier.\n',
		it: `Qui sta Open nel piano, un pannello.\n\nIl titolo vale: Open.\n\nUn pannello.\n\nOgni pannello.\n\nVedi ${written} nel libro.\n`,
	});
	expect(measuredOf('Pannello', pages('Pannello'))?.['word-own']).toBeGreaterThan(0);
	expect(measuredOf('Fyrtorn', pages('Fyrtorn'))?.['word-own']).toBeLessThan(0);
});
