/** The elements of an outline with the places at which they stand in the source. */
import type { OutlineNode } from '../../model.ts';
import { type Offsets, Places } from './places.ts';

/** An element, from where it begins to where what it holds ends, offsets in the source. */
export interface Placed {
	readonly node: OutlineNode;
	/** Where the characters of its `raw` stand; null where it has none, or none that is found. */
	readonly offsets: Offsets | null;
	readonly start: number;
	readonly end: number;
	readonly children: readonly Placed[];
}

/** Elements that begin with the lines of attributes above them. */
const BLOCKS = new Set(['table', 'p', 'ul', 'ol', 'dl', 'pre', 'blockquote']);

/** Places elements, in their order. */
export function placed(nodes: readonly OutlineNode[], source: string): Placed[] {
	const places = new Places(source);
	let last = 0;
	const place = (node: OutlineNode): Placed => {
		const { tag, line, raw, separator } = node;
		const before = last;
		const offsets = raw === undefined ? null : places.find({ ...node, raw });
		const empty = separator !== undefined && raw === undefined && !node.children?.length;
		const own = offsets?.[0] ?? (empty ? places.emptyAt(line, separator) : null);
		last = Math.max(last, offsets?.at(-1) ?? own ?? 0);
		const children = (node.children ?? []).map(place);
		const first = own ?? children[0]?.start ?? Math.max(before, places.textAt(line));
		// A text that is not found stands somewhere in its line.
		if (raw !== undefined && !offsets) last = Math.max(last, first, places.lineAt(line + 1) - 1);
		const start =
			tag === 'tr'
				? places.rowAt(first, before)
				: BLOCKS.has(tag) && !node.above
					? Math.min(first, places.blockAt(line))
					: first;
		return { node, offsets, start, end: Math.max(start, last), children };
	};
	return nodes.map(place);
}
