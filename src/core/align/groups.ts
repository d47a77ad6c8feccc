import type { Locale, PerLocale } from '../model.ts';
import type { Features } from './features.ts';
import { match } from './match.ts';
import { compare } from './similarity.ts';

/** One locale's list of things to be aligned with the other locales'. */
export interface LocaleList {
	readonly locale: Locale;
	readonly items: readonly Features[];
	/** How long each item's text is, in characters. */
	readonly sizes: readonly number[];
	/** What sort of thing each item is; things of different sorts are never peers. */
	readonly sorts?: readonly string[];
}

/** An item's index in each locale that has it. */
export type Group = PerLocale<number>;

/**
 * Aligns the lists of all locales: the longest list first, each further list against the groups so far, all of whose
 * members are asked. What matches no group is put in after the group of the item before it. Order is the first list's.
 */
export function alignLists(lists: readonly LocaleList[]): Group[] {
	const ordered = [...lists].sort((a, b) => b.items.length - a.items.length || (a.locale < b.locale ? -1 : 1));
	const joined: LocaleList[] = [];
	let groups: Record<Locale, number>[] = [];
	for (const list of ordered) {
		if (joined.length === 0) groups = list.items.map((_, at) => ({ [list.locale]: at }));
		else groups = join(groups, joined, list);
		joined.push(list);
	}
	return groups;
}

function join(groups: readonly Record<Locale, number>[], joined: readonly LocaleList[], list: LocaleList) {
	const views = joined.map((member) => memberView(groups, member, list));
	const similarity = memo((i: number, j: number) => {
		let sum = 0;
		let count = 0;
		for (const view of views) {
			const value = view.of(i, j);
			if (value === null) continue;
			sum += value;
			count++;
		}
		return count > 0 ? sum / count : 0;
	}, list.items.length);
	const leftOf = match({
		left: groups.length,
		right: list.items.length,
		similarity,
		candidates: once(
			views.flatMap((view) => view.candidates),
			list.items.length,
		),
		size: (i, j) => Math.max(...views.map((view) => view.size(i, j))),
		contrary: (i, j) => views.some((view) => view.contrary(i, j)),
	});
	return insert(groups, leftOf, list.locale);
}

/** Pairs that several members propose are one pair. */
function once(pairs: readonly (readonly [number, number])[], width: number): (readonly [number, number])[] {
	return [...new Map(pairs.map((pair) => [pair[0] * width + pair[1], pair])).values()];
}

interface MemberView {
	/** Null where the group has no member in this locale. */
	of(group: number, item: number): number | null;
	size(group: number, item: number): number;
	contrary(group: number, item: number): boolean;
	readonly candidates: readonly (readonly [number, number])[];
}

function memberView(groups: readonly Record<Locale, number>[], member: LocaleList, list: LocaleList): MemberView {
	const groupOf = new Map(
		groups.flatMap((group, at) =>
			group[member.locale] === undefined ? [] : [[group[member.locale] as number, at] as const],
		),
	);
	const similarity = compare(member.items, list.items);
	const ratio = sum(list.sizes) / Math.max(1, sum(member.sizes));
	return {
		of(group, item) {
			const own = groups[group]?.[member.locale];
			return own === undefined ? null : similarity.of(own, item);
		},
		size(group, item) {
			const own = groups[group]?.[member.locale];
			if (own === undefined) return 0;
			const expected = (member.sizes[own] ?? 0) * ratio + 1;
			const actual = (list.sizes[item] ?? 0) + 1;
			return Math.min(expected, actual) / Math.max(expected, actual);
		},
		contrary(group, item) {
			const own = groups[group]?.[member.locale];
			if (own === undefined) return false;
			return member.sorts?.[own] !== list.sorts?.[item] || similarity.contrary(own, item);
		},
		candidates: [...similarity.candidates()].flatMap(([own, item]) => {
			const group = groupOf.get(own);
			return group === undefined ? [] : [[group, item] as const];
		}),
	};
}

function insert(groups: readonly Record<Locale, number>[], leftOf: readonly number[], locale: Locale) {
	const after = new Map<number, Record<Locale, number>[]>();
	const out = groups.map((group) => ({ ...group }));
	let previous = -1;
	for (const [item, group] of leftOf.entries()) {
		if (group >= 0) {
			(out[group] as Record<Locale, number>)[locale] = item;
			previous = group;
		} else after.set(previous, [...(after.get(previous) ?? []), { [locale]: item }]);
	}
	return [...(after.get(-1) ?? []), ...out.flatMap((group, at) => [group, ...(after.get(at) ?? [])])];
}

/** How many pairs are remembered at once. */
const REMEMBERED = 1_000_000;

function memo(of: (i: number, j: number) => number, width: number) {
	const known = new Map<number, number>();
	return (i: number, j: number) => {
		const key = i * width + j;
		let value = known.get(key);
		if (value === undefined) {
			value = of(i, j);
			if (known.size >= REMEMBERED) known.clear();
			known.set(key, value);
		}
		return value;
	};
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
