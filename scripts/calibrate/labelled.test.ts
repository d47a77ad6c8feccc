import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { labelledExamples, planted } from './labelled.ts';

const file = (text: string) => ({ path: 'de/uhr.md', locale: 'de', format: 'markdown' as const, text });

test('faults are put in together, and told by the line at which each begins to differ', () => {
	const { files, placed } = planted(
		[file('eins\nzwei\ndrei\nvier\n')],
		[
			{ path: 'de/uhr.md', kind: 'row doubled', find: 'eins\n', replace: 'eins\neins\n' },
			{ path: 'de/uhr.md', kind: 'wrong number', find: 'vier', replace: 'fünf' },
			{ path: 'de/uhr.md', kind: 'behind' },
		],
	);
	expect(files[0]?.text).toBe('eins\neins\nzwei\ndrei\nfünf\n');
	expect(placed.map(({ line }) => line)).toEqual([2, 5, null]);
});

test('a text that stands there twice is no place', () => {
	const faults = [{ path: 'de/uhr.md', kind: 'wrong number', find: 'ein', replace: 'kein' }];
	expect(() => planted([file('eins, ein')], faults)).toThrow('must stand there once');
});

test('what is observed in the right documents, too, is none of the faults beside it', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'portolan-labelled-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const steps = { en: ['Wait 5 minutes.', 'Open 3 valves.'], fr: ['Attendez 5 minutes.', 'Ouvrez 3 vannes.'] };
	const pages = { ...steps, de: ['Warten Sie 7 Minuten.', 'Öffnen Sie 3 Ventile.'] };
	for (const [locale, lines] of Object.entries(pages)) {
		mkdirSync(join(folder, 'dam', locale), { recursive: true });
		writeFileSync(join(folder, 'dam', locale, 'use.md'), `${lines.join('\n\n')}\n`);
	}
	const faults = [{ path: 'de/use.md', kind: 'wrong number', find: '3 Ventile', replace: '8 Ventile' }];
	writeFileSync(join(folder, 'dam.faults.json'), JSON.stringify(faults));
	const numbers = (await labelledExamples(folder)).filter(({ check }) => check === 'number-mismatch');
	expect(numbers.map(({ isFault, shown }) => [isFault, shown.match(/“.*/)?.[0]])).toEqual([
		[false, '“7” → “5”'],
		[true, '“8” → “3”'],
	]);
});
