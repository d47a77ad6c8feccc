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

/** How well an item of one locale renders one of another, 0–1; null where that can't be told. */
export type Rendering = (a: Locale, i: number, b: Locale, j: number) => number | null;

/** An item's index in each locale that has it. */
export type Group = PerLocale<number>;

/**
 * Aligns the lists of all locales: the longest list first, each further list against the groups so far, all of whose
 * members are asked. `rendering`, where it is known, tells how well two items' texts render each other (0–1): a pair that
 * others would clearly render better is less alike. What matches no group is put in after the group of the item before it. Order is the first list's.
 */
export function alignLists(lists: readonly LocaleList[], rendering?: Rendering): Group[] {
	const ordered = [...lists].sort((a, b) => b.items.length - a.items.length || (a.locale < b.locale ? -1 : 1));
	const joined: LocaleList[] = [];
	let groups: Record<Locale, number>[] = [];
	for (const list of ordered) {
		if (joined.length === 0) groups = list.items.map((_, at) => ({ [list.locale]: at }));
		else groups = join(groups, joined, list, rendering);
		joined.push(list);
	}
	return groups;
}

function join(
	groups: readonly Record<Locale, number>[],
	joined: readonly LocaleList[],
	list: LocaleList,
	rendering: Rendering | undefined,
) {
	const views = joined.map((member) => memberView(groups, member, list, rendering));
	const width = list.items.length;
	const candidates = once(
		views.flatMap((view) => view.candidates),
		width,
	);
	const similarity = memo((i, j) => mean(views.map((view) => view.of(i, j))) ?? 0, width);
	const leftOf = match({
		left: groups.length,
		right: width,
		similarity: rendering ? doubted(similarity, views, candidates, groups.length, width) : similarity,
		leftOver: similarity,
		candidates,
		size: (i, j) => Math.max(...views.map((view) => view.size(i, j))),
		contrary: (i, j) => views.some((view) => view.contrary(i, j)),
	});
	return insert(groups, leftOf, list.locale);
}

/** How much of a pair's likeness the texts may cost it: facts that are the same still outweigh them. */
const DOUBT = 0.5;

/** Takes from a pair's similarity what its texts render each other worse than those of the best pair of either. */
function doubted(
	similarity: (i: number, j: number) => number,
	views: readonly MemberView[],
	candidates: readonly (readonly [number, number])[],
	height: number,
	width: number,
) {
	const rendered = memo((i, j) => mean(views.map((view) => view.rendering(i, j))) ?? -1, width);
	const left = new Array<number>(height).fill(0);
	const right = new Array<number>(width).fill(0);
	const look = (i: number, j: number) => {
		if (i < 0 || j < 0 || i >= height || j >= width) return;
		const value = rendered(i, j);
		left[i] = Math.max(left[i] as number, value);
		right[j] = Math.max(right[j] as number, value);
	};
	for (const [i, j] of candidates) look(i, j);
	for (let j = 0; j < width; j++) for (const step of [-1, 0, 1]) look(j + step, j);
	return memo((i, j) => {
		const value = rendered(i, j);
		const best = Math.max(left[i] as number, right[j] as number);
		return value < 0 ? similarity(i, j) : similarity(i, j) * (1 - DOUBT * Math.max(0, best - value));
	}, width);
}

function mean(values: readonly (number | null)[]): number | null {
	const known = values.filter((value) => value !== null);
	return known.length > 0 ? sum(known) / known.length : null;
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
	rendering(group: number, item: number): number | null;
	readonly candidates: readonly (readonly [number, number])[];
}

function memberView(
	groups: readonly Record<Locale, number>[],
	member: LocaleList,
	list: LocaleList,
	rendering: Rendering | undefined,
): MemberView {
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
		rendering(group, item) {
			const own = groups[group]?.[member.locale];
			return own === undefined ? null : (rendering?.(member.locale, own, list.locale, item) ?? null);
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
