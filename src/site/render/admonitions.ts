import type { Element, ElementContent, Root, Text } from 'hast';
import { h } from 'hastscript';
import { admonitionName } from '../../i18n/index.ts';
import { EXIT, visit } from '../visit.ts';
import type { RenderContext } from './context.ts';
import { textOf } from './text.ts';

type Labels = Pick<RenderContext, 't' | 'textsLang'>;

/** Turns `> [!NOTE]` quotations and `:::note` containers into `<aside>`s with a label in the reader's language. Changes the tree. */
export function markAdmonitions(tree: Root, labels: Labels): void {
	visit(tree, 'element', (element) => {
		if (element.tagName === 'blockquote') fromQuotation(element, labels);
	});
	fromFences(tree, labels);
	visit(tree, 'element', (element) => {
		fromFences(element, labels);
	});
}

function fromQuotation(quotation: Element, labels: Labels): void {
	const marker = /^\s*\[!([A-Za-z]+)\]\s*/.exec(textOf(quotation));
	const first = firstText(quotation);
	if (!marker || !first?.value.includes(']')) return;
	first.value = first.value.replace(/^\s*\[![A-Za-z]+\]\s*/, '');
	dropLeadingBreak(quotation);
	Object.assign(quotation, aside(marker[1] as string, withoutEmpty(quotation.children), labels));
}

/** Takes off the line break that followed the marker. */
function dropLeadingBreak(quotation: Element): void {
	visit(quotation, 'element', (paragraph) => {
		if (paragraph.tagName !== 'p') return;
		const at = paragraph.children.findIndex((child) => child.type !== 'text' || child.value.trim() !== '');
		const child = paragraph.children[at];
		if (child?.type === 'element' && child.tagName === 'br') paragraph.children.splice(0, at + 1);
		return EXIT;
	});
}

const OPENING = /^\s*:{3,}[ \t]*([A-Za-z]+)(?:\[([^\]\n]*)\])?[ \t]*(?:\n|$)/;
const CLOSING = /(?:^|\n)[ \t]*:{3,}\s*$/;

function fromFences(parent: Root | Element, labels: Labels): void {
	const children = parent.children as ElementContent[];
	for (let from = 0; from < children.length; from++) {
		const opener = children[from] as ElementContent;
		const opening = isParagraph(opener) ? OPENING.exec(textOf(opener)) : null;
		if (!opening) continue;
		const to = children.findIndex((child, at) => at >= from && isParagraph(child) && CLOSING.test(textOf(child)));
		if (to < 0) return;
		replaceIn(firstText(opener), OPENING);
		replaceIn(lastText(children[to] as ElementContent), CLOSING);
		const inner = withoutEmpty(children.slice(from, to + 1));
		children.splice(from, to - from + 1, aside(opening[1] as string, inner, labels, opening[2]));
	}
}

function aside(written: string, children: readonly ElementContent[], labels: Labels, title?: string): Element {
	const kind = written.toLowerCase();
	const name = admonitionName(kind, labels.t);
	const lang = name !== null && !title ? labels.textsLang : undefined;
	const label = title || (name ?? written);
	return h(`aside.admonition${name === null ? '' : `.${kind}`}`, [
		h('p.admonition-label', { lang }, label),
		...children,
	]);
}

function isParagraph(node: ElementContent): node is Element {
	return node.type === 'element' && node.tagName === 'p';
}

function withoutEmpty(nodes: readonly ElementContent[]): ElementContent[] {
	const isHollow = (node: ElementContent) =>
		(node.type === 'element' ? node.tagName === 'p' : true) && textOf(node).trim() === '';
	return nodes.filter((node) => !isHollow(node));
}

function replaceIn(text: Text | undefined, pattern: RegExp): void {
	if (text) text.value = text.value.replace(pattern, '');
}

function firstText(node: Element | ElementContent): Text | undefined {
	return textsOf(node).find(({ value }) => value.trim() !== '');
}

function lastText(node: ElementContent): Text | undefined {
	return textsOf(node).findLast(({ value }) => value.trim() !== '');
}

function textsOf(node: Element | ElementContent): Text[] {
	const texts: Text[] = [];
	visit(node, 'text', (text) => {
		texts.push(text);
	});
	return texts;
}
