import type { Table } from '../../core/index.ts';

/** What a column is at least wide: so many characters, as classes of `rows.css` (`ch-14`) say them. */
export type Width = 8 | 10 | 12 | 14 | 16 | 18 | 20 | 22 | 24 | 28;

const WIDTHS: readonly Width[] = [8, 10, 12, 14, 16, 18, 20, 22, 24, 28];

/** So many characters of widths stand beside one another in the narrowest frame that has columns, less what each column has of padding. */
const ROOM = 58;
const PADDING = 3;
/** The widest of columns that stand beside others of their kind. */
const MOST_BESIDE = 24;

/** Where lines break: at blanks, hyphens and slashes, and beside signs of scripts that are written without blanks. */
const WORD =
	/[^\s/\-\u2010-\u2014\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;

/**
 * The width in which the longest word of each column stays whole, null for columns that are as narrow as it comes: those of
 * short texts come first, as browsers give room by the length of texts, until the narrowest frame is full.
 */
export function wordWidths({ columns, rows }: Pick<Table, 'columns' | 'rows'>): (Width | null)[] {
	let room = ROOM - PADDING * columns.length;
	const widths: (Width | null)[] = columns.map(() => null);
	const texts = columns.map(({ name }, at) => [name, ...rows.map(({ cells }) => cells[at]?.text ?? '')]);
	const byLength = texts.map((own, at) => ({ at, length: longest(own), own })).sort((a, b) => a.length - b.length);
	for (const { at, own } of byLength) {
		const width = wordWidth(own, MOST_BESIDE);
		if (width > room) break;
		widths[at] = width;
		room -= width;
	}
	return widths;
}

/** The width in which the words of all these texts stay whole, `most` where one is longer. */
export function wordWidth(texts: readonly string[], most: Width = 28): Width {
	const word = longest(texts.flatMap((text) => text.match(WORD) ?? []));
	return WIDTHS.find((each) => each >= Math.min(word, most)) ?? most;
}

const longest = (texts: readonly string[]) => texts.reduce((most, { length }) => Math.max(most, length), 0);
