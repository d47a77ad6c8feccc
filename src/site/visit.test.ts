import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import { expect, test } from 'vitest';
import { EXIT, SKIP, visit } from './visit.ts';

const tree = (): Root => h(null, [h('ul', [h('li', [h('b', 'a')]), h('li', 'b')]), h('p', [h('i', 'c')])]);

function visited(answer: (name: string) => ReturnType<Parameters<typeof visit>[2]>): string[] {
	const names: string[] = [];
	visit(tree(), 'element', ({ tagName }) => {
		names.push(tagName);
		return answer(tagName);
	});
	return names;
}

test('nodes come before what is in them, those of other types are passed over', () => {
	expect(visited(() => undefined)).toEqual(['ul', 'li', 'b', 'li', 'p', 'i']);
	const texts: string[] = [];
	visit(tree(), 'text', ({ value }) => {
		texts.push(value);
	});
	expect(texts).toEqual(['a', 'b', 'c']);
});

test('a visitor may leave out what is below, go on elsewhere, or end', () => {
	expect(visited((name) => (name === 'li' ? SKIP : undefined))).toEqual(['ul', 'li', 'li', 'p', 'i']);
	expect(visited((name) => (name === 'li' ? [SKIP, 2] : undefined))).toEqual(['ul', 'li', 'p', 'i']);
	expect(visited((name) => (name === 'b' ? EXIT : undefined))).toEqual(['ul', 'li', 'b']);
});

test('what a visitor puts in the place of a node is visited where it says so', () => {
	const root = tree();
	const names: string[] = [];
	visit(root, 'element', (element, index, parent) => {
		names.push(element.tagName);
		if (element.tagName !== 'ul' || !parent || index === undefined) return;
		parent.children.splice(index, 1, ...(element.children as Element[]));
		return [SKIP, index];
	});
	expect(names).toEqual(['ul', 'li', 'b', 'li', 'p', 'i']);
});
