import type { AlignedBlock, AlignedTable, Drift, Locale, PerLocale } from '../model.ts';

/** How much of what each locale says has no counterpart in each other one. */
export function driftOf(
	locales: readonly Locale[],
	blocks: readonly AlignedBlock[],
	tables: readonly AlignedTable[],
): PerLocale<PerLocale<Drift>> {
	const headings = blocks.filter((block) => Object.values(block).some(({ kind }) => kind === 'heading'));
	const rows = tables.flatMap((table) => table.rows.map(({ cells }) => cells));
	const drift = (a: Locale, b: Locale): Drift => ({
		blocks: without(blocks, a, b),
		rows: without(rows, a, b),
		sections: without(headings, a, b),
	});
	return Object.fromEntries(
		locales.map((a) => [a, Object.fromEntries(locales.filter((b) => b !== a).map((b) => [b, drift(a, b)]))]),
	);
}

/** The share of the groups with a member in `a` that have none in `b`; 0 where `a` has none. */
function without(groups: readonly PerLocale<unknown>[], a: Locale, b: Locale): number {
	const own = groups.filter((group) => group[a] !== undefined);
	return own.length === 0 ? 0 : own.filter((group) => group[b] === undefined).length / own.length;
}
