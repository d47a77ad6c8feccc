import type { Root } from 'hast';
import { h } from 'hastscript';
import { visit } from '../visit.ts';
import type { RenderContext } from './context.ts';

/** Puts the alternative text and a note where an image stood: no image of a source document is published. Changes the tree. */
export function replaceImages(tree: Root, { t, textsLang }: Pick<RenderContext, 't' | 'textsLang'>): void {
	visit(tree, 'element', (element, index, parent) => {
		if (element.tagName !== 'img' || !parent || index === undefined) return;
		const alt = String(element.properties.alt ?? '').trim();
		parent.children[index] = h('span.image-note', [
			h('span.image-note-label', { lang: textsLang }, t(alt === '' ? 'site.image.unnamed' : 'site.image.missing')),
			...(alt === '' ? [] : [` ${alt}`]),
		]);
	});
}
