import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { leftExamples } from './left-texts.ts';

const texts = {
	en: [
		'The clock strikes every full hour.',
		'Open the back cover before you change the battery.',
		'The hands must not be turned backwards.',
		'Ask the dealer for a new glass.',
		'Never put the clock on a warm oven.',
		'A spring drives the wheels for eight days.',
	],
	de: [
		'Die Uhr schlägt zu jeder vollen Stunde.',
		'Öffnen Sie den hinteren Deckel, bevor Sie die Batterie wechseln.',
		'Die Zeiger dürfen nicht zurückgedreht werden.',
		'Fragen Sie den Händler nach einem neuen Glas.',
		'Stellen Sie die Uhr niemals auf einen warmen Ofen.',
		'Eine Feder treibt die Räder acht Tage lang an.',
	],
};

test.each([true, false])(
	'texts are left in the language of the source, and what is told of them is a fault; the source is there: %s',
	async (isSourceKnown) => {
		const folder = mkdtempSync(join(tmpdir(), 'portolan-left-'));
		onTestFinished(() => rmSync(folder, { recursive: true }));
		for (const [locale, sentences] of Object.entries(texts)) {
			mkdirSync(join(folder, 'clock', locale), { recursive: true });
			writeFileSync(
				join(folder, 'clock', locale, 'use.md'),
				`# ${sentences[0]}\n\n${sentences.slice(1).join('\n\n')}\n`,
			);
		}
		const examples = await leftExamples(folder, 'clock', { seed: 1, isRight: true, isSourceKnown });
		const faults = examples.filter(({ isFault }) => isFault);
		expect(faults.length).toBeGreaterThan(0);
		for (const { shown } of faults)
			expect(shown).toMatch(/clock de\/use\.md:\d+ text-untranslated de “.*\b(the|for|to|a|every)\b/i);
		expect(new Set(examples.map(({ kind }) => kind))).toEqual(new Set(['planted']));
	},
);
