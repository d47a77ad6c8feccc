import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { SourceDocument } from '../../core/index.ts';
import type { RenderContext } from './context.ts';
import { anchorsOf, type RenderedDocument, renderDocument } from './document.ts';
import type { Anchors } from './headings.ts';
import { markdownOf } from './markdown.ts';

/** Told of a document that rendering led to a fault for. */
export type TellFault = (document: SourceDocument, error: unknown) => void;

/** Renders a document; where that leads to a fault, its page shows the source as it is. */
export function renderOrShowSource(context: RenderContext, tell: TellFault): RenderedDocument {
	const { document } = context;
	try {
		return renderDocument(context);
	} catch (error) {
		tell(document, error);
		const html = toHtml(h('pre', { tabIndex: 0 }, h('code', document.source)));
		return { html, headings: [], sections: [] };
	}
}

/** A document as Markdown; where that leads to a fault, the source as it is. */
export function markdownOrSource(context: RenderContext, tell: TellFault): string {
	try {
		return markdownOf(context);
	} catch (error) {
		tell(context.document, error);
		return context.document.source;
	}
}

/** The anchors of a document's page; none where working them out leads to a fault. */
export function anchorsOrNone(document: SourceDocument): Anchors {
	try {
		return anchorsOf(document);
	} catch {
		return { headings: [], fragments: new Map() };
	}
}
