/** What elements of the tree mean for extraction. */
import type { Element } from 'hast';
import type { PassageBuilder } from './segment.ts';

const BLOCKS = new Set(
	(
		'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
		'form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul'
	).split(' '),
);
/** Elements whose text no reader sees as text. */
export const SKIPPED = new Set([
	'script',
	'style',
	'template',
	'noscript',
	'textarea',
	'select',
	'svg',
	'math',
	'head',
]);

/** Whether an element starts on a line of its own. */
export const isBlock = (element: Element): boolean => BLOCKS.has(element.tagName);

/** Marks in a segment what inline code, links and emphasis set apart. */
export function markElement(element: Element, builder: PassageBuilder, from: number): void {
	const { tagName } = element;
	if (tagName === 'code' || tagName === 'kbd' || tagName === 'samp' || tagName === 'tt') builder.addMark('code', from);
	else if (tagName === 'em' || tagName === 'strong' || tagName === 'i' || tagName === 'b')
		builder.addMark('emphasis', from);
	else if (tagName === 'sup') builder.addMark('superscript', from);
	else if (tagName === 'a' && element.properties.href !== undefined)
		builder.addMark('link', from, String(element.properties.href));
}

/** All text below an element, as it is. */
export function textOf(element: Element): string {
	return element.children
		.map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : ''))
		.join('');
}

/** Whether an element is a block, or is to be skipped, or holds such an element. */
export function holdsBlock(element: Element): boolean {
	if (isBlock(element) || SKIPPED.has(element.tagName)) return true;
	return element.children.some((child) => child.type === 'element' && holdsBlock(child));
}

/** A heading's explicit anchor: its `id`, or the name of an `<a>` in it. */
export function anchorIn(element: Element): string | null {
	const own = element.properties.id;
	if (typeof own === 'string') return own;
	for (const child of element.children) {
		if (child.type !== 'element') continue;
		const name = child.properties.name ?? child.properties.id;
		if (child.tagName === 'a' && typeof name === 'string') return name;
	}
	return null;
}
