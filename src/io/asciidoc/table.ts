/** A table of AsciiDoc to its outline. */
import type { OutlineNode } from '../../core/index.ts';
import { type Block, type Reader, titleOf } from './block.ts';

interface Table extends Block {
	readonly rows: Readonly<Record<'head' | 'body' | 'foot', readonly (readonly Cell[])[]>>;
}

interface Cell extends Block {
	readonly colspan?: number | null;
	readonly rowspan?: number | null;
	readonly innerDocument?: Block | null;
}

const SEPARATORS: Readonly<Record<string, string>> = { csv: ',', tsv: '\t', dsv: ':' };
const PARTS = [
	['head', 'thead'],
	['body', 'tbody'],
	['foot', 'tfoot'],
] as const;

/** A table with its title, its head, body and foot, and what stands between its cells. */
export async function tableNode(block: Block, line: number, reader: Reader): Promise<OutlineNode> {
	const { rows } = block as Table;
	const { separator, format = '' } = block.attributes;
	const between = separator ?? SEPARATORS[format] ?? (isNested(block) ? '!' : '|');
	const children = await titleOf(block, line, 'caption', reader);
	for (const [part, tag] of PARTS) {
		const lines: OutlineNode[] = [];
		for (const row of rows[part]) {
			const cells: OutlineNode[] = [];
			for (const cell of row) cells.push(await cellNode(cell, part === 'head', line, between, reader));
			lines.push({ tag: 'tr', properties: {}, line: cells[0]?.line ?? line, children: cells });
		}
		if (lines.length > 0) children.push({ tag, properties: {}, line, children: lines });
	}
	return { tag: 'table', properties: {}, line, children };
}

const isNested = (block: Block): boolean =>
	(block as { document?: { isNested?: () => boolean } }).document?.isNested?.() === true;

async function cellNode(cell: Cell, inHead: boolean, before: number, separator: string, reader: Reader) {
	const line = cell.lineno ?? before;
	const { colspan, rowspan, style } = cell;
	const node = {
		tag: inHead || style === 'header' ? 'th' : 'td',
		properties: { ...(colspan ? { colspan: String(colspan) } : {}), ...(rowspan ? { rowspan: String(rowspan) } : {}) },
		...{ line, separator },
	};
	const inner = cell.innerDocument;
	if (inner) return { ...node, children: await reader.children((inner.blocks ?? []) as Block[], line) };
	const raw = (cell._text ?? '').trim();
	if (raw === '') return node;
	if (style === 'literal') return { ...node, raw };
	const paragraphs = await Promise.all(raw.split(/\n\s*\n/).map((each) => reader.html(cell, each)));
	return {
		...node,
		raw,
		html: paragraphs.length === 1 ? (paragraphs[0] as string) : paragraphs.map((each) => `<p>${each}</p>`).join(''),
	};
}
