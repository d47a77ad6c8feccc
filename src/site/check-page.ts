import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { numberHeadings } from './render/headings.ts';
import { frameTable } from './render/other-table.ts';
import { letCodeScroll } from './render/tidy.ts';

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkRehype).freeze();

/** Renders the Markdown page of a check without its title and front matter. */
export function renderCheckPage(markdown: string): string {
	const body = markdown.replace(/^---\r?\n[\s\S]*?\r?\n---(?:\r?\n|$)/, '');
	const tree = processor.runSync(processor.parse(body)) as Root;
	numberHeadings(tree);
	letCodeScroll(tree);
	tree.children = tree.children.map((node) =>
		node.type === 'element' && node.tagName === 'table' ? frameTable(node, 'Table') : node,
	);
	return toHtml(tree);
}
