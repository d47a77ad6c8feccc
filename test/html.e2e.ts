import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { expect, inject, it } from 'vitest';

it('all pages are valid HTML', async () => {
	const validator = new HtmlValidate({
		extends: ['html-validate:standard', 'html-validate:a11y'],
		// In HTML a details element is no sectioning content: it may stand in a header cell.
		elements: ['html5', { details: { flow: true, sectioning: false } }],
		rules: {
			'void-style': 'off',
			'no-trailing-whitespace': 'off',
			'long-title': 'off',
			'doctype-style': 'off',
			'attribute-boolean-style': 'off',
			// An aside within an article is no landmark; axe looks at landmarks as browsers build them.
			'unique-landmark': 'off',
			'no-inline-style': 'error',
			// Tables whose rows become cards write their roles out: not every browser keeps them otherwise.
			'no-redundant-role': 'off',
			'prefer-native-element': ['error', { exclude: ['region'] }],
		},
	});
	const folder = inject('contentSite');
	const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
	const wrong: string[] = [];
	for (const name of pages) {
		const { results } = await validator.validateFile(join(folder, name));
		for (const { messages } of results)
			for (const { ruleId, message, selector } of messages)
				wrong.push(`${name}: ${ruleId}: ${message} ${selector ?? ''}`);
	}
	expect(pages.length).toBeGreaterThan(100);
	expect(wrong.slice(0, 20)).toEqual([]);
}, 300_000);
