import type { Comment, Element, Root } from 'hast';

/** What a suppression reaches: its own line, the next line (or table row), the next block. */
export type Reach = 'line' | 'next-line' | 'block';

/** A comment that is meant for Portolan. Offsets are in the document's source. */
export interface Directive {
	/** The comment as written, blanks folded, without its delimiters. */
	readonly text: string;
	/** Null where the word after `portolan-` is not known. */
	readonly reach: Reach | null;
	readonly checks: readonly string[];
	readonly reason: string;
	readonly start: number;
	readonly end: number;
	/** What it reaches. */
	readonly covers: { readonly start: number; readonly end: number };
}

const DIRECTIVE = /^\s*portolan-([\w-]+)(?:[ \t\r\n]([^:]*)|\s*)(?::([\s\S]*))?$/;

const reaches: Readonly<Record<string, Reach>> = {
	'disable-line': 'line',
	'disable-next-line': 'next-line',
	disable: 'block',
};

interface Nodes {
	readonly comments: (Comment & { readonly data: { readonly start: number; readonly end: number } })[];
	/** Where the outermost element that begins at an offset ends. */
	readonly ends: Map<number, number>;
	/** Where a table row that begins at an offset ends. */
	readonly rows: Map<number, number>;
}

/** Whether a source may have suppressions: only then its tree is looked at. */
export const mayHaveDirectives = (source: string): boolean => source.includes('portolan-');

/** The suppressions of a document, in its order. Only comments of its tree count, not what code blocks show. */
export function directivesIn(tree: Root, source: string): Directive[] {
	if (!mayHaveDirectives(source)) return [];
	const nodes: Nodes = { comments: [], ends: new Map(), rows: new Map() };
	collect(tree, nodes);
	const commentEnds = new Map(nodes.comments.map(({ data }) => [data.start, data.end]));
	return nodes.comments.flatMap(({ value, data: { start, end } }) => {
		const match = DIRECTIVE.exec(value);
		if (!match) return [];
		const [, word = '', checks = '', reason = ''] = match;
		const reach = Object.hasOwn(reaches, word) ? (reaches[word] as Reach) : null;
		return {
			...{ text: value.replace(/\s+/g, ' ').trim(), reach, reason: reason.trim(), start, end },
			checks: checks.split(/[\s,]+/).filter(Boolean),
			covers: covered(reach, { start, end }, source, nodes, commentEnds),
		};
	});
}

function collect(node: Root | Element, nodes: Nodes): void {
	for (const child of node.children) {
		const { start, end } = (child.data ?? {}) as { start?: number; end?: number };
		if (child.type === 'comment' && start !== undefined && end !== undefined)
			nodes.comments.push({ ...child, data: { start, end } });
		if (child.type !== 'element') continue;
		if (start !== undefined && end !== undefined) {
			if (!nodes.ends.has(start)) nodes.ends.set(start, end);
			if (child.tagName === 'tr') nodes.rows.set(start, end);
		}
		collect(child, nodes);
	}
}

function covered(
	reach: Reach | null,
	{ start, end }: { readonly start: number; readonly end: number },
	source: string,
	{ ends, rows }: Nodes,
	comments: ReadonlyMap<number, number>,
): Directive['covers'] {
	if (reach === null) return { start, end: start };
	if (reach === 'line') return { start, end };
	const next = contentAfter(end, source, comments);
	if (reach === 'block') return { start: next, end: ends.get(next) ?? next };
	const row = rows.get(next);
	if (row !== undefined) return { start: next, end: row };
	const newline = source.indexOf('\n', end);
	if (newline < 0 || next > newline) return { start: next, end: next };
	const below = contentAfter(newline, source, comments);
	return { start: below, end: rows.get(below) ?? below };
}

/** The first offset after another that holds more than blanks, a quotation's `>` or comments. */
function contentAfter(offset: number, source: string, comments: ReadonlyMap<number, number>): number {
	let at = offset;
	while (at < source.length) {
		const comment = comments.get(at);
		if (comment !== undefined && comment > at) at = comment;
		else if (/[\s>]/.test(source[at] as string)) at++;
		else break;
	}
	return at;
}
