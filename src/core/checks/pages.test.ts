/** Runs the examples of every check's page: the findings must be those that the page lists, and no others. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyse, checks, type Settings, withWords } from '../index.ts';
import { examplesIn } from './examples.ts';

const folder = new URL('./', import.meta.url);
const locales = new URL('../../../locales/', import.meta.url);
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
const jsonIn = (folder: URL) =>
	readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.map((name) => [basename(name, '.json'), JSON.parse(readFileSync(new URL(name, folder), 'utf8'))] as const);
const settings: Settings = {
	identityKeys: ['id'],
	revisionKeys: ['revision'],
	translationKeys: ['translation'],
	source: null,
	vocabularies: withWords(
		Object.fromEntries(jsonIn(locales).map(([tag, { vocabulary }]) => [tag, vocabulary])),
		jsonIn(new URL('words/', locales)).map(([, words]) => words),
	),
};

test('every check has a page, and every page a check', () => {
	expect(pages.map((name) => basename(name, '.md')).sort()).toEqual(checks.map(({ id }) => id).sort());
});

describe.each(checks.map(({ id }) => id))('%s', (id) => {
	const page = readFileSync(new URL(`${id}.md`, folder), 'utf8');
	const examples = examplesIn(page);

	test('says what it finds, why it matters and what to do', () => {
		expect(page.match(/^##? .+$/gm)?.slice(1, 4)).toEqual(['## Why it matters', '## What to do', '## Examples']);
		expect(examples.length).toBeGreaterThan(0);
	});

	test.each(examples.map((example) => [example.name, example] as const))('%s', (_, { files, others, expected }) => {
		const { findings } = analyse(
			files.map(({ locale, text }) => ({ path: `${locale}/example.md`, locale, format: 'markdown', text })),
			others ? { ...settings, files: [...others, ...files.map(({ locale }) => `${locale}/example.md`)] } : settings,
		);
		const found = findings.map((finding, at) => {
			const wanted = expected[at] ?? { line: 0 };
			const all: Record<string, unknown> = { ...finding, line: finding.location.start.line };
			const shown = new Set(['check', 'locale', ...Object.keys(wanted)]);
			return Object.fromEntries([...shown].map((key) => [key, all[key]]));
		});
		expect(found).toEqual(expected.map((finding) => ({ check: id, ...finding })));
	});
});
