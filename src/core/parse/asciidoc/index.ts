/** The outline of a document of AsciiDoc to the same tree that Markdown and HTML come to, every text tied to the bytes it came from. */
import type { Root, RootContent } from 'hast';
import type { Outline, SourceMapping } from '../../model.ts';
import { copiedIn, type Run, sourceOffsets } from '../source-map.ts';
import { treeOf } from '../tree.ts';
import { alignInline } from './align.ts';
import { type Placed, placed } from './place.ts';
import type { Offsets } from './places.ts';

/** Writes an outline out as one HTML text and reads that as any other. */
export function asciidocTree({ nodes }: Outline, source: string): Root {
	const writer = new Writer(source);
	writer.write(placed(nodes, source));
	writer.commentsBefore(source.length);
	const root = treeOf(writer.parts.join(''), sourceOffsets(writer.runs), copiedIn(writer.runs));
	for (const child of root.children) tieTruly(child, source);
	return root;
}

/** Has every stretch of text that is as long as what it stands for, and reads otherwise, stand at the begin of that only. */
function tieTruly(node: RootContent, source: string): void {
	if (node.type === 'element') for (const child of node.children) tieTruly(child, source);
	if (node.type !== 'text' || !node.data?.mappings) return;
	const isTrue = ({ at, length, start, end }: SourceMapping) =>
		length !== end - start || blanked(node.value.slice(at, at + length)) === blanked(source.slice(start, end));
	node.data.mappings = node.data.mappings.map((piece) => (isTrue(piece) ? piece : { ...piece, end: piece.start }));
}

const blanked = (text: string): string => text.replace(/\s/g, ' ');

/** A comment that is meant for Portolan; all others are left out, as the parser does. */
const COMMENT = /^\/\/(?!\/)[ \t]*(portolan-[^\r\n]*)/gm;

class Writer {
	readonly parts: string[] = [];
	readonly runs: Run[] = [];
	readonly #source: string;
	/** Comments that are not written yet, the next one last. */
	readonly #comments: { readonly text: string; readonly start: number; readonly end: number }[];
	#length = 0;

	constructor(source: string) {
		this.#source = source;
		this.#comments = [...source.matchAll(COMMENT)]
			.map(({ 0: { length }, 1: text = '', index }) => ({ text, start: index, end: index + length }))
			.reverse();
	}

	/** Writes elements, and the comments before each. */
	write(elements: readonly Placed[]): void {
		for (const { node, offsets, start, end, children } of elements) {
			const { tag, properties, raw, html } = node;
			this.commentsBefore(start);
			const attributes = Object.entries(properties).map(([name, value]) => ` ${name}="${escaped(value)}"`);
			this.#put(`<${tag}${attributes.join('')}>`, start, tag === 'img' ? end : start);
			if (tag === 'img') continue;
			// The HTML parser drops a line end that code begins with: this one, and none of its own.
			if (tag === 'pre') this.#put('\n', start, start);
			const text = html ?? escaped(raw ?? '');
			if (raw !== undefined && offsets) this.#text(text, raw, offsets);
			else this.#put(text, start, raw === undefined ? start : end);
			this.write(children);
			this.#put(`</${tag}>`, end, end);
		}
	}

	/** Writes the comments that stand before an offset. */
	commentsBefore(offset: number): void {
		for (let next = this.#comments.at(-1); next && next.start < offset; next = this.#comments.at(-1)) {
			this.#comments.pop();
			this.#put(`<!-- ${next.text.replaceAll('--', '- -')} -->`, next.start, next.end);
		}
	}

	#text(html: string, raw: string, offsets: Offsets): void {
		for (const { html: unit, start, end, exact } of alignInline(html, raw)) {
			const from = offsets[start] as number;
			// What ends with its line ends there, and not where the next line goes on.
			const copied = exact && this.#source.startsWith(raw.slice(start, end), from);
			this.#put(unit, from, copied ? from + end - start : Math.max(from, offsets[end] as number));
		}
	}

	#put(text: string, start: number, end: number): void {
		if (text === '') return;
		const last = this.runs.at(-1);
		const goesOn = last?.end === start && last.length === last.end - last.start && text.length === end - start;
		if (goesOn) this.runs[this.runs.length - 1] = { ...last, length: last.length + text.length, end };
		else this.runs.push({ at: this.#length, length: text.length, start, end });
		this.parts.push(text);
		this.#length += text.length;
	}
}

const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
