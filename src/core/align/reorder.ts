import type { Locale, Table } from '../model.ts';
import { tableFeatures } from './features.ts';
import { type Feature, isLanguageless } from './numbers.ts';
import type { AlignedPart } from './pages.ts';
import { tableName } from './rows.ts';

type Part = AlignedPart<Table>;

/**
 * Tables that stand in another order in one language, as where its sections were moved: each goes to the peers with which it
 * shares most of what is the same in every language. The order of the page holds where that shares as much.
 */
export function reordered(parts: readonly Part[]): Part[] {
	const locales = [...new Set(parts.flatMap(({ members }) => Object.keys(members)))];
	const kept = new Map<Table, ReadonlySet<Feature>>();
	const keptIn = (table: Table): ReadonlySet<Feature> => {
		const known = kept.get(table) ?? new Set(tableFeatures(table).filter(isLanguageless));
		kept.set(table, known);
		return known;
	};
	return locales.reduce((current: readonly Part[], locale) => moved(current, locale, keptIn), parts).slice();
}

/** The parts with a locale's tables moved to where they share more, if that is more in all. */
function moved(
	parts: readonly Part[],
	locale: Locale,
	keptIn: (table: Table) => ReadonlySet<Feature>,
): readonly Part[] {
	const own = parts.flatMap(({ members, firmness }, at) =>
		members[locale] ? [{ at, table: members[locale], firmness: firmness[locale] ?? 1 }] : [],
	);
	const peers = parts.map(({ members }) =>
		Object.entries(members).flatMap(([other, table]) => (other === locale ? [] : [keptIn(table)])),
	);
	if (own.length < 2) return parts;
	const names = new Set(own.flatMap(({ table }) => tableName(table) ?? []));
	const theirNames = parts.map(({ members }) =>
		Object.entries(members).flatMap(([other, table]) => (other === locale ? [] : (tableName(table) ?? []))),
	);
	const known = new Set(theirNames.flat());
	const placesOf = placesByFeature(peers);
	const pairs = own.flatMap((each, from) => {
		const name = tableName(each.table);
		const features = keptIn(each.table);
		const sharedHere = mostShared(features, peers[each.at] ?? []);
		return placesOf(features, each.at).flatMap((to) => {
			const theirs = peers[to] ?? [];
			const isOther = (other: string) => name !== null && name !== other && (known.has(name) || names.has(other));
			if (theirNames[to]?.some(isOther)) return [];
			if (each.at !== to && mostShared(features, theirs) <= sharedHere) return [];
			const share = Math.max(0, ...theirs.map((other) => likeness(features, other)));
			return share > 0 ? [{ from, to, share, stays: each.at === to }] : [];
		});
	});
	const today = pairs.reduce((sum, { share, stays }) => sum + (stays ? share : 0), 0);
	const chosen = new Map<number, number>();
	const filled = new Set<number>();
	let best = 0;
	for (const { from, to, share } of pairs.sort((a, b) => b.share - a.share || Number(b.stays) - Number(a.stays))) {
		if (chosen.has(from) || filled.has(to)) continue;
		chosen.set(from, to);
		filled.add(to);
		best += share;
	}
	if (best <= today) return parts;
	const placed = new Map([...chosen].map(([from, to]) => [to, own[from]] as const));
	// What shares nothing with any stays where it is, unless another one belongs there.
	const left = own.filter(({ at, table, firmness }, from) => {
		if (chosen.has(from)) return false;
		const stays = !placed.has(at) && Object.keys((parts[at] as Part).members).length > 1;
		if (stays) placed.set(at, { at, table, firmness });
		return !stays;
	});
	const rest = parts.flatMap(({ members, firmness }, at) => {
		const { [locale]: _, ...others } = members;
		const { [locale]: __, ...firm } = firmness;
		const table = placed.get(at);
		if (table)
			return [{ members: { ...others, [locale]: table.table }, firmness: { ...firm, [locale]: table.firmness } }];
		return Object.keys(others).length > 0 ? [{ members: others, firmness: firm }] : [];
	});
	return [...rest, ...left.map(({ table }) => ({ members: { [locale]: table }, firmness: { [locale]: 1 } }))];
}

/** What more tables than this have in common says of none of them where it belongs. */
const COMMON = 200;

/** The places whose tables share anything with a table, in order, and the one where it stands. */
function placesByFeature(peers: readonly (readonly ReadonlySet<Feature>[])[]) {
	const places = new Map<Feature, Set<number>>();
	for (const [at, theirs] of peers.entries())
		for (const features of theirs)
			for (const feature of features) {
				const known = places.get(feature);
				if (known) known.add(at);
				else places.set(feature, new Set([at]));
			}
	return (features: ReadonlySet<Feature>, own: number): number[] => {
		const found = new Set([own]);
		for (const feature of features) {
			const known = places.get(feature);
			if (known && known.size <= COMMON) for (const at of known) found.add(at);
		}
		return [...found].sort((a, b) => a - b);
	};
}

/** How much of two sets is in both, 0–1. */
const likeness = (a: ReadonlySet<Feature>, b: ReadonlySet<Feature>): number =>
	a.size + b.size === 0 ? 0 : (2 * shared(a, b)) / (a.size + b.size);

function shared(a: ReadonlySet<Feature>, b: ReadonlySet<Feature>): number {
	let both = 0;
	for (const each of a) if (b.has(each)) both++;
	return both;
}

const mostShared = (a: ReadonlySet<Feature>, others: readonly ReadonlySet<Feature>[]): number =>
	Math.max(0, ...others.map((other) => shared(a, other)));
