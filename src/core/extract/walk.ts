import type { Element, ElementContent, Root, RootContent } from 'hast';
import type { Block, Image } from '../model.ts';
import { Containers, isTitle, quotedKind, withoutMarker } from './admonitions.ts';
import { anchorIn, holdsBlock, markElement, SKIPPED, textOf } from './elements.ts';
import type { Locations } from './locations.ts';
import { kindsBetweenTags } from './paired-tags.ts';
import { PassageBuilder } from './segment.ts';
import { unrenderedTableIn } from './unrendered-tables.ts';

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

interface Context {
	readonly kind: Block['kind'];
	readonly level: number;
	readonly admonition: string | null;
}

const PLAIN: Context = { kind: 'paragraph', level: 0, admonition: null };

/** Walks a document once: prose blocks with their kinds, tables with their headings, images. */
export function walk(tree: Root, source: string, locations: Locations): Found {
	const walker = new Walker(source, locations);
	walker.children(tree.children, PLAIN);
	return walker.found;
}

class Walker {
	readonly found: Found = { blocks: [], tables: [], images: [], title: null };
	readonly #source: string;
	readonly #locations: Locations;
	#heading = '';
	#headingAnchor: string | null = null;
	#anchor: string | null = null;
	readonly #containers: Containers;
	readonly #kindAt: (offset: number) => string | null;

	constructor(source: string, locations: Locations) {
		this.#containers = new Containers(source, locations);
		this.#kindAt = kindsBetweenTags(source);
		this.#source = source;
		this.#locations = locations;
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
		if (SKIPPED.has(tagName) || isGenerated(element)) return;
		if (tagName === 'table') this.#table(element, context);
		else if (/^h[1-6]$/.test(tagName)) this.#headingBlock(element, Number(tagName[1]), context);
		else if (tagName === 'blockquote') this.#quote(element, context);
		else {
			const kind = tagName === 'li' ? 'list-item' : tagName === 'pre' ? 'code' : context.kind;
			this.children(element.children, { ...context, kind });
		}
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

	#quote(element: Element, context: Context): void {
		const admonition = quotedKind(element);
		const at = this.found.blocks.length;
		this.children(element.children, { ...context, admonition: admonition ?? context.admonition });
		const first = this.found.blocks[at];
		if (!first || !admonition) return;
		const rest = withoutMarker(first, this.#locations);
		this.found.blocks.splice(at, 1, ...(rest.text === '' ? [] : [rest]));
		const title = this.found.blocks[at];
		if (title && isTitle(title, this.#source)) this.found.blocks[at] = { ...title, kind: 'caption' };
	}

	#block(nodes: readonly (RootContent | ElementContent)[], context: Context): void {
		const builder = new PassageBuilder();
		for (const node of nodes) this.#inline(node, builder, context.kind === 'code');
		const segment = builder.build(this.#locations, { start: 0, end: 0 });
		if (segment.text.trim() === '') return;
		const { start, end } = segment.location;
		const unrendered = context.kind === 'code' ? null : unrenderedTableIn(this.#source, start.offset, end.offset);
		const block: Block = {
			...segment,
			kind: context.kind,
			level: context.level,
			admonition: context.admonition ?? this.#kindAt(start.offset),
			anchor: context.kind === 'heading' ? this.#anchor : null,
			...(unrendered ? { unrendered } : {}),
		};
		this.found.blocks.push(...(context.kind === 'code' ? [block] : this.#containers.place(block)));
	}

	#inline(node: RootContent | ElementContent, builder: PassageBuilder, preserve: boolean): void {
		if (node.type === 'text') builder.add(node, preserve);
		if (node.type !== 'element') return;
		if (node.tagName === 'table') this.#table(node, PLAIN);
		else if (node.tagName === 'title') this.found.title ??= textOf(node);
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
			location: this.#locations.at(start, end),
		});
	}
}

/** Whether a heading comes from the parser, not from the author: that of the footnotes. */
const isGenerated = ({ properties }: Element): boolean =>
	properties.id === 'footnote-label' || properties.id === 'user-content-footnote-label';
