import type { Root } from 'hast';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import type { RenderContext } from './context.ts';
import { replaceImages } from './images.ts';
import { rewriteLinks } from './links.ts';
import { sanitise } from './sanitise.ts';

const processor = unified().use(rehypeRemark).use(remarkGfm).use(remarkStringify).freeze();

/** Writes a document as Markdown: its own text and tables as the source has them, made safe, links leading to the site. */
export function markdownOf(context: RenderContext): string {
	const tree = sanitise(context.document.tree);
	replaceImages(tree, context);
	rewriteLinks(tree, context);
	return processor.stringify(processor.runSync(tree as Root) as never);
}
