import { slug } from 'github-slugger';
import {
	type AlignedColumn,
	type AlignedRow,
	type AlignedTable,
	type Analysis,
	type Field,
	type Locale,
	type PerLocale,
	type PortRecord,
	uniqueNames,
} from '../core/index.ts';

/** A server or client that flows begin or end at, over all topics. */
export interface Role {
	/** Its address below `/<locale>/roles/`, the same in all locales. */
	readonly slug: string;
	/** Its names by locale, the most frequent first, then by letters; names that differ by case, blanks or hyphens are there as written. */
	readonly names: PerLocale<readonly string[]>;
	/** The records of what flows to it, and from it, in the site's order. */
	readonly incoming: readonly PortRecord[];
	readonly outgoing: readonly PortRecord[];
}

/** An end of one flow, by the names that the locales have for it. */
interface Mention {
	readonly names: PerLocale<string>;
	readonly record: PortRecord;
	readonly isSource: boolean;
}

/** Longer texts tell of ends, but name none. */
const LONGEST = 60;
const SEPARATOR = /^[\n,;、，；]$/;
/** What stands in brackets, a separator, or any other character. */
const PIECES = /\([^()]*\)|（[^（）]*）|[\s\S]/gu;
/** The first half of a word whose other half stands elsewhere: `Front-End- und …`. */
const HALF = /\p{L}[-‐‑]$/u;

/** Gathers the ends of all flows; names that stand in the same place of two languages belong to one role, as do near-equal ones. */
export function rolesOf({ topics, records, findings }: Pick<Analysis, 'topics' | 'records' | 'findings'>): Role[] {
	const corrected = new Map<string, string>();
	for (const { record, field, locale, suggestion } of findings)
		if (record && field && locale && suggestion) corrected.set(`${record} ${field} ${locale}`, suggestion);
	const byId = new Map(records.map((record) => [record.id, record]));
	const mentions = topics.flatMap(({ tables }) =>
		tables.flatMap((table) =>
			table.rows.flatMap((row) => {
				const record = byId.get(row.record);
				return record ? table.columns.flatMap((column) => mentionsIn(table, row, column, record, corrected)) : [];
			}),
		),
	);
	const groups = Map.groupBy(mentions, joinNames(mentions));
	const unique = uniqueNames('-');
	return [...groups.values()]
		.map((group) => ({ group, size: new Set(group.map(({ record }) => record)).size }))
		.sort((a, b) => b.size - a.size)
		.map(({ group }) => roleOf(group, unique));
}

/** The names of a record's ends in one column, as corrected: one for each part of a list that the locales part alike. */
function mentionsIn(
	{ members }: AlignedTable,
	{ cells }: AlignedRow,
	column: AlignedColumn,
	record: PortRecord,
	corrected: ReadonlyMap<string, string>,
): Mention[] {
	if (!isEnd(column.field)) return [];
	const lists = Object.keys(members).flatMap((locale): [Locale, string[]][] => {
		const cell = cells[locale]?.cells[column.members[locale] ?? -1];
		if (!cell || cell.facts.some(({ kind }) => kind === 'any')) return [];
		const text = corrected.get(`${record.id} ${column.field} ${locale}`) ?? cell.text;
		return [[locale, partsOf(text)]];
	});
	const [lengths] = [...Map.groupBy(lists, ([, list]) => list.length)].sort(
		([a, one], [b, other]) => other.length - one.length || b - a,
	);
	const [length = 0, alike = []] = lengths ?? [];
	const isSource = column.field === 'role' ? record.direction === 'out' : column.field === 'source';
	return Array.from({ length }, (_, at) => {
		// Scripts differ in how much they say within a length: what most languages tell of at length is no name in the shortest.
		if (alike.filter(([, list]) => (list[at] ?? '').length > LONGEST).length * 2 >= alike.length)
			return { names: {}, record, isSource };
		const named = alike.map(([locale, list]) => [locale, list[at] ?? ''] as const).filter(([, name]) => isName(name));
		return { names: Object.fromEntries(named), record, isSource };
	}).filter(({ names }) => Object.keys(names).length > 0);
}

/** The parts of a list of names; a separator in brackets parts nothing. */
function partsOf(text: string): string[] {
	const parts = [''];
	for (const [piece] of text.matchAll(PIECES)) {
		if (SEPARATOR.test(piece)) parts.push('');
		else parts.push(`${parts.pop()}${piece}`);
	}
	return parts.map((part) => part.trim()).filter(Boolean);
}

function isEnd(field: Field): boolean {
	return field === 'source' || field === 'destination' || field === 'role';
}

function isName(text: string): boolean {
	return text.length <= LONGEST && /\p{L}{2}/u.test(text) && !HALF.test(text);
}

/** What a name is known by: its letters and digits alone. */
function keyOf(locale: Locale, name: string): string {
	return `${locale} ${name
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\p{M}]+/gu, '')}`;
}

/** Joins the names that most often stand in the same place of two languages; tells the group of a mention. */
function joinNames(mentions: readonly Mention[]): (mention: Mention) => string {
	const counts = new Map<string, number>();
	const pairs = new Map<string, [one: string, other: string, count: number]>();
	for (const { names } of mentions) {
		const keys = Object.entries(names).map(([locale, name]) => keyOf(locale, name));
		for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
		for (const [at, one] of keys.entries())
			for (const other of keys.slice(at + 1)) {
				const pair = pairs.get(`${one}\n${other}`) ?? [one, other, 0];
				pair[2]++;
				pairs.set(`${one}\n${other}`, pair);
			}
	}
	const parents = new Map<string, string>();
	const rootOf = (key: string): string => {
		const parent = parents.get(key);
		if (parent === undefined) return key;
		const root = rootOf(parent);
		parents.set(key, root);
		return root;
	};
	for (const [one, other, count] of pairs.values()) {
		const rarer = Math.min(counts.get(one) ?? 0, counts.get(other) ?? 0);
		const [a, b] = [rootOf(one), rootOf(other)];
		if (a !== b && count * 2 > rarer) parents.set(a, b);
	}
	return ({ names }) => {
		const [[locale, name] = ['', '']] = Object.entries(names).sort(
			([a, x], [b, y]) => (counts.get(keyOf(b, y)) ?? 0) - (counts.get(keyOf(a, x)) ?? 0),
		);
		return rootOf(keyOf(locale, name));
	};
}

function roleOf(mentions: readonly Mention[], unique: (wanted: string) => string): Role {
	const counted = new Map<Locale, Map<string, number>>();
	for (const { names } of mentions)
		for (const [locale, name] of Object.entries(names)) {
			const own = counted.get(locale) ?? new Map<string, number>();
			counted.set(locale, own.set(name, (own.get(name) ?? 0) + 1));
		}
	const names = Object.fromEntries(
		[...counted]
			.sort()
			.map(([locale, own]) => [
				locale,
				[...own].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name]) => name),
			]),
	);
	const all = Object.values(names).map(([first = '']) => first);
	const wanted = slug(all.find((name) => /\p{Script=Latin}/u.test(name)) ?? all[0] ?? '') || 'role';
	const recordsWhere = (isSource: boolean) => [
		...new Set(mentions.filter((one) => one.isSource === isSource).map(({ record }) => record)),
	];
	return { slug: unique(wanted), names, incoming: recordsWhere(false), outgoing: recordsWhere(true) };
}
