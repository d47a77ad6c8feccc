import type { Element, ElementContent, Root, RootContent } from 'hast';
import type { Block, Image } from '../model.ts';
import { PassageBuilder } from './passage.ts';
import type { Places } from './places.ts';

/** A table as it stands in the tree, with what stands above it. */
export interface FoundTable {
	readonly element: Element;
	readonly heading: string;
	readonly anchor: string | null;
}

/** Everything that one walk over a document's tree finds, in document order. */
export interface Found {
	readonly blocks: Block[];
	readonly tables: FoundTable[];
	readonly images: Image[];
	/** The text of the `<title>` element, if there is one. */
	title: string | null;
}

const BLOCKS = new Set(
	(
		'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
		'form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul'
	).split(' '),
);
const SKIPPED = new Set(['script', 'style', 'template', 'noscript', 'textarea', 'select', 'svg', 'math', 'head']);

/** Whether an element starts on a line of its own. */
export const isBlock = (element: Element): boolean => BLOCKS.has(element.tagName);

interface Context {
	readonly kind: Block['kind'];
	readonly level: number;
	readonly admonition: string | null;
}

/** Walks a document once: prose blocks with their kinds, tables with their headings, images. */
export function walk(tree: Root, source: string, places: Places): Found {
	const walker = new Walker(source, places);
	walker.children(tree.children, { kind: 'paragraph', level: 0, admonition: null });
	return walker.found;
}

class Walker {
	readonly found: Found = { blocks: [], tables: [], images: [], title: null };
	readonly #source: string;
	readonly #places: Places;
	#heading = '';
	#headingAnchor: string | null = null;
	#anchor: string | null = null;
	/** The kind of the `:::kind` container that is open, if any. */
	#container: string | null = null;

	constructor(source: string, places: Places) {
		this.#source = source;
		this.#places = places;
	}

	children(nodes: readonly (RootContent | ElementContent)[], context: Context): void {
		let run: (RootContent | ElementContent)[] = [];
		const flush = () => {
			if (run.length > 0) this.#block(run, context);
			run = [];
		};
		for (const node of nodes) {
			if (node.type !== 'element' || !holdsBlock(node)) run.push(node);
			else {
				flush();
				this.#element(node, context);
			}
		}
		flush();
	}

	#element(element: Element, context: Context): void {
		const { tagName } = element;
		if (SKIPPED.has(tagName)) return;
		if (tagName === 'table') return this.#table(element, context);
		const level = /^h[1-6]$/.test(tagName) ? Number(tagName[1]) : 0;
		if (level > 0) return this.#headingBlock(element, level, context);
		if (tagName === 'blockquote') return this.#quote(element, context);
		const kind = tagName === 'li' ? 'list-item' : tagName === 'pre' ? 'code' : context.kind;
		this.children(element.children, { ...context, kind });
	}

	#table(element: Element, context: Context): void {
		element.data = { ...element.data, table: this.found.tables.length + 1 };
		this.found.tables.push({ element, heading: this.#heading, anchor: this.#headingAnchor });
		for (const child of element.children) {
			if (child.type !== 'element') continue;
			if (child.tagName === 'caption') this.children(child.children, { ...context, kind: 'caption' });
			else this.#inCells(child, context);
		}
	}

	/** The text of cells is the table's; images and nested tables in them are found here. */
	#inCells(element: Element, context: Context): void {
		for (const child of element.children) {
			if (child.type !== 'element') continue;
			if (child.tagName === 'table') this.#table(child, context);
			else if (child.tagName === 'img') this.#image(child);
			else this.#inCells(child, context);
		}
	}

	#headingBlock(element: Element, level: number, context: Context): void {
		this.#anchor = anchorIn(element);
		const before = this.found.blocks.length;
		this.#block(element.children, { ...context, kind: 'heading', level });
		const block = this.found.blocks[before];
		if (block) {
			this.#heading = block.text;
			this.#headingAnchor = block.anchor;
		}
		this.#anchor = null;
	}

	/** A quotation that starts with `[!KIND]` is an admonition. */
	#quote(element: Element, context: Context): void {
		const first = this.found.blocks.length;
		this.children(element.children, context);
		const block = this.found.blocks[first];
		const marker = block && /^\[!([A-Za-z]+)\][ \n]?/.exec(block.text);
		if (!block || !marker) return;
		const admonition = (marker[1] as string).toLowerCase();
		const rest = without(block, marker[0].length, this.#places);
		this.found.blocks.splice(first, 1, ...(rest.text === '' ? [] : [rest]));
		for (let i = first; i < this.found.blocks.length; i++)
			this.found.blocks[i] = { ...(this.found.blocks[i] as Block), admonition };
	}

	#block(nodes: readonly (RootContent | ElementContent)[], context: Context): void {
		const builder = new PassageBuilder();
		for (const node of nodes) this.#inline(node, builder, context.kind === 'code');
		const passage = builder.build(this.#places, { start: 0, end: 0 });
		if (passage.text.trim() === '') return;
		const block: Block = {
			...passage,
			kind: context.kind,
			level: context.level,
			admonition: context.admonition,
			anchor: context.kind === 'heading' ? this.#anchor : null,
		};
		const rest = context.kind === 'code' ? block : this.#contained(block);
		if (rest.text.trim() !== '') this.found.blocks.push(rest);
	}

	/** Takes the fences of a `:::kind` container off a block and gives it the container's kind. */
	#contained(block: Block): Block {
		const opening = /^:{3,} ?([A-Za-z]+)/.exec(block.text);
		let from = 0;
		if (opening) {
			this.#container = (opening[1] as string).toLowerCase();
			from = lengthOfFirstLine(block, this.#source);
		}
		const closing = this.#container ? /(?:^| |\n):{3,}$/.exec(block.text.slice(from)) : null;
		const admonition = block.admonition ?? this.#container;
		if (closing) this.#container = null;
		if (!opening && !closing) return { ...block, admonition };
		return cut({ ...block, admonition }, from, closing ? from + closing.index : block.text.length, this.#places);
	}

	#inline(node: RootContent | ElementContent, builder: PassageBuilder, preserve: boolean): void {
		if (node.type === 'text') return builder.add(node, preserve);
		if (node.type !== 'element') return;
		if (node.tagName === 'title') this.found.title ??= textOf(node);
		else if (node.tagName === 'img') this.#image(node);
		else if (node.tagName === 'br') builder.newline();
		else if (!SKIPPED.has(node.tagName)) {
			const from = builder.mark;
			for (const child of node.children) this.#inline(child, builder, preserve);
			markElement(node, builder, from);
		}
	}

	#image(element: Element): void {
		const { start = 0, end = 0 } = element.data ?? {};
		this.found.images.push({
			source: String(element.properties.src ?? ''),
			alt: String(element.properties.alt ?? ''),
			place: this.#places.at(start, end),
		});
	}
}

