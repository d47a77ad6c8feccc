/** One table here that is several there: rows without counterpart look for one in the other tables of the topic. */
import type { Locale, PerLocale, Table } from '../model.ts';
import { alignColumns } from './columns.ts';
import type { LocaleList } from './evidence.ts';
import { extendGroups, type FirmGroup, type Manner } from './groups.ts';
import type { Item } from './item.ts';
import { among, isLanguageless } from './numbers.ts';
import type { AlignedPart } from './pages.ts';
import { type MatchedTable, matchTable } from './tables.ts';

/** What stands in different tables is paired only where what it says is enough by itself. */
const APART = 0.35;
/** How sure a pair must be, and which share of the shorter side's rows must be paired so. */
const SURE = 0.5;
const MOST = 0.5;

/** Parts tables of which no rows belong together, then gives pieces of one locale's table to the tables they render. */
export function joinPieces(tables: readonly MatchedTable[], manner: Manner): MatchedTable[] {
	const open = tables.flatMap((table) => parted(table, manner));
	const sources = open.flatMap((table, at) =>
		Object.keys(table.part.members).map((locale) => ({ at, locale, count: aloneIn(table, locale).length })),
	);
	// The table that holds several of another language's is the one with most left over.
	for (const { at, locale, count } of sources.sort((a, b) => b.count - a.count || a.at - b.at))
		if (count > 0) distribute(open, at, locale, manner);
	return open.filter(({ part }) => Object.keys(part.members).length > 0);
}

/** The rows of a locale's table that no other locale has. */
const aloneIn = ({ rows }: MatchedTable, locale: Locale): number[] =>
	rows.flatMap(({ members }) =>
		members[locale] !== undefined && Object.keys(members).length === 1 ? [members[locale]] : [],
	);

/** A table, or, where no row of a member has found another's, that member by itself. */
function parted(table: MatchedTable, manner: Manner): MatchedTable[] {
	const locales = Object.keys(table.part.members);
	const strangers = locales.filter(
		(locale) =>
			locales.length > 1 &&
			!table.rows.some(
				({ members }) => members[locale] !== undefined && Object.keys(members).length > 1 && isLikely(members, table),
			),
	);
	if (strangers.length === 0) return [table];
	const rest = locales.filter((locale) => !strangers.includes(locale));
	return [rest, ...strangers.map((locale) => [locale])].flatMap((kept) =>
		kept.length === 0 ? [] : matchTable(only(table.part, kept), pick(table.items, kept), manner),
	);
}

/** Whether a row of tables of different kinds says the same number or name everywhere; of one kind, anything will do. */
function isLikely(members: PerLocale<number>, { part, items }: MatchedTable): boolean {
	return new Set(Object.values(part.members).map(({ kind }) => kind)).size < 2 || saySame(members, items);
}

/** Whether rows share something that is the same in every language. */
function saySame(members: PerLocale<number>, items: PerLocale<readonly Item[]>): boolean {
	const [first = [], ...others] = Object.entries(members).map(([locale, at]) => items[locale]?.[at]?.features ?? []);
	const said = first.filter(isLanguageless);
	return said.length > 0 && others.some((features) => said.some(among(features)));
}

