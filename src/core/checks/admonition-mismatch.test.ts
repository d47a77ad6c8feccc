/** What is hardly ever sure enough to be told, so that no page's example shows it. */
import { expect, test } from 'vitest';
import { observe } from '../pipeline.ts';
import { file, settings } from '../testing.ts';

const remark = (kind: string, [before, within, after]: readonly [string, string, string]) =>
	`${before}\n\n!!! ${kind}\n    ${within}\n\n${after}\n`;

const FRENCH = [
	'Le ballast 3 se remplit en 40 minutes.',
	'N’ouvrez pas la trappe 3.',
	'La trappe se verrouille.',
] as const;
const SWEDISH = ['Ballasttank 3 fylls på 40 minuter.', 'Öppna inte lucka 3.', 'Luckan låses sedan.'] as const;

function found(french: string, swedish: string) {
	const files = [file('fr/a.md', remark(french, FRENCH)), file('sv/a.md', remark(swedish, SWEDISH))];
	return observe(files, settings).flatMap(({ finding: { check, locale, actual, message } }) =>
		check === 'admonition-mismatch' ? [{ locale, actual, key: message.key }] : [],
	);
}

test('of two languages with different kinds neither is blamed', () => {
	expect(found('danger', 'tip')).toEqual([
		{ locale: null, actual: 'danger', key: 'checks.admonition-mismatch.undecided' },
	]);
	expect(found('tip', 'tip')).toEqual([]);
});
