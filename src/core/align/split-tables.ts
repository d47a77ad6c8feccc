/** One table here that is several there: rows without counterpart look for one in the other tables of the topic. */
import type { Locale, PerLocale, Table } from '../model.ts';
import type { FirmGroup, Manner } from './groups.ts';
import type { Item } from './item.ts';
import { isLanguageless } from './item.ts';
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
	for (let at = 0; at < open.length; at++)
		for (let other = 0; other < open.length; other++) {
			const [into, from] = [open[at] as MatchedTable, open[other] as MatchedTable];
			if (at === other || kindOf(into) !== kindOf(from)) continue;
			for (const locale of Object.keys(from.part.members)) {
				if ((open[at] as MatchedTable).part.members[locale]) continue;
				const joined = join(open[at] as MatchedTable, open[other] as MatchedTable, locale, manner);
				if (!joined) continue;
				open[at] = joined.into;
				open[other] = joined.from;
			}
		}
	return open.filter(({ part }) => Object.keys(part.members).length > 0);
}

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
	if (new Set(Object.values(part.members).map(({ kind }) => kind)).size < 2) return true;
	const [first, ...others] = Object.entries(members).map(
		([locale, at]) => items[locale]?.[at]?.features ?? new Set<string>(),
	);
	return [...(first ?? [])].some((each) => isLanguageless(each) && others.some((features) => features.has(each)));
}

/** Moves the rows that only `locale` has in `from` to the table `into`, where they belong there; null where they don't. */
function join(
	into: MatchedTable,
	from: MatchedTable,
	locale: Locale,
	manner: Manner,
): { into: MatchedTable; from: MatchedTable } | null {
	const table = from.part.members[locale] as Table;
	const alone = from.rows.flatMap(({ members }) =>
		members[locale] !== undefined && Object.keys(members).length === 1 ? [members[locale]] : [],
	);
	const items = alone.map((at) => from.items[locale]?.[at] as Item);
	const needed = Math.ceil(MOST * Math.min(alone.length, into.rows.length));
	if (needed === 0 || !sharesEnough(Object.values(into.items).flat(), items, needed)) return null;
	const part = {
		members: { ...into.part.members, [locale]: table },
		firmness: { ...into.part.firmness, [locale]: 1 },
	};
	const loose = { ...manner, gap: () => APART, isLoose: true };
	const matched = matchTable(part, { ...into.items, [locale]: items }, loose, (group) => ({
		...group,
		members: mapped(group.members, locale, alone),
	}));
	const sure = (group: FirmGroup) =>
		group.members[locale] !== undefined &&
		Object.keys(group.members).length > 1 &&
		(group.firmness[locale] ?? 0) >= SURE;
	const taken = new Set(matched.rows.filter(sure).map(({ members }) => members[locale] as number));
	if (taken.size < needed) return null;
	const share = taken.size / Math.min(alone.length, into.rows.length);
	const rows = matched.rows.flatMap((group) => (sure(group) ? [group] : without(group, locale)));
	const left = from.rows.flatMap((group) =>
		taken.has(group.members[locale] ?? -1) && Object.keys(group.members).length === 1 ? [] : [group],
	);
	return {
		into: {
			...matched,
			part: { ...part, firmness: { ...part.firmness, [locale]: share } },
			items: { ...into.items, [locale]: from.items[locale] ?? [] },
			rows,
		},
		from: left.some(({ members }) => members[locale] !== undefined)
			? { ...from, rows: left }
			: {
					...from,
					rows: left,
					part: only(
						from.part,
						Object.keys(from.part.members).filter((each) => each !== locale),
					),
				},
	};
}

/** Whether enough rows share something that is the same in every language. */
function sharesEnough(left: readonly Item[], right: readonly Item[], needed: number): boolean {
	const known = new Set(left.flatMap(({ features }) => [...features].filter(isLanguageless)));
	return right.filter(({ features }) => [...features].some((feature) => known.has(feature))).length >= needed;
}

function without({ members, firmness }: FirmGroup, locale: Locale): FirmGroup[] {
	const kept = Object.keys(members).filter((each) => each !== locale);
	return kept.length === 0 ? [] : [{ members: pick(members, kept), firmness: pick(firmness, kept) }];
}

function mapped(members: PerLocale<number>, locale: Locale, indices: readonly number[]): PerLocale<number> {
	const at = members[locale];
	return at === undefined ? members : { ...members, [locale]: indices[at] as number };
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
