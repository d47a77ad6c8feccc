import type { Edit } from '../source-map.ts';
import type { Line } from './code.ts';

const ATX = /^[\s>]{0,40}(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?#{1,6}[ \t]/;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;
const ATTRIBUTES =
	/[ \t]*\{:?[ \t]*((?:[#.][^\s{}#.]+|[\w-]+=(?:"[^"{}]*"|[^\s"{}]+)|[ \t]+){1,20})\}[ \t]*(#*[ \t]*)$/;

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
