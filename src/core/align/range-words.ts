import type { AlignedColumn, AlignedRow, Locale, PerLocale } from '../model.ts';
import { wordedPairs } from '../tables/index.ts';

/** The words between two ports that mean a range, by locale, as peers tell: they write the same two ports as a range. */
export function rangeWords(
	rows: readonly AlignedRow[],
	columns: readonly AlignedColumn[],
): PerLocale<ReadonlySet<string>> {
	const found: Record<Locale, Set<string>> = {};
	for (const { cells } of rows)
		for (const { field, members } of columns) {
			if (field !== 'port') continue;
			for (const [locale, at] of Object.entries(members)) {
				const cell = cells[locale]?.cells[at];
				for (const { first, second, word } of cell ? wordedPairs(cell) : []) {
					const isRange = Object.values(cells).some(({ flow }) =>
						flow.ports.some(({ from, to }) => from === first.from && to === second.to),
					);
					if (!isRange) continue;
					found[locale] ??= new Set();
					found[locale].add(word);
				}
			}
		}
	return found;
}
