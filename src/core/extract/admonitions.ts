/** Admonitions as Markdown sources write them: a quotation that starts with `[!KIND]`, a container between `:::kind` and `:::`. */
import type { Element } from 'hast';
import type { Block } from '../model.ts';
import { cut } from './cut.ts';
import { textOf } from './elements.ts';
import type { Locations } from './locations.ts';

const MARKER = /^\s*\[!([A-Za-z]+)\]\s?/;

/** The kind that a quotation's `[!KIND]` marker names, lower case; null for a mere quotation. */
export function quotedKind(quote: Element): string | null {
	return MARKER.exec(textOf(quote))?.[1]?.toLowerCase() ?? null;
}

/** A quotation's first block without its marker. */
export function withoutMarker(block: Block, locations: Locations): Block {
	return cut(block, MARKER.exec(block.text)?.[0].length ?? 0, block.text.length, locations);
}

/** Whether a block is the title in the line that opens an admonition: `!!! note "Title"`. */
export function isTitle({ location }: Block, source: string): boolean {
	const { offset } = location.start;
	return /^\s*(?:!!!|\?\?\?\+?)\s/.test(source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset));
}

interface Fence {
	/** Offsets in the block's text. */
	readonly from: number;
	readonly to: number;
	/** The kind that the fence opens, `''` where it closes whatever is open. */
	readonly opens: string;
}

/** Follows the `:::kind` containers of one document; they may hold several blocks, and each other. */
export class Containers {
	readonly #source: string;
	readonly #locations: Locations;
	#open: string[] = [];

	constructor(source: string, locations: Locations) {
		this.#source = source;
		this.#locations = locations;
	}

	/** The next block in the document's order, cut at the fences in it; each part has the kind it stands in. */
	place(block: Block): Block[] {
		const parts: Block[] = [];
		let from = 0;
		const addUpTo = (to: number) => {
			const part = from === 0 && to === block.text.length ? block : cut(block, from, to, this.#locations);
			if (part.text !== '') parts.push({ ...part, admonition: block.admonition ?? this.#open.at(-1) ?? null });
		};
		for (const fence of this.#fences(block)) {
			if (fence.opens === '' && this.#open.length === 0) continue;
			addUpTo(fence.from);
			from = fence.to;
			if (fence.opens === '' || fence.opens === `${this.#open.at(-1)}-end`) this.#open.pop();
			else this.#open.push(fence.opens);
		}
		addUpTo(block.text.length);
		return parts;
	}

	/** The lines of a block that are fences; a line that both begins and ends with colons (`:::image …:::`) is none. */
	#fences(block: Block): Fence[] {
		return [...block.text.matchAll(/:{3,}/g)].flatMap(({ index }) => {
			const start = sourceOf(block, index);
			const lineStart = this.#source.lastIndexOf('\n', start - 1) + 1;
			const newline = this.#source.indexOf('\n', start);
			const lineEnd = newline < 0 ? this.#source.length : newline;
			const fence = /^:{3,}[ \t]*(?:([A-Za-z][\w-]*)(?![\w-]).*)?$/.exec(this.#source.slice(start, lineEnd).trimEnd());
			if (!fence || !/^[\s>]*$/.test(this.#source.slice(lineStart, start))) return [];
			if (fence[1] && fence[0].endsWith(':::')) return [];
			return { from: index, to: textAt(block, lineEnd), opens: fence[1]?.toLowerCase() ?? '' };
		});
	}
}

/** Where the character at an offset of a block's text stands in the source. */
function sourceOf({ mappings }: Block, at: number): number {
	const piece = mappings.find((one) => at < one.at + one.length);
	return piece ? piece.start + (at - piece.at) : 0;
}

/** The offset in a block's text of what stands at or after an offset of the source. */
function textAt({ mappings, text }: Block, offset: number): number {
	const piece = mappings.find(({ end }) => end > offset);
	return piece ? piece.at + Math.max(0, offset - piece.start) : text.length;
}
