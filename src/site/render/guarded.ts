import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { SourceDocument } from '../../core/index.ts';
import type { RenderContext } from './context.ts';
import { anchorsOf, type RenderedDocument, renderDocument } from './document.ts';
import type { Anchors } from './headings.ts';

/** Told of a document that rendering led to a fault for. */
export type TellFault = (document: SourceDocument, error: unknown) => void;

/** Renders a document; where that leads to a fault, its page and its Markdown show the source as it is. */
export function renderOrShowSource(context: RenderContext, tell: TellFault): RenderedDocument {
	const { document } = context;
	const orSource = (markdown: () => string) => () => {
		try {
			return markdown();
		} catch (error) {
			tell(document, error);
			return document.source;
		}
	};
	try {
		const rendered = renderDocument(context);
		return { ...rendered, markdown: orSource(rendered.markdown) };
	} catch (error) {
		tell(document, error);
		const html = toHtml(h('pre', { tabIndex: 0 }, h('code', document.source)));
		return { html, headings: [], sections: [], markdown: () => document.source };
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
