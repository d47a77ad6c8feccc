import { describe, expect, test } from 'vitest';
import { file } from '../testing.ts';
import { type ParsedFile, parse } from './index.ts';

describe('a parsed file', () => {
	test('tells by path what is wrong with its front matter, and is read all the same', () => {
		const { parsed, notices } = parse(file('de/x.md', '---\na: *nowhere\n---\n# Title\n'));
		expect(parsed?.frontMatter).toEqual({});
		expect(notices).toEqual([
			{
				path: 'de/x.md',
				message: {
					key: 'notice.frontMatter',
					values: { path: 'de/x.md', problem: expect.stringContaining('nowhere') },
				},
			},
		]);
		expect(parsed?.tree.children.some((node) => node.type === 'element' && node.tagName === 'h1')).toBe(true);
	});

	test.each(['', '\n', '---\n', '<', '<!--', '<table', '\u0000', '&#xD800;', '|', '> > >\n|-', '[^1]:', '```'])(
		'is a tree whatever the text is: %j',
		(text) => {
			for (const path of ['de/x.md', 'de/x.html']) expect(parse(file(path, text)).parsed?.tree.type).toBe('root');
		},
	);

	test('has one tree for HTML that blank lines cut, as a browser would see it', () => {
		const { parsed } = parse(file('de/x.md', '<ul>\n<li>\n\n*a*\n\n</li>\n\n<li>b</li>\n</ul>\n'));
		const [list] = (parsed as ParsedFile).tree.children.filter((node) => node.type === 'element');
		const items = list?.children.filter((node) => node.type === 'element' && node.tagName === 'li');
		expect([list?.tagName, items?.length]).toEqual(['ul', 2]);
	});

	test('is left out with a notice where it is nested too deep to be walked', () => {
		const texts = { html: '<div>'.repeat(5000), md: `${'- '.repeat(3000)}x`, mdx: '> '.repeat(3000) };
		for (const [ending, text] of Object.entries(texts)) {
			const path = `de/x.${ending}`;
			const { notices } = parse(file(path, text));
			expect(notices).toEqual([{ path, message: { key: 'notice.tooDeep', values: { path } } }]);
		}
		expect(parse(file('de/x.html', '<div>'.repeat(100))).notices).toEqual([]);
	});

	test('keeps placeholders that look like tags, which a browser would swallow', () => {
		const text = (source: string) => JSON.stringify(parse(file('de/x.md', source)).parsed?.tree);
		expect(text('Reach <server-ip> first.\n')).toContain('<server-ip>');
		expect(text('<table><tr><td>ssh <Admin-Host></td></tr></table>\n')).toContain('<Admin-Host>');
		expect(text('A <my-widget>b</my-widget>, <abbr>c, <br>d.\n')).not.toMatch(/<(?:my-widget|abbr|br)>/);
	});
});
