import type { Edit } from '../source-map.ts';
import { cut, type Line, liesIn, type Stretches } from './code.ts';

const ATX = /^[\s>]{0,40}(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?#{1,6}[ \t]/;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;
const LIST = /((?:[ \t]+|(?=[#.\w-]))(?:(?:[#.][^\s{}#.]+|[\w-]+=(?:"[^"{}]*"|[^\s"{}]+(?=[ \t}])))[ \t]*){0,20})/
	.source;
const ATTRIBUTES = new RegExp(`(?<![ \\t])[ \\t]*\\{:?${LIST}\\}[ \\t]*(#*[ \\t]*)$`);
/** With a colon anywhere behind what it is about, or on a line of its own; without one only right after what is marked up. */
const INLINE = new RegExp(
	`(?<=[^\\s{])\\{:${LIST}\\}|^[ \\t]*\\{:${LIST}\\}(?=[ \\t]*\\r?$)|(?<=[\\])*_\`])\\{${LIST}\\}`,
	'gm',
);

/** Attribute lists after headings (`## Ports {#ports}`): syntax; an id in one becomes an anchor in the heading. */
export function findHeadingIds(lines: readonly Line[]): Edit[] {
	return lines.flatMap(({ text: line, start, inFence }, at) => {
		if (inFence || !line.includes('{')) return [];
		if (!ATX.test(line) && !UNDERLINE.test(lines[at + 1]?.text ?? '')) return [];
		const found = ATTRIBUTES.exec(line);
		if (!found) return [];
		const [whole, list = '', closing = ''] = found;
		const from = start + found.index;
		const to = from + whole.length - closing.length;
		const id = /#([^\s{}#.]+)/.exec(list)?.[1];
		if (!id) return [{ start: from, end: to, text: '' }];
		return [{ start: from, end: to, text: ` <a id="${id.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></a>` }];
	});
}

/** The attribute lists of links, images, emphasis and paragraphs (`[a](b){: target="_blank" }`), each cut out. */
export function findAttributeLists(text: string, literal: Stretches): Edit[] {
	return [...text.matchAll(INLINE)].flatMap(({ 0: list, index }) =>
		/[#.=]/.test(list) && !liesIn(literal, index) ? cut(index, index + list.length) : [],
	);
}
