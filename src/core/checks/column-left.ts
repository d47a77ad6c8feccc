import { foldText } from '../corpus/index.ts';
import type { Features } from '../evidence/index.ts';
import type { AlignedColumn, AlignedTable, Cell, Locale, Segment } from '../model.ts';
import type { TranslationUnit } from './check.ts';

/** How often a locale, and how often the others, leave or translate what stands in some languages. */
interface Uses {
	readonly here: { left: number; translated: number };
	readonly abroad: { left: number; translated: number };
}

/** What all rows of a column say together, and those that have a text in one of the languages that it is compared with. */
interface ColumnUses {
	readonly all: Uses;
	readonly byText: ReadonlyMap<string, Uses>;
}

/** How the other cells of a column stand to those of the languages that this text is the same in, here and in other languages. */
export function columnFeatures(
	{ table, column, row }: NonNullable<TranslationUnit['cell']>,
	locale: Locale,
	segment: Segment,
): Features {
	const own = foldText(segment);
	const same = Object.entries(column.members).flatMap(([other, at]) => {
		const cell = row.cells[other]?.cells[at];
		return other !== locale && cell && foldText(cell) === own ? other : [];
	});
	const { all, byText } = usesOf(table, column, locale, same);
	// Rows with the same text, its own among them, are the same case once more.
	const { here, abroad } = byText.get(own) ?? none();
	const left = all.here.left - here.left;
	const translated = all.here.translated - here.translated;
	const leftAbroad = all.abroad.left - abroad.left;
	const translatedAbroad = all.abroad.translated - abroad.translated;
	const untouched = translated === 0 ? Math.log2(1 + left) : 0;
	return {
		'column-left': Math.log2(1 + left),
		'column-translated': Math.log2(1 + translated),
		'column-abroad': Math.log((translatedAbroad + 0.5) / (leftAbroad + 0.5)),
		// A whole column that was left where other languages translate it is a fault; where they leave it, too, a habit.
		'column-untouched': (untouched * (translatedAbroad - leftAbroad)) / (translatedAbroad + leftAbroad + 1),
	};
}

const none = (): Uses => ({ here: { left: 0, translated: 0 }, abroad: { left: 0, translated: 0 } });

const known = new WeakMap<AlignedColumn, Map<string, ColumnUses>>();

/** What a locale and the others make of the cells of some languages, counted once a column. */
function usesOf(table: AlignedTable, column: AlignedColumn, locale: Locale, same: readonly Locale[]): ColumnUses {
	const uses = known.get(column) ?? new Map<string, ColumnUses>();
	known.set(column, uses);
	const key = [locale, ...same].join(' ');
	const found = uses.get(key) ?? countUses(table, column, locale, same);
	uses.set(key, found);
	return found;
}

function countUses({ rows }: AlignedTable, column: AlignedColumn, locale: Locale, same: readonly Locale[]): ColumnUses {
	const all = none();
	const byText = new Map<string, Uses>();
	if (same.length === 0) return { all, byText };
	const others = Object.keys(column.members).filter((of) => !same.includes(of));
	for (const row of rows) {
		const cellOf = (of: Locale): Cell | undefined => row.cells[of]?.cells[column.members[of] ?? Number.NaN];
		const origins = same.flatMap((of) => cellOf(of) ?? []).filter(({ text }) => /\p{L}{3}/u.test(text));
		const texts = new Set(origins.map(foldText));
		if (texts.size === 0) continue;
		const counted = [all, ...[...texts].map((text) => byText.get(text) ?? none())];
		for (const [at, text] of [...texts].entries()) byText.set(text, counted[at + 1] as Uses);
		for (const of of others) {
			const cell = cellOf(of);
			if (!cell) continue;
			const way = texts.has(foldText(cell)) ? 'left' : 'translated';
			for (const uses of counted) uses[of === locale ? 'here' : 'abroad'][way]++;
		}
	}
	return { all, byText };
}
