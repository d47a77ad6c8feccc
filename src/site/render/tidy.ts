import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { textOf } from './text.ts';

const HOLLOW = new Set([
	'p',
	'div',
	'span',
	'section',
	'article',
	'blockquote',
	'li',
	'ul',
	'ol',
	'em',
	'strong',
	'b',
	'i',
]);
const WRAPPER = new Set(['div', 'section', 'article', 'span']);

/** Drops elements that hold nothing and wrappers that say nothing, of which generated sources are full. Changes the tree. */
export function tidy(tree: Root): void {
	visit(tree, 'element', (element, index, parent) => {
		if (!parent || index === undefined) return;
		const isBare = Object.keys(element.properties).length === 0;
		if (HOLLOW.has(element.tagName) && isBare && isHollow(element)) {
			parent.children.splice(index, 1);
			return index;
		}
		if (!WRAPPER.has(element.tagName) || !isBare) return;
		const isInline = element.tagName === 'span';
		const holdsText = element.children.some((child) => child.type === 'text' && child.value.trim() !== '');
		if (isInline || !holdsText) {
			parent.children.splice(index, 1, ...element.children);
			return index;
		}
		return;
	});
}

/** Lets the keyboard reach code that scrolls sideways. Changes the tree. */
export function letCodeScroll(tree: Root): void {
	visit(tree, 'element', (element) => {
		if (element.tagName === 'pre') element.properties.tabIndex = 0;
	});
}

function isHollow(element: Element): boolean {
	if (textOf(element).trim() !== '') return false;
	let holds = false;
	visit(element, 'element', ({ tagName, properties }) => {
		if (['table', 'hr', 'br'].includes(tagName) || properties.id !== undefined) holds = true;
	});
	return !holds;
}
