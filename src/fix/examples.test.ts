/** Applies every suggestion in the examples of the checks' pages: its finding must vanish and none may appear. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyse, type Settings, type SourceFile } from '../core/index.ts';
import { applied, repairsOf } from './index.ts';

const folder = new URL('../core/checks/', import.meta.url);
const settings: Settings = {
	...{ identityKeys: ['id'], revisionKeys: ['revision'], translationKeys: ['translation'], source: null },
	vocabularies: {},
};

const examples = readdirSync(folder)
	.filter((name) => name.endsWith('.md'))
	.flatMap((page) =>
		readFileSync(new URL(page, folder), 'utf8')
			.split(/^### /m)
			.slice(1)
			.map((section) => ({
				name: `${page}: ${section.split('\n', 1)[0]}`,
				files: [...section.matchAll(/^```md (\S+)\n([\s\S]*?)^```$/gm)].map(
					([, locale = '', text = '']): SourceFile => ({
						...{ path: `${locale}/example.md`, locale, format: 'markdown', text },
					}),
				),
			})),
	)
	.map((example) => ({ ...example, before: analyse(example.files, settings) }))
	.filter(({ before }) => before.findings.some(({ suggestion }) => suggestion !== null));

test('there are examples with a suggestion', () => {
	expect(examples.length).toBeGreaterThan(4);
});

describe.each(examples)('$name', ({ files, before }) => {
	const repairs = repairsOf(before);

	test('every suggestion is applied, its finding vanishes and none appears', () => {
		expect(repairs.skipped).toEqual([]);
		const after = analyse(
			files.map((file) => ({
				...file,
				text: applied(
					file.text,
					repairs.edits.filter(({ path }) => path === file.path),
				),
			})),
			settings,
		);
		const kept = before.findings.filter(({ suggestion }) => suggestion === null).map(({ id }) => id);
		expect(after.findings.map(({ id }) => id)).toEqual(kept);
	});
});
