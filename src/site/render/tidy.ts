import type { Element, Root } from 'hast';
import { visit } from '../visit.ts';
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
	tree.children = [...tidied(tree.children)];
}

function* tidied<Child extends Root['children'][number]>(children: readonly Child[]): Generator<Child> {
	for (const child of children) {
		if (child.type !== 'element') {
			yield child;
			continue;
		}
		const isBare = Object.keys(child.properties).length === 0;
		if (HOLLOW.has(child.tagName) && isBare && isHollow(child)) continue;
		const holdsText = child.children.some((inner) => inner.type === 'text' && inner.value.trim() !== '');
		const saysNothing = WRAPPER.has(child.tagName) && isBare && (child.tagName === 'span' || !holdsText);
		const inner = [...tidied(child.children)];
		if (saysNothing) yield* inner as Child[];
		else {
			child.children = inner;
			yield child;
		}
	}
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