/** Gives rows that only `locale` has in a table to all the tables without it where they belong, each row to the likeliest. */
function distribute(open: MatchedTable[], source: number, locale: Locale, manner: Manner): void {
	const from = open[source] as MatchedTable;
	const alone = aloneIn(from, locale);
	const items = alone.map((at) => from.items[locale]?.[at] as Item);
	const needed = ({ rows }: MatchedTable) => Math.ceil(MOST * Math.min(alone.length, rows.length));
	const targets = open.flatMap((into, at) =>
		at !== source &&
		into.rows.length > 0 &&
		!into.part.members[locale] &&
		kindOf(into) === kindOf(from) &&
		sharesEnough(Object.values(into.items).flat(), items, needed(into))
			? [{ into, at }]
			: [],
	);
	if (targets.length === 0) return;
	const tables = targets.map(({ into }) => into);
	const { lists, groups } = concatenated(tables);
	const loose = { ...manner, gap: () => APART, isLoose: true };
	const extended = extendGroups(groups, lists, { locale, items }, loose).filter(({ members }) =>
		Object.keys(members).some((each) => each !== locale),
	);
	const whole = { ...Object.fromEntries(lists.map((list) => [list.locale, list.items])), [locale]: items };
	const taken = new Set<number>();
	let first = 0;
	for (const { into, at } of targets) {
		const own = extended.slice(first, first + into.rows.length);
		first += into.rows.length;
		const isSure = ({ members, firmness }: FirmGroup) =>
			members[locale] !== undefined && (firmness[locale] ?? 0) >= SURE;
		const sure = own.filter((group) => isSure(group) && saySame(group.members, whole)).length;
		if (sure < needed(into)) continue;
		// Once tables belong together, rows that share a number or a name do so too.
		const rows = into.rows.map(({ members, firmness }, row): FirmGroup => {
			const group = own[row] as FirmGroup;
			const index = group.members[locale];
			if (index === undefined || !(isSure(group) || saySame(group.members, whole))) return { members, firmness };
			taken.add(alone[index] as number);
			return {
				members: { ...members, [locale]: alone[index] as number },
				firmness: { ...group.firmness, [locale]: group.firmness[locale] ?? 0 },
			};
		});
		const share = sure / Math.min(alone.length, into.rows.length);
		const part = {
			members: { ...into.part.members, [locale]: from.part.members[locale] as Table },
			firmness: { ...into.part.firmness, [locale]: share },
		};
		const columns = alignColumns(
			part.members,
			rows.map(({ members }) => members),
			manner,
		);
		open[at] = { part, rows, columns, items: { ...into.items, [locale]: from.items[locale] ?? [] } };
	}
	if (taken.size > 0) open[source] = lacking(from, locale, taken);
}

/** The rows of several tables as if they were one. */
function concatenated(tables: readonly MatchedTable[]): {
	readonly lists: readonly LocaleList[];
	readonly groups: readonly FirmGroup[];
} {
	const items: Record<Locale, Item[]> = {};
	const groups = tables.flatMap((table) => {
		const before = Object.fromEntries(Object.entries(items).map(([locale, own]) => [locale, own.length]));
		for (const [locale, own] of Object.entries(table.items)) items[locale] = [...(items[locale] ?? []), ...own];
		return table.rows.map(({ members, firmness }) => ({
			members: Object.fromEntries(Object.entries(members).map(([locale, at]) => [locale, at + (before[locale] ?? 0)])),
			firmness,
		}));
	});
	return { lists: Object.entries(items).map(([locale, items]) => ({ locale, items })), groups };
}

/** A table without rows that went elsewhere, and without the locale where none of its rows is left. */
function lacking(table: MatchedTable, locale: Locale, taken: ReadonlySet<number>): MatchedTable {
	const rows = table.rows.filter(
		({ members }) => !(taken.has(members[locale] ?? -1) && Object.keys(members).length === 1),
	);
	if (rows.some(({ members }) => members[locale] !== undefined)) return { ...table, rows };
	const rest = Object.keys(table.part.members).filter((each) => each !== locale);
	return { ...table, rows, part: only(table.part, rest) };
}

/** Whether enough rows share something that is the same in every language. */
function sharesEnough(left: readonly Item[], right: readonly Item[], needed: number): boolean {
	const known = new Set(left.flatMap(({ features }) => features.filter(isLanguageless)));
	return right.filter(({ features }) => features.some((feature) => known.has(feature))).length >= needed;
}

function only(part: AlignedPart<Table>, locales: readonly Locale[]): AlignedPart<Table> {
	return {
		members: pick(part.members, locales),
		firmness:
			locales.length === 1 ? Object.fromEntries(locales.map((locale) => [locale, 1])) : pick(part.firmness, locales),
	};
}

function pick<T>(values: PerLocale<T>, locales: readonly Locale[]): PerLocale<T> {
	return Object.fromEntries(locales.map((locale) => [locale, values[locale] as T]));
}

const kindOf = ({ part }: MatchedTable): string =>
	Object.values(part.members).some(({ kind }) => kind === 'ports') ? 'ports' : 'other';
