import { expect, test } from 'vitest';
import { observe } from '../pipeline.ts';
import { file, settings } from '../testing.ts';

const observed = (pages: Readonly<Record<string, string>>) =>
	observe(
		Object.entries(pages).map(([locale, text]) => file(`${locale}/a.md`, `${text}\n`)),
		settings,
	).flatMap(({ finding: { check, locale, actual, expected } }) =>
		check === 'identifier-mismatch' ? [`${locale} ${actual} → ${expected}`] : [],
	);

test('a value that was translated, at the same place among as many', () => {
	expect(
		observed({
			en: 'Set it to `shut`, `ajar` or `open`. With `open`, ships pass.',
			de: 'Auf `shut`, `ajar` oder `open` setzen. Mit `open` kommen Schiffe durch.',
			fr: 'Mettez `shut`, `entrouvert` ou `ouvert`. Avec `open`, les bateaux passent.',
		}),
	).toEqual(['fr entrouvert → ajar']);
});

test('an option that an older page lacks is told by the one that has it', () => {
	expect(
		observed({
			en: 'Close with `sluice close --max-wiat 30m` and use `--max-wait` at noon.',
			de: 'Schließen mit `sluice close --max-wait 30m` und mittags `--max-wait`.',
			fr: 'Fermez avec `sluice close` et à midi `--max-wait`.',
		}),
	).toContain('en sluice close --max-wiat 30m → sluice close --max-wait 30m');
});
