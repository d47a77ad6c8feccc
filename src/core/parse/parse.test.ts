import { describe, expect, test } from 'vitest';
import { file } from '../testing.ts';
import { parse } from './index.ts';

describe('a parsed file', () => {
	test('tells by path what is wrong with its front matter, and is read all the same', () => {
		const { frontMatter, notices, tree } = parse(file('de/x.md', '---\na: *nowhere\n---\n# Title\n'));
		expect(frontMatter).toEqual({});
		expect(notices).toEqual([
			{
				path: 'de/x.md',
				message: {
					key: 'notice.frontMatter',
					values: { path: 'de/x.md', problem: expect.stringContaining('nowhere') },
				},
			},
		]);
		expect(tree.children.some((node) => node.type === 'element' && node.tagName === 'h1')).toBe(true);
	});

	test.each(['', '\n', '---\n', '<', '<!--', '<table', '\u0000', '&#xD800;', '|', '> > >\n|-', '[^1]:', '```'])(
		'is a tree whatever the text is: %j',
		(text) => {
			for (const path of ['de/x.md', 'de/x.html']) expect(parse(file(path, text)).tree.type).toBe('root');
		},
	);

	test('has one tree for HTML that blank lines cut, as a browser would see it', () => {
		const { tree } = parse(file('de/x.md', '<ul>\n<li>\n\n*a*\n\n</li>\n\n<li>b</li>\n</ul>\n'));
		const [list] = tree.children.filter((node) => node.type === 'element');
		const items = list?.children.filter((node) => node.type === 'element' && node.tagName === 'li');
		expect([list?.tagName, items?.length]).toEqual(['ul', 2]);
	});

	test('deep nesting does not throw', () => {
		expect(() => parse(file('de/x.html', '<div>'.repeat(500)))).not.toThrow();
		expect(() => parse(file('de/x.md', `${'> '.repeat(200)}x`))).not.toThrow();
	});
});
