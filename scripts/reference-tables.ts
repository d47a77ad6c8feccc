import type { Element, ElementContent, Root, RootContent } from 'hast';
import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

/** A table as rows of cell texts, header rows first as they stand. */
export type TextTable = readonly (readonly string[])[];

const processor = unified()
	.use(remarkParse)
	.use(remarkGfm)
	.use(remarkRehype, { allowDangerousHtml: true })
	.use(rehypeRaw)
	.freeze();

const lines = new Set([
	'br',
	'p',
	'div',
	'li',
	'ul',
	'ol',
	'dl',
	'dt',
	'dd',
	'pre',
	'blockquote',
	'h1',
	'h2',
	'h3',
	'h4',
	'h5',
	'h6',
]);

/** Every table of a Markdown text as the usual libraries see it: what `npm run bench` holds Portolan against. */
export function referenceTables(text: string): TextTable[] {
	const body = text.replace(/^---[ \t]*\r?\n(?:[\s\S]*?\r?\n)??---[ \t]*(?=\r?\n|$)/, '');
	const tree = processor.runSync(processor.parse(body)) as Root;
	const tables: TextTable[] = [];
	visit(tree.children, tables);
	return tables;
}

function visit(nodes: readonly (RootContent | ElementContent)[], tables: TextTable[]): void {
	for (const node of nodes) {
		if (node.type !== 'element') continue;
		if (node.tagName === 'table') tables.push(rowsOf(node));
		visit(node.children, tables);
	}
}

const isFoot = (node: ElementContent) => node.type === 'element' && node.tagName === 'tfoot';

/** The rows of a table, feet last as in a browser, without those of tables in its cells. */
function rowsOf({ children }: Element): string[][] {
	return [...children.filter((child) => !isFoot(child)), ...children.filter(isFoot)].flatMap((child) => {
		if (child.type !== 'element' || child.tagName === 'table') return [];
		if (child.tagName !== 'tr') return /^t(head|body|foot)$/.test(child.tagName) ? rowsOf(child) : [];
		return [
			child.children
				.filter((cell): cell is Element => cell.type === 'element' && /^t[dh]$/.test(cell.tagName))
				.map(cellText),
		];
	});
}

function cellText(cell: Element): string {
	return textOf(cell.children)
		.replace(/[ \t\r\n\f]+/g, ' ')
		.replace(/^ | $/g, '');
}

function textOf(nodes: readonly ElementContent[]): string {
	return nodes
		.map((node) => {
			if (node.type === 'text') return node.value;
			if (node.type !== 'element' || ['script', 'style'].includes(node.tagName)) return '';
			if (node.tagName === 'table') return ' ';
			const text = textOf(node.children);
			return lines.has(node.tagName) ? ` ${text} ` : text;
		})
		.join('');
}
