/** The reporters for code review: GitHub's annotations and the comment on a pull request. */
import { parseFragment } from 'parse5';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import type { Analysis, Finding, SourceDocument } from '../../core/index.ts';
import { textsFor } from '../../i18n/index.ts';
import { github } from './github.ts';
import { markdown } from './markdown.ts';

const source = '| 𐂃 8443 | Geht an 8080 |\n';
const document: SourceDocument = {
	...{ path: 'de/a,b:c.md', locale: 'de', topic: 't', title: 'T', revision: null, translation: null, frontMatter: {} },
	...{ blocks: [], tables: [], images: [], source, tree: { type: 'root', children: [] } },
};

function finding(rest: Partial<Finding> = {}): Finding {
	const start = source.indexOf('Geht');
	const point = (offset: number) => ({ line: 1, column: offset + 3, offset });
	return {
		...{ id: 'f', check: 'note-duplicated', severity: 'error', confidence: 1, locale: 'de', topic: 't', table: 1 },
		...{ row: '8443', record: null, field: 'notes', message: { key: 'severity.info', values: {} } },
		location: { path: document.path, locale: 'de', start: point(start), end: point(start + 12) },
		...{ actual: '8080', expected: '8443', suggestion: 'Geht an 8443', edits: [], evidence: [] },
		...rest,
	};
}

function analysisOf(...findings: Finding[]): Analysis {
	return { locales: ['de', 'it'], documents: [document], topics: [], records: [], findings, notices: [] };
}

const t = textsFor('en');
const path = (below: string) => `docs/${below}`;
const checkUrl = () => null;
const hostile =
	'a ``` | <b>b</b> </details><script>x</script> @octocat #12 [l](http://x) &amp; \u001B[31m\n\n# h\r\n::error::x %0A';

describe('github', () => {
	const lines = (...findings: Finding[]) => github(analysisOf(...findings), { t, path, checkUrl }).split('\n');

	it('writes a workflow command a finding, its columns in UTF-16 units, then the count', () => {
		expect(lines(finding(), finding({ severity: 'info', locale: null, suggestion: null, edits: [] }))).toEqual([
			'::error file=docs/de/a%2Cb%3Ac.md,line=1,endLine=1,col=13,endColumn=25,title=note-duplicated (de)::Info%0Ashould read: Geht an 8443',
			'::notice file=docs/de/a%2Cb%3Ac.md,line=1,endLine=1,col=13,endColumn=25,title=note-duplicated (undecided)::Info',
			'1 error, 0 warnings, 1 info in 1 document, 0 tables, 0 rows',
			'',
		]);
	});

	it('lets no text of a document end its command or start one', () => {
		const text = lines(finding({ suggestion: hostile }));
		expect(text).toHaveLength(3);
		expect(text[0]).toContain('%250A');
		expect(text[0]).not.toContain('\u001B');
	});
});

describe('markdown', () => {
	const comment = (...findings: Finding[]) => markdown(analysisOf(...findings), { t, path, checkUrl, known: 0 });
	const processor = unified().use(remarkParse).use(remarkGfm).use(remarkRehype, { allowDangerousHtml: true });

	/** The tags and the text of a comment as a browser would see it. */
	function seen(text: string): { tags: Set<string>; text: string } {
		const tags = new Set<string>();
		let out = '';
		const html = (node: { type: string; value?: string; tagName?: string; children?: unknown[] }): string => {
			const inner = (node.children ?? []).map((child) => html(child as never)).join('');
			if (node.type === 'raw') return node.value ?? '';
			if (node.type === 'text') return (node.value ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
			return node.tagName ? `<${node.tagName}>${inner}</${node.tagName}>` : inner;
		};
		const walk = (node: { nodeName: string; childNodes?: unknown[]; value?: string }) => {
			if (node.nodeName === '#text') out += node.value ?? '';
			else if (!node.nodeName.startsWith('#')) tags.add(node.nodeName);
			for (const child of node.childNodes ?? []) walk(child as never);
		};
		walk(parseFragment(html(processor.runSync(processor.parse(text)) as never)) as never);
		return { tags, text: out };
	}

	it('counts in a table and folds the findings, errors first', () => {
		const text = comment(finding({ severity: 'info', locale: 'it' }), finding());
		expect(text).toMatch(/^### Portolan\n\n1 error, 0 warnings, 1 info in /);
		expect(text).toContain('| de | 1 | 0 | 0 |\n| it | 0 | 0 | 1 |');
		expect(text.indexOf('<b>Error</b>')).toBeLessThan(text.indexOf('<b>Info</b>'));
		expect([...seen(text).tags].sort()).toEqual(
			[
				'b',
				'br',
				'code',
				'details',
				'h3',
				'li',
				'p',
				'summary',
				'table',
				'tbody',
				'td',
				'th',
				'thead',
				'tr',
				'ul',
			].sort(),
		);
	});

	it('shows text of documents to the letter, whatever it holds', () => {
		const evidence = [
			{ kind: 'peer', locale: 'it', path: hostile, line: 1, text: hostile, supports: 'expected' },
		] as const;
		const message = { key: 'checks.text-untranslated.message', values: { text: hostile } };
		const plain = seen(comment(finding()));
		const { tags, text } = seen(comment(finding({ suggestion: hostile, evidence, message })));
		expect([...tags].filter((tag) => !plain.tags.has(tag))).toEqual([]);
		expect(
			text.split(
				'a ``` | <b>b</b> </details><script>x</script> @octocat #12 [l](http://x) &amp; \uFFFD[31m # h ::error::x %0A',
			),
		).toHaveLength(5);
		const mentions = comment(finding({ message })).replace(/<code>.*?<\/code>/g, '');
		expect(mentions).toContain('octocat');
		expect(mentions).not.toMatch(/@octocat|#12/);
	});

	it('stays below 60 kB and says how many it leaves out', () => {
		const many = Array.from({ length: 900 }, () => finding({ suggestion: '端口'.repeat(200) }));
		const text = comment(...many);
		const shown = text.match(/<details>/g)?.length ?? 0;
		expect(Buffer.byteLength(text)).toBeLessThan(60_000);
		expect(shown).toBeGreaterThan(20);
		expect(text).toContain(`… and ${900 - shown} more findings`);
	});

	it('says what a baseline holds back', () => {
		expect(markdown(analysisOf(), { t, path, checkUrl, known: 3 })).toBe(
			'### Portolan\n\n0 errors, 0 warnings, 0 infos in 1 document, 0 tables, 0 rows\n\n3 known findings are not shown\n',
		);
	});
});
