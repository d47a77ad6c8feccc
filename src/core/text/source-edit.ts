import type { Segment } from '../model.ts';
import type { Change } from './changes.ts';
import type { Target } from './markup.ts';

/** `source[start, end)` is to be replaced by `text`. */
export interface SourceEdit {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** A change of a segment's text as an edit of its source; null where it would take markup away or can't be written there. */
export function sourceEdit(change: Change, target: Target, source: string): SourceEdit | null {
	const range =
		change.start === change.end
			? insertionPoint(target.segment, change.start)
			: stretch(target.segment, change, source);
	const text = encoded(change, target, source, range);
	return range && text !== null ? { ...range, text } : null;
}

type Range = Omit<SourceEdit, 'text'>;

/** The source of `text[start, end)`, if nothing but blanks, quotation marks and escapes of Markdown stands between. */
function stretch({ mappings }: Segment, { start, end }: Change, source: string): Range | null {
	const touched = mappings.filter(({ at, length }) => at < end && at + length > start);
	const first = touched[0];
	const last = touched.at(-1);
	if (!first || !last) return null;
	for (const [at, piece] of touched.entries()) {
		const next = touched[at + 1];
		if (next && !/^[\s>\\]*$/.test(source.slice(piece.end, next.start))) return null;
	}
	const exact = (piece: typeof first) => piece.length === piece.end - piece.start;
	if ((!exact(first) && start > first.at) || (!exact(last) && end < last.at + last.length)) return null;
	const from = exact(first) ? first.start + start - first.at : first.start;
	const to = exact(last) ? last.start + end - last.at : last.end;
	if (from >= to) return null;
	const escaped = source[from - 1] === '\\' && from === first.start && !mappings.some((piece) => piece.end === from);
	return { start: escaped ? from - 1 : from, end: to };
}

/** Where to write before `text[at]`: right behind the character before it, so that it joins that one's markup. */
function insertionPoint({ mappings, location }: Segment, at: number): Range | null {
	const left = mappings.findLast((piece) => piece.at < at);
	const right = mappings.find((piece) => piece.at >= at);
	const point = (offset: number) => ({ start: offset, end: offset });
	if (!left) return point(right?.start ?? location.start.offset);
	if (at >= left.at + left.length) return point(left.end);
	return left.length === left.end - left.start ? point(left.start + at - left.at) : null;
}

/** The text as it must be written in the source to be read as it is. */
function encoded({ start, end, written }: Change, target: Target, source: string, range: Range | null): string | null {
	const { segment, markup } = target;
	if (/[\r\n]/.test(written) || !range) return written === '' ? written : null;
	if (markup === 'html') return written.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
	const piped = (text: string) => (markup === 'pipe-table' ? text.replaceAll('|', '\\|') : text);
	const code = segment.marks.some(
		(mark) => mark.kind === 'code' && mark.start < Math.max(end, start + 1) && start < mark.end,
	);
	if (code && !/<\/?[a-z]/i.test(source.slice(segment.location.start.offset, segment.location.end.offset)))
		return written.includes('`') ? null : piped(written);
	return piped(
		written
			.replace(/[\\`*[\]~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
			.replace(/&(?=#?\w+;)/g, '&amp;')
			.replaceAll('<', '&lt;'),
	);
}
