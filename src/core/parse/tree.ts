import type { Comment, Element, Properties, Root, RootContent, Text } from 'hast';
import { type DefaultTreeAdapterMap, defaultTreeAdapter, parseFragment } from 'parse5';
import { find, html } from 'property-information';
import type { SourceMapping } from '../model.ts';
import { alignText } from './align.ts';
import type { SourceOffset } from './source-map.ts';

declare module 'hast' {
	interface ElementData {
		/** Offsets in the source. */
		start?: number;
		end?: number;
		/** On a `table` element: its `Table.index`. */
		table?: number;
	}
	interface CommentData {
		/** Offsets in the source. */
		start?: number;
		end?: number;
	}
	interface TextData {
		/** Where the text came from, offsets in the source. */
		mappings?: readonly SourceMapping[];
	}
}

type P5Node = DefaultTreeAdapterMap['childNode'];

/** parse5's own adapter copies the whole location for every added word; of it only the end is read here. */
const treeAdapter: typeof defaultTreeAdapter = {
	...defaultTreeAdapter,
	updateNodeSourceCodeLocation(node, location) {
		if (node.sourceCodeLocation && location.endOffset !== undefined)
			node.sourceCodeLocation.endOffset = location.endOffset;
	},
};

/** Deeper than any document that a person wrote; all later walks over the tree recurse. */
const DEEPEST = 400;

/**
 * Parses HTML by the rules of the HTML standard into a hast tree whose nodes know their source; `offset` leads there.
 * `isCopied` tells whether a stretch of the HTML, by offset and length, stands in the source as it is; without it, one
 * that is as long there does. Throws a RangeError where elements are nested more than 400 deep.
 */
export function treeOf(html: string, offset: SourceOffset, isCopied?: IsCopied): Root {
	const fragment = parseFragment(html, { sourceCodeLocationInfo: true, treeAdapter });
	return { type: 'root', children: children(fragment.childNodes, { html, offset, isCopied }, 0) };
}

type IsCopied = (at: number, length: number) => boolean;

interface Source {
	readonly html: string;
	readonly offset: SourceOffset;
	readonly isCopied: IsCopied | undefined;
}

function children(nodes: readonly P5Node[], source: Source, depth: number): Element['children'] {
	if (depth > DEEPEST) throw new RangeError('nested too deep');
	const out: RootContent[] = [];
	for (const node of nodes) {
		const converted = convert(node, source, depth);
		if (converted) out.push(converted);
	}
	return out as Element['children'];
}

function convert(node: P5Node, source: Source, depth: number): Element | Text | Comment | null {
	if (node.nodeName === '#text') return text(node as DefaultTreeAdapterMap['textNode'], source);
	if (node.nodeName === '#comment') return comment(node as DefaultTreeAdapterMap['commentNode'], source);
	if (!('tagName' in node)) return null;
	const location = node.sourceCodeLocation;
	const start = location ? source.offset(location.startOffset, 'start') : 0;
	const element: Element = {
		type: 'element',
		tagName: node.tagName,
		properties: properties(node.attrs),
		children: children(node.childNodes, source, depth + 1),
	};
	if (location) element.data = { start, end: source.offset(location.endOffset, 'end') };
	return element;
}

function comment({ data: value, sourceCodeLocation: location }: DefaultTreeAdapterMap['commentNode'], source: Source) {
	const comment: Comment = { type: 'comment', value };
	if (location) {
		const { startOffset, endOffset } = location;
		comment.data = { start: source.offset(startOffset, 'start'), end: source.offset(endOffset, 'end') };
	}
	return comment;
}

const BLANK = /^[ \t\r\n\f]*$/;

function text(node: DefaultTreeAdapterMap['textNode'], source: Source): Text {
	const location = node.sourceCodeLocation;
	if (!location || BLANK.test(node.value)) return { type: 'text', value: node.value };
	const { startOffset, endOffset } = location;
	const mappings: SourceMapping[] = [];
	for (const piece of alignText(node.value, source.html.slice(startOffset, endOffset), startOffset))
		throughRuns(piece, node.value, source, mappings);
	return { type: 'text', value: node.value, data: { mappings } };
}

/** Cuts a piece of joined HTML at the borders of runs, so that each part maps to one stretch of the source. */
function throughRuns(piece: SourceMapping, text: string, source: Source, out: SourceMapping[]): void {
	const { offset, isCopied } = source;
	const start = offset(piece.start, 'start');
	const end = offset(piece.end, 'end');
	const isAsLong = end - start === piece.length;
	const isExact = isAsLong && (isCopied?.(piece.start, piece.length) ?? isByUnit(piece, start, text, offset));
	if (isExact || piece.length <= 1 || piece.length !== piece.end - piece.start) {
		const last = out.at(-1);
		// Parts of a run that is known as a whole only are one piece: none of them is found by counting.
		if (last && last.start === start && last.end === end && last.at + last.length === piece.at)
			out[out.length - 1] = { ...last, length: last.length + piece.length };
		else out.push({ at: piece.at, length: piece.length, start, end });
		return;
	}
	const half = piece.length >> 1;
	const middle = piece.start + half;
	throughRuns({ ...piece, length: half, end: middle }, text, source, out);
	throughRuns({ at: piece.at + half, length: piece.length - half, start: middle, end: piece.end }, text, source, out);
}

/** Whether each line stands where counting finds it: what one line has more of another may have less of. */
function isByUnit({ at, length, start }: SourceMapping, mapped: number, text: string, offset: SourceOffset): boolean {
	for (let end = text.indexOf('\n', at) + 1; end > at && end < at + length; end = text.indexOf('\n', end) + 1)
		if (offset(start + end - at, 'start') !== mapped + end - at) return false;
	return true;
}

const names = new Map<string, ReturnType<typeof find>>();

/** Names that every object has: as a property of a tree they would not be data. No attribute of HTML is called so. */
const isInherited = (name: string): boolean => name in Object.prototype;

function properties(attributes: readonly { name: string; value: string }[]): Properties {
	const out: Properties = {};
	for (const { name, value } of attributes) {
		if (isInherited(name)) continue;
		let info = names.get(name);
		if (!info) {
			info = find(html, name);
			names.set(name, info);
		}
		out[info.property] =
			info.boolean || info.overloadedBoolean
				? value || true
				: info.spaceSeparated
					? value.split(/\s+/).filter(Boolean)
					: value;
	}
	return out;
}
