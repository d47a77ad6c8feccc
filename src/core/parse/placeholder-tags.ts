import { html } from 'parse5';

/** Elements of HTML that parse5 has no name for. */
const OTHERS =
	'abbr acronym audio bdi bdo canvas cite data del dfn ins kbd map mark meter output picture progress q samp time video';
const ELEMENTS: ReadonlySet<string> = new Set([...Object.values(html.TAG_NAMES), ...OTHERS.split(' ')]);
const TAG = /<([a-z][\w.-]*)>/gi;

/** Whether HTML has an element of this name, in any letter case. */
export const isHtmlElement = (name: string): boolean => ELEMENTS.has(name.toLowerCase());

/** The names that end tags of a document close, in lower case. */
export function closedNames(source: string): ReadonlySet<string> {
	return new Set([...source.matchAll(/<\/([a-z][\w.-]*)/gi)].map(([, name = '']) => name.toLowerCase()));
}

/**
 * Where HTML within Markdown holds placeholders that only look like tags (`<server-ip>`): no element is called so, and
 * nothing in the document closes it. A browser would swallow them. Offsets of their `<`, rising.
 */
export function placeholderTags(value: string, closed: ReadonlySet<string>): number[] {
	return [...value.matchAll(TAG)].flatMap(({ index, 1: name = '' }) =>
		isHtmlElement(name) || closed.has(name.toLowerCase()) ? [] : index,
	);
}
