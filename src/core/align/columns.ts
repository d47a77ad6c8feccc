import type { AlignedColumn, Field, Locale, PerLocale, Table } from '../model.ts';
import { columnFeatures } from './features.ts';
import { alignLists, type Group, type Manner } from './groups.ts';
import type { Item } from './item.ts';

/** Aligns the columns of a table whose rows are aligned, by what stands in the same rows; `rows` are indices by locale. */
export function alignColumns(members: PerLocale<Table>, rows: readonly Group[], manner: Manner): AlignedColumn[] {
	const groups = alignLists(
		Object.entries(members).map(([locale, table]) => {
			const keys = new Array<number>(table.rows.length).fill(-1);
			for (const [at, group] of rows.entries()) if (group[locale] !== undefined) keys[group[locale]] = at;
			return { locale, items: table.columns.map(({ index }) => columnItem(table, index, keys)) };
		}),
		{ ...manner, gap: () => WITHOUT, isLoose: true },
	).map(({ members: group }) => group);
	const fieldOf = (group: Group) =>
		settleField(Object.entries(group).map(([locale, at]) => members[locale]?.columns[at]?.field ?? 'other'));
	return joinLeftOver(groups, Object.keys(members).length, fieldOf).map((group) => ({
		field: fieldOf(group),
		members: group,
	}));
}

/** How likely a column is to have no counterpart. */
const WITHOUT = 0.05;

function columnItem(table: Table, column: number, keys: readonly number[]): Item {
	return {
		features: columnFeatures(table, column, keys),
		size: table.rows.reduce((sum, row) => sum + (row.cells[column]?.text.length ?? 0), 0),
		sort: '',
		key: null,
		words: [],
		units: [],
	};
}

/** The field that most members tell; a count, known from vocabulary alone, outweighs what looks like ports. */
function settleField(fields: readonly Field[]): Field {
	if (fields.includes('count')) return 'count';
	const counts = new Map<Field, number>();
	for (const field of fields) if (field !== 'other') counts.set(field, (counts.get(field) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? 'other';
}

/** A member's fields by its columns, as settled over all. */
export function fieldsIn(locale: Locale, columns: readonly AlignedColumn[], table: Table): Field[] {
	const fields = table.columns.map((column) => column.field);
	for (const { field, members } of columns) {
		const at = members[locale];
		if (at !== undefined) fields[at] = field;
	}
	return fields;
}

/** Where all but one column of every member have found each other, what is left over is the same column, unless known not to be. */
function joinLeftOver(groups: readonly Group[], locales: number, fieldOf: (group: Group) => Field): readonly Group[] {
	const [first, second, ...more] = groups.filter((group) => Object.keys(group).length < locales);
	if (!first || !second || more.length > 0) return groups;
	const joined = { ...second, ...first };
	if (Object.keys(joined).length < Object.keys(first).length + Object.keys(second).length) return groups;
	if (fieldOf(first) !== fieldOf(second) && fieldOf(first) !== 'other' && fieldOf(second) !== 'other') return groups;
	return groups.flatMap((group) => (group === first ? [joined] : group === second ? [] : [group]));
}
