import type { Locale, PerLocale } from '../model.ts';
import { type Comparison, compare, type LocaleList } from './evidence.ts';
import type { Experience } from './experience.ts';
import type { Gap } from './gaps.ts';
import { pair } from './sequence.ts';

/** An item's index in each locale that has it. */
export type Group = PerLocale<number>;

/** A group and how surely each of its members belongs to the others, 0–1. */
export interface FirmGroup {
	readonly members: Group;
	readonly firmness: PerLocale<number>;
}

/** How a set of lists is to be aligned. */
export interface Manner {
	readonly experience: Experience;
	/** The probability that an item has no counterpart in another locale. */
	readonly gap: Gap;
	/** Whether items may stand in any order. */
	readonly isLoose: boolean;
}

/** A group that is being gathered. */
interface Draft {
	readonly members: Record<Locale, number>;
	readonly firmness: Record<Locale, number>;
}

/**
 * Aligns the lists of all locales: the longest list first, each further list against the groups so far, all of whose
 * members are asked. What matches no group is put in after the group of the item before it. Order is the first list's.
 */
export function alignLists(lists: readonly LocaleList[], manner: Manner): FirmGroup[] {
	const ordered = [...lists].sort((a, b) => b.items.length - a.items.length || (a.locale < b.locale ? -1 : 1));
	const joined: LocaleList[] = [];
	let groups: Draft[] = [];
	for (const list of ordered) {
		if (joined.length === 0) groups = list.items.map((_, at) => alone(list.locale, at));
		else groups = join(groups, joined, list, manner);
		joined.push(list);
	}
	return groups;
}

/** Aligns one more list against groups of the lists that were joined before; the groups keep their order and members. */
export function extendGroups(
	groups: readonly FirmGroup[],
	joined: readonly LocaleList[],
	list: LocaleList,
	manner: Manner,
): FirmGroup[] {
	return join(groups, joined, list, manner);
}

const alone = (locale: Locale, at: number): Draft => ({ members: { [locale]: at }, firmness: { [locale]: 1 } });

function join(groups: readonly FirmGroup[], joined: readonly LocaleList[], list: LocaleList, manner: Manner): Draft[] {
	const views = joined.map((member) => viewOf(member, list, manner.experience));
	const width = list.items.length;
	const { leftOf, firmness } = pair({
		left: groups.length,
		right: width,
		score: memo((i, j) => mean(groups[i]?.members ?? {}, j, views), groups.length, width),
		atMost: (i, j) => most(groups[i]?.members ?? {}, j, views),
		candidates: candidates(groups, views, width),
		gap: sum(joined.map(({ locale }) => manner.gap(locale, list.locale))) / joined.length,
		isLoose: manner.isLoose,
	});
	return insert(groups, leftOf, firmness, list.locale);
}

interface View {
	readonly locale: Locale;
	/** Made when it is first asked: of many locales few are. */
	comparison(): Comparison;
}

function viewOf(member: LocaleList, list: LocaleList, experience: Experience): View {
	let known: Comparison | null = null;
	return {
		locale: member.locale,
		comparison() {
			known ??= compare(member, list, experience);
			return known;
		},
	};
}

/** How many members of a group are asked: beyond, another one says little new. */
const ASKED = 4;

/** What members of a group say of an item, on average; where most can't be its peers, none is. */
function mean(members: Group, item: number, views: readonly View[]): number {
	let total = 0;
	let count = 0;
	let strangers = 0;
	for (const { locale, comparison } of views) {
		const own = members[locale];
		if (own === undefined) continue;
		if (count + strangers === ASKED) break;
		const value = comparison().of(own, item);
		if (value === Number.NEGATIVE_INFINITY) strangers++;
		else {
			total += value;
			count++;
		}
	}
	return count <= strangers ? Number.NEGATIVE_INFINITY : total / count;
}

/** What they say at most. */
function most(members: Group, item: number, views: readonly View[]): number {
	let value = Number.NEGATIVE_INFINITY;
	let count = 0;
	for (const { locale, comparison } of views) {
		const own = members[locale];
		if (own === undefined) continue;
		if (count++ === ASKED) break;
		value = Math.max(value, comparison().atMost(own, item));
	}
	return value;
}

function* candidates(
	groups: readonly FirmGroup[],
	views: readonly View[],
	width: number,
): Generator<readonly [number, number]> {
	const seen = new Set<number>();
	for (const { locale, comparison } of views.slice(0, ASKED)) {
		const groupOf = new Map<number, number>();
		for (const [at, { members }] of groups.entries())
			if (members[locale] !== undefined) groupOf.set(members[locale], at);
		for (const [own, item] of comparison().candidates()) {
			const group = groupOf.get(own) as number;
			if (seen.has(group * width + item)) continue;
			seen.add(group * width + item);
			yield [group, item];
		}
	}
}

function insert(
	groups: readonly FirmGroup[],
	leftOf: readonly number[],
	firmness: readonly number[],
	locale: Locale,
): Draft[] {
	const after = new Map<number, Draft[]>();
	const out = groups.map(({ members, firmness }) => ({ members: { ...members }, firmness: { ...firmness } }));
	let previous = -1;
	for (const [item, at] of leftOf.entries()) {
		const group = out[at];
		if (!group) {
			const behind = after.get(previous) ?? [];
			after.set(previous, behind);
			behind.push(alone(locale, item));
			continue;
		}
		const sure = firmness[item] as number;
		// The first member is as firm as the one that it was first paired with.
		const [first, ...more] = Object.keys(group.members);
		if (first !== undefined && more.length === 0) group.firmness[first] = sure;
		group.members[locale] = item;
		group.firmness[locale] = sure;
		previous = at;
	}
	return [...(after.get(-1) ?? []), ...out.flatMap((group, at) => [group, ...(after.get(at) ?? [])])];
}

/** How many pairs are remembered at once. */
const REMEMBERED = 1_000_000;

function memo(of: (i: number, j: number) => number, height: number, width: number) {
	if (height * width <= REMEMBERED) {
		const values = new Float64Array(height * width).fill(Number.NaN);
		return (i: number, j: number) => {
			let value = values[i * width + j] as number;
			if (Number.isNaN(value)) {
				value = of(i, j);
				values[i * width + j] = value;
			}
			return value;
		};
	}
	// Each pair has one place, which it shares with others: the last one is remembered.
	const [keys, values] = [new Float64Array(REMEMBERED).fill(-1), new Float64Array(REMEMBERED)];
	return (i: number, j: number) => {
		const key = i * width + j;
		const place = key % REMEMBERED;
		if (keys[place] !== key) {
			values[place] = of(i, j);
			keys[place] = key;
		}
		return values[place] as number;
	};
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
