/** What Asciidoctor's blocks are to a reader of them. */
import type { OutlineNode } from '../../core/index.ts';

/** What is read of Asciidoctor's blocks, whose types say no more than `any`. */
export interface Block {
	readonly context: string;
	readonly contentModel?: string;
	readonly lineno?: number | null;
	readonly level?: number;
	readonly style?: string | null;
	readonly rawTitle?: string | null;
	/** Of items and cells: the text as it stands there. */
	readonly _text?: string | null;
	readonly lines?: readonly string[];
	readonly blocks?: readonly unknown[];
	readonly attributes: Readonly<Record<string, string | undefined>>;
	applySubs(text: string, subs: readonly string[]): Promise<string>;
	imageUri(target: string): Promise<string>;
}

/** Reads blocks: `html` is what their text is as inline HTML. */
export interface Reader {
	html(block: Block, raw: string): Promise<string>;
	/** The path of an image from the document's own folder. */
	image(block: Block, target: string): Promise<string>;
	children(blocks: readonly Block[], line: number): Promise<OutlineNode[]>;
}

/** The title that stands above a block, as an element of its own. */
export async function titleOf(block: Block, line: number, tag: string, { html }: Reader): Promise<OutlineNode[]> {
	const raw = block.rawTitle;
	return raw ? [{ tag, properties: {}, line, above: true, raw, html: await html(block, raw) }] : [];
}
