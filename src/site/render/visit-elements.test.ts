import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';
import { expect, it } from 'vitest';
import { SKIP, visitElements } from './visit-elements.ts';

type Parent = Root | Element;
type Change = (
	element: Element,
	index: number | undefined,
	parent: Parent | undefined,
) => undefined | number | 'skip' | ['skip', number];

const tree = () =>
	h(null, [
		h('div', [h('p', ['Pier ', h('b', [h('i', 'two')])]), h('ul', [h('li', 'a'), h('li', h('p', 'b'))])]),
		h('p', 'end'),
	]) as Root;

/** Puts what an element holds in its place. */
const unwrap = (element: Element, index: number | undefined, parent: Parent | undefined) => {
	if (!parent || index === undefined) return undefined;
	parent.children.splice(index, 1, ...(element.children as ElementContent[]));
	return index;
};

it.each<[string, Change]>([
	['nothing is changed', () => undefined],
	['what an element holds is left out', ({ tagName }) => (tagName === 'ul' ? SKIP : undefined)],
	[
		'elements are left out that follow',
		({ tagName }, index) => (tagName === 'li' ? [SKIP, (index ?? 0) + 2] : undefined),
	],
	[
		'elements are unwrapped',
		(element, ...at) => (['div', 'b', 'li'].includes(element.tagName) ? unwrap(element, ...at) : undefined),
	],
	[
		'elements are put in',
		(element) => {
			if (element.tagName === 'p') element.children.push(h('em', 'new'));
			return undefined;
		},
	],
])('visits what unist-util-visit visits where %s', (_, change) => {
	const seen: string[][] = [[], []];
	const [own, other] = [tree(), tree()];
	const note =
		(into: string[] | undefined): Change =>
		(element, index, parent) => {
			into?.push(`${element.tagName} ${index} ${parent?.type}`);
			return change(element, index, parent);
		};
	visitElements(own, note(seen[0]));
	const noted = note(seen[1]);
	visit(other, 'element', (element, index, parent) => noted(element, index, parent as Parent | undefined));
	expect(seen[0]).toEqual(seen[1]);
	expect(own).toEqual(other);
});
