/** Rows that one locale has as two and another as one: `389` and `636` for `389 / 636`. */
import type { AlignedRow, AlignedTable, Locale, Row } from '../model.ts';
import { remembered } from '../text/index.ts';

/** The aligned rows of a table by a locale's row. */
const rowOf: (table: AlignedTable) => ReadonlyMap<Row, AlignedRow> = remembered(
	({ rows }) => new Map(rows.flatMap((row) => Object.values(row.cells).map((own) => [own, row] as const))),
);

/** The rows right before and after one of a locale's that not all locales have which have that one. */
export function unevenBeside(table: AlignedTable, row: AlignedRow, locale: Locale): readonly AlignedRow[] {
	return beside(table, row, locale).filter(({ cells }) => Object.keys(row.cells).some((other) => !cells[other]));
}

/** Whether the locales that lack a row have all its ports in the row beside it, in which those that have it have none of them. */
export function isSplitOff(
	table: AlignedTable,
	row: AlignedRow,
	has: readonly Locale[],
	lacks: readonly Locale[],
): boolean {
	return has.every((locale) => {
		const own = portsOf(row.cells[locale]);
		return (
			own.length > 0 &&
			beside(table, row, locale).some(
				({ cells }) =>
					without(own, portsOf(cells[locale])).length === own.length &&
					lacks.every((other) => without(own, portsOf(cells[other])).length === 0),
			)
		);
	});
}

/** Whether a row's ports in two locales are the same once the rows beside it that not all locales have are counted in. */
export function isSplit(table: AlignedTable, row: AlignedRow, a: Locale, b: Locale): boolean {
	const [own, theirs] = [portsOf(row.cells[a]), portsOf(row.cells[b])];
	const around = (locale: Locale) => unevenBeside(table, row, locale).flatMap(({ cells }) => portsOf(cells[locale]));
	const [added, lost] = [without(own, theirs), without(theirs, own)];
	return added.length < own.length && without(lost, around(a)).length === 0 && without(added, around(b)).length === 0;
}

const without = (ports: readonly string[], others: readonly string[]) => ports.filter((port) => !others.includes(port));

function beside(table: AlignedTable, row: AlignedRow, locale: Locale): AlignedRow[] {
	const own = row.cells[locale];
	const rows = table.members[locale]?.rows ?? [];
	const at = own?.index ?? Number.NaN;
	return [rows[at - 1], rows[at + 1]].flatMap((other) => (other && rowOf(table).get(other)) || []);
}

const portsOf = (row: Row | undefined): string[] => row?.flow.ports.map(({ from, to }) => `${from}-${to}`) ?? [];
