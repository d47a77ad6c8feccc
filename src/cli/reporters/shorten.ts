import stringWidth from 'string-width';
import { visible } from '../terminal.ts';

/** What a reader sees as one character, with its columns and its UTF-16 offset and length in the text. */
interface Glyph {
	readonly text: string;
	readonly width: number;
	readonly offset: number;
	readonly length: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const tab = '    ';

function glyphsOf(text: string, start: number): Glyph[] {
	return Array.from(segmenter.segment(text), ({ segment, index }) => {
		const shown = segment === '\t' ? tab : visible(segment);
		return { text: shown, width: stringWidth(shown), offset: start + index, length: segment.length };
	});
}

/** `text[start, end)`. */
export interface Stretch {
	readonly start: number;
	readonly end: number;
}

/** Part of a text that fits a number of columns, and where its marked stretch stands in it, in columns. */
export interface Cut {
	readonly text: string;
	readonly before: number;
	readonly marked: number;
}

/** Cuts a text to at most `columns` so that `focus` is seen, with `…` where something was left out. */
export function cutAround(text: string, mark: Stretch, columns: number, focus: Stretch = mark): Cut {
	const near = Math.max(0, focus.start - 4 * columns);
	const glyphs = glyphsOf(text.slice(near, focus.start + 4 * columns), near);
	const found = glyphs.findIndex((glyph) => glyph.offset >= focus.start);
	const first = found < 0 ? glyphs.length : found;
	const room = columns - 2;
	const before = width(glyphs.slice(0, first));
	const focused = width(glyphs.filter(within(focus)));
	const fits = near === 0 && before + Math.min(focused, Math.floor(room / 3)) <= room;
	const lead = fits ? before : Math.max(8, Math.floor((room - focused) / 3));
	const kept = grow(glyphs, first, room, lead);
	const last = kept.at(-1);
	const head = (kept[0]?.offset ?? 0) > 0 ? '…' : '';
	const tail = last !== undefined && last.offset + last.length < text.length ? '…' : '';
	return {
		text: `${head}${kept.map((glyph) => glyph.text).join('')}${tail}`,
		before: head.length + width(kept.filter((glyph) => glyph.offset < mark.start)),
		marked: width(kept.filter(within(mark))),
	};
}

/** The glyphs around one of them that fit `room` columns: `lead` columns before it, then what follows, then more before. */
function grow(glyphs: readonly Glyph[], first: number, room: number, lead: number): readonly Glyph[] {
	let [from, to, used] = [first, first, 0];
	const take = (glyph: Glyph | undefined) => glyph !== undefined && used + glyph.width <= room;
	while (take(glyphs[from - 1]) && used < lead) used += glyphs[--from]?.width ?? 0;
	while (take(glyphs[to])) used += glyphs[to++]?.width ?? 0;
	while (take(glyphs[from - 1])) used += glyphs[--from]?.width ?? 0;
	return glyphs.slice(from, to);
}

/** Cuts a text to at most `columns` so that the first of the words that it holds is seen; line ends become blanks. */
export function shorten(text: string, columns: number, words: readonly string[] = []): string {
	const flat = text.replace(/\s+/g, ' ').trim();
	return cutAround(flat, findFirst(flat, words) ?? { start: 0, end: 0 }, columns).text;
}

/** Where the first of the words that a text holds stands in it, as a word of its own; null where it holds none. */
export function findFirst(text: string, words: readonly string[]): Stretch | null {
	for (const word of words) {
		const escaped = word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
		const found = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{N}])`, 'u').exec(text);
		if (found !== null) return { start: found.index, end: found.index + word.length };
	}
	return null;
}

function within({ start, end }: Stretch): (glyph: Glyph) => boolean {
	return ({ offset }) => offset >= start && offset < end;
}

function width(glyphs: readonly Glyph[]): number {
	return glyphs.reduce((sum, glyph) => sum + glyph.width, 0);
}
