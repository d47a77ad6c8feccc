import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import type { Finding } from '../../core/index.ts';
import type { TextKey } from '../../i18n/index.ts';
import { changesText, correctionOf } from '../correction.ts';
import { SKIP, visit } from '../visit.ts';
import type { RenderContext } from './context.ts';
import { replaceImages } from './images.ts';
import { rewriteLinks } from './links.ts';
import { sanitise } from './sanitise.ts';

/** Stands around what Markdown holds as HTML. */
const AS_HTML = 'as-html';

const processor = unified()
	.use(rehypeRemark, {
		handlers: {
			br: (_state, { properties }: Element) =>
				properties.dataPart === undefined ? { type: 'break' } : { type: 'html', value: '<br>' },
			// A blank line would end what is HTML, and text would be read as Markdown.
			[AS_HTML]: (_state, { children }: Element) => ({
				type: 'html',
				value: toHtml(children).replace(/[\r\n]/g, ' '),
			}),
		},
	})
	// Of columns set below each other each row is as long as the longest one.
	.use(remarkGfm, { tablePipeAlign: false })
	.use(remarkStringify)
	.freeze();

/**
 * Writes a document as Markdown: its own text and tables as the source has them, made safe, links leading to the site;
 * what is disputed in a row stands in it, and at the end is all that is, so that nobody takes a wrong row along unawares.
 */
export function markdownOf(context: RenderContext): string {
	const tree = sanitise(context.document.tree);
	replaceImages(tree, context);
	rewriteLinks(tree, context);
	const own = context.findings.filter(
		({ locale, location }) => (locale ?? location.locale) === context.document.locale,
	);
	markRows(tree, own, context);
	partParagraphs(tree);
	keepMostlyEmpty(tree);
	tree.children = onceEach(tree.children, NO_EMPHASIS) as Root['children'];
	if (own.length > 0)
		tree.children.push(
			h('h2', context.t('site.findings.title')),
			h(
				'ul',
				own.map((finding) => h('li', disputeOf(finding, context, true))),
			),
		);
	return processor.stringify(processor.runSync(tree as Root) as never);
}

/** What is wrong, in which row, the right reading, and where it is told in full. */
function disputeOf(
	finding: Finding,
	{ document, t, urls, reader }: RenderContext,
	withRow: boolean,
): (ElementContent | string)[] {
	const correction = correctionOf(finding, document);
	const reading = correction ? changesText(correction.text, correction.changes) : finding.expected;
	return [
		h('strong', t(`site.mark.words.${finding.severity}`).replaceAll('\u00ad', '')),
		...(finding.row === null || !withRow ? [] : [', ', h('code', finding.row)]),
		': ',
		h('a', { href: urls.finding(reader, finding.id) }, t(`checks.${finding.check}.name` as TextKey)),
		...(reading ? [': ', reading] : []),
	];
}

/** Writes into the last cell of each row what is wrong in it, beside form. Changes the tree. */
function markRows(tree: Root, findings: readonly Finding[], context: RenderContext): void {
	const wrong = findings.filter(({ severity }) => severity !== 'info');
	const grave = wrong.toSorted((a, b) => a.location.start.offset - b.location.start.offset);
	visit(tree, 'element', (element) => {
		if (element.tagName !== 'table') return;
		const table = context.document.tables[(element.data?.table ?? 0) - 1];
		if (!table) return;
		const rows = rowsIn(element).slice(-table.rows.length);
		if (rows.length < table.rows.length) return;
		for (const [at, { location }] of table.rows.entries()) {
			const [from, to] = [location.start.offset, location.end.offset];
			const cell = rows[at]?.children.findLast((child): child is Element => child.type === 'element');
			for (let next = firstFrom(from, grave); (grave[next]?.location.start.offset ?? to) < to; next++)
				cell?.children.push(h('p', ['⚠ ', ...disputeOf(grave[next] as Finding, context, false)]));
		}
	});
}

