import { expect, test } from 'vitest';
import { observe } from '../pipeline.ts';
import { file, settings } from '../testing.ts';

const observed = (pages: Readonly<Record<string, string>>, check: string) =>
	observe(
		Object.entries(pages).map(([locale, text]) => file(`${locale}/a.md`, `${text}\n`)),
		settings,
	).flatMap(({ finding }) => (finding.check === check ? [finding] : []));

test('a text without any number does not outvote two that contradict each other', () => {
	const found = observed(
		{
			de: 'Der Damm hält 200 Tonnen stand, sofern er trocken ist.',
			en: 'The dam withstands 20 tons as long as it is dry.',
			nl: 'De dam is sterk zolang hij droog is.',
		},
		'number-mismatch',
	);
	expect(found.map(({ locale, message }) => [locale, message.values.values])).toEqual([
		[null, expect.stringMatching(/^de: 200.*; en: 20/)],
	]);
});

test('a text without any number has lost what two others agree on', () => {
	const found = observed(
		{
			de: 'Der Damm hält 200 Tonnen stand, sofern er trocken ist.',
			en: 'The dam withstands 200 tons as long as it is dry.',
			nl: 'De dam is sterk zolang hij droog is.',
		},
		'number-mismatch',
	);
	expect(found.map(({ locale, expected }) => [locale, expected])).toEqual([['nl', '200']]);
});