/** Marks in a passage what inline code, links and emphasis set apart. */
export function markElement(element: Element, builder: PassageBuilder, from: number): void {
	const { tagName } = element;
	if (tagName === 'code' || tagName === 'kbd' || tagName === 'samp' || tagName === 'tt') builder.addMark('code', from);
	else if (tagName === 'em' || tagName === 'strong' || tagName === 'i' || tagName === 'b')
		builder.addMark('emphasis', from);
	else if (tagName === 'a' && element.properties.href !== undefined)
		builder.addMark('link', from, String(element.properties.href));
}

/** All text below an element, as it is. */
export function textOf(element: Element): string {
	return element.children
		.map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : ''))
		.join('');
}

function holdsBlock(element: Element): boolean {
	if (isBlock(element) || SKIPPED.has(element.tagName)) return true;
	return element.children.some((child) => child.type === 'element' && holdsBlock(child));
}

function anchorIn(element: Element): string | null {
	const own = element.properties.id;
	if (typeof own === 'string') return own;
	for (const child of element.children) {
		if (child.type !== 'element') continue;
		const name = child.properties.name ?? child.properties.id;
		if (child.tagName === 'a' && typeof name === 'string') return name;
	}
	return null;
}

/** How much of a block's text stands on its first line in the source, the blank after it included. */
function lengthOfFirstLine(block: Block, source: string): number {
	const lineEnd = source.indexOf('\n', block.place.start.offset);
	const piece = lineEnd < 0 ? undefined : block.pieces.find(({ end }) => end > lineEnd);
	return piece ? piece.at + Math.max(0, lineEnd - piece.start) + 1 : block.text.length;
}

function without(block: Block, length: number, places: Places): Block {
	return cut(block, length, block.text.length, places);
}

/** A block reduced to `text[from, to)`. */
function cut(block: Block, from: number, to: number, places: Places): Block {
	const pieces = block.pieces.flatMap((piece) => {
		const start = Math.max(piece.at, from);
		const end = Math.min(piece.at + piece.length, to);
		if (start >= end) return [];
		const exact = piece.length === piece.end - piece.start;
		return {
			at: start - from,
			length: end - start,
			start: exact ? piece.start + start - piece.at : piece.start,
			end: exact ? piece.start + end - piece.at : piece.end,
		};
	});
	const marks = block.marks
		.map((mark) => ({ ...mark, start: Math.max(mark.start, from) - from, end: Math.min(mark.end, to) - from }))
		.filter((mark) => mark.start < mark.end);
	const first = pieces[0];
	const last = pieces.at(-1);
	return {
		...block,
		text: block.text.slice(from, to),
		pieces,
		marks,
		place: first && last ? places.at(first.start, last.end) : block.place,
	};
}