/** The place of the first of some findings, in order, that begins at an offset or after it. */
function firstFrom(offset: number, findings: readonly Finding[]): number {
	let [low, high] = [0, findings.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((findings[middle] as Finding).location.start.offset < offset) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** How many cells a table may take in Markdown, which writes out all that spans cover and short rows lack: so many for each cell, and some more. */
const [WRITTEN_PER_CELL, WRITTEN_BESIDE] = [10, 100];

/** More than any cell spans. */
const MOST_SPANNED = 100_000;

/** Leaves tables as HTML that Markdown would fill with empty cells. Changes the tree. */
function keepMostlyEmpty(tree: Root): void {
	visit(tree, 'element', (element, index, parent) => {
		if (element.tagName !== 'table') return;
		if (parent && index !== undefined && isMostlyEmpty(element)) parent.children[index] = h(AS_HTML, element);
		return SKIP;
	});
}

/** Whether most cells of a table would be empty ones in Markdown. */
function isMostlyEmpty(table: Element): boolean {
	const rows = rowsIn(table).map(({ children }) =>
		children.filter((child): child is Element => child.type === 'element'),
	);
	const span = (value: unknown) => Math.min(Math.max(1, Math.trunc(Number(value)) || 1), MOST_SPANNED);
	/** By row, how many columns more or fewer are covered from above than in the row before. */
	const covered = new Map<number, number>();
	let [above, width, cells] = [0, 0, 0];
	for (const [at, row] of rows.entries()) {
		above += covered.get(at) ?? 0;
		let own = 0;
		for (const { properties } of row) {
			const [columns, end] = [span(properties.colSpan), at + span(properties.rowSpan)];
			own += columns;
			covered.set(at + 1, (covered.get(at + 1) ?? 0) + columns);
			covered.set(end, (covered.get(end) ?? 0) - columns);
		}
		width = Math.max(width, above + own);
		cells += row.length;
	}
	return width * rows.length > WRITTEN_PER_CELL * cells + WRITTEN_BESIDE;
}

/** The rows of a table, without those of tables within it. */
function rowsIn(table: Element): Element[] {
	const rows: Element[] = [];
	visit(table, 'element', (element) => {
		if (element.tagName === 'tr') rows.push(element);
		return element !== table && element.tagName === 'table' ? SKIP : undefined;
	});
	return rows;
}

/** What Markdown has a mark for, by the elements that stand for it. */
const EMPHASIS: Readonly<Record<string, string>> = {
	...{ b: 'strong', strong: 'strong', em: 'em', i: 'em', mark: 'em', u: 'em' },
	...{ del: 'del', s: 'del', strike: 'del' },
};

const NO_EMPHASIS: ReadonlySet<string> = new Set();

/**
 * Nodes without emphasis in emphasis of the same kind: it says no more, and Markdown of it takes time with the cube of its
 * depth. Where they stand in the source is left out, since nobody asks and each step would copy it.
 */
function onceEach(nodes: readonly Root['children'][number][], outer: ReadonlySet<string>): Root['children'] {
	const simple = nodes.flatMap((node): Root['children'] => {
		if (node.type === 'text') return [{ type: 'text', value: node.value }];
		if (node.type !== 'element') return [node];
		const kind = EMPHASIS[node.tagName];
		const inner = kind === undefined || outer.has(kind) ? outer : new Set([...outer, kind]);
		const own = HOLDS_NO_TEXT.has(node.tagName) ? node.children.filter((child) => !isBlank(child)) : node.children;
		const children = onceEach(own, inner) as Element['children'];
		if (INLINE.has(node.tagName) && children.every(isBlank)) return [{ type: 'text', value: ' ' }];
		return kind !== undefined && outer.has(kind) ? children : [{ ...node, children, position: undefined }];
	});
	return joinTexts(simple);
}

/** Elements in which blanks between others say nothing: taking away one after the other takes time with their square. */
const HOLDS_NO_TEXT = new Set(['ul', 'ol', 'dl', 'table', 'thead', 'tbody', 'tfoot', 'tr']);

/** Elements within a line that say nothing where they hold nothing: many of them in a row take time with their square. */
const INLINE = new Set([
	...['a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'del', 'dfn', 'em', 'i', 'ins', 'kbd', 'mark', 'q', 's', 'samp'],
	...['small', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'tt', 'u', 'var'],
]);

const isBlank = (node: Root['children'][number]) => node.type === 'text' && node.value.trim() === '';

/** Nodes with one text in the place of several beside each other. */
function joinTexts(nodes: Root['children']): Root['children'] {
	const joined: Root['children'] = [];
	for (const node of nodes) {
		const last = joined.at(-1);
		if (node.type !== 'text' || last?.type !== 'text') joined.push(node);
		else if (isBlank(node) && isBlank(last)) joined[joined.length - 1] = { type: 'text', value: ' ' };
		else joined[joined.length - 1] = { type: 'text', value: last.value + node.value };
	}
	return joined;
}

/** A cell of a pipe table is one line: its paragraphs are parted by breaks as HTML writes them. Changes the tree. */
function partParagraphs(tree: Root): void {
	visit(tree, 'element', ({ tagName, children }, index, parent) => {
		if (tagName !== 'p' || children.length === 0 || index === undefined || parent?.type !== 'element') return;
		const isInCell = parent.tagName === 'td' || parent.tagName === 'th';
		if (isInCell && parent.children.slice(0, index).some(({ type }) => type === 'element'))
			children.unshift(h('br', { dataPart: '' }));
	});
}
