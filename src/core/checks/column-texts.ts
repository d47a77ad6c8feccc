import type { AlignedColumn, AlignedTable, Cell, Locale } from '../model.ts';
import { normalizeText } from '../text/index.ts';
import { wordsOf } from './lines.ts';

/** What the rows of a column hold in one locale. */
interface ColumnTexts {
	/** In how many rows each text stands. */
	readonly rows: ReadonlyMap<string, number>;
	/** In how many cells each text stands: one that spans rows is one. */
	readonly cells: ReadonlyMap<string, number>;
	readonly words: ReadonlySet<string>;
}

const known = new WeakMap<AlignedColumn, Map<Locale, ColumnTexts>>();

/** The texts and words of a column in one locale, gathered once. */
export function textsOf(table: AlignedTable, column: AlignedColumn, locale: Locale): ColumnTexts {
	const byLocale = known.get(column) ?? new Map<Locale, ColumnTexts>();
	known.set(column, byLocale);
	const found = byLocale.get(locale);
	if (found) return found;
	const at = column.members[locale] ?? Number.NaN;
	const [inRows, inCells] = [new Map<string, number>(), new Map<string, Set<Cell | undefined>>()];
	const words = new Set<string>();
	for (const row of table.rows) {
		const cell = row.cells[locale]?.cells[at];
		const text = normalizeText(cell?.text ?? '');
		inRows.set(text, (inRows.get(text) ?? 0) + 1);
		const cells = inCells.get(text) ?? new Set();
		inCells.set(text, cells.add(cell));
		if (cells.size === 1) for (const word of wordsOf(cell?.text ?? '')) words.add(word);
	}
	const texts = { rows: inRows, cells: new Map([...inCells].map(([text, { size }]) => [text, size])), words };
	byLocale.set(locale, texts);
	return texts;
}

const shared = new WeakMap<AlignedColumn, Map<string, ReadonlySet<string>>>();

/** The words that two locales both use in a column: names, mostly. */
export function sharedWords(
	table: AlignedTable,
	column: AlignedColumn,
	locale: Locale,
	other: Locale,
): ReadonlySet<string> {
	const pairs = shared.get(column) ?? new Map<string, ReadonlySet<string>>();
	shared.set(column, pairs);
	const key = `${locale} ${other}`;
	const found = pairs.get(key) ?? inBoth(textsOf(table, column, locale).words, textsOf(table, column, other).words);
	pairs.set(key, found);
	return found;
}

const inBoth = (own: ReadonlySet<string>, theirs: ReadonlySet<string>) =>
	new Set([...own].filter((word) => theirs.has(word)));
