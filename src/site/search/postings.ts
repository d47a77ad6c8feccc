import type { Postings } from './files.ts';

/** How many items a list holds at once; the others are fetched where the best are not enough. */
const mostBest = 240;
/** A cost is below this; as a list has it, twice as much, and one more where not every locale has the item. */
export const mostCost = 16;
/** What a list has for a cost is below this. */
export const costs = 2 * mostCost;

/** Takes lists that are too long for their place, and says where it put them. */
export type Overflow = (list: readonly number[]) => readonly [file: number, place: number];

/** Writes a list of `item * costs + cost`, sorted by item. */
export function writePostings(list: readonly number[], overflow: Overflow): Postings {
	const byCost = new Map<number, number[]>();
	for (const entry of list) {
		const same = byCost.get(entry % costs);
		if (same) same.push(Math.floor(entry / costs));
		else byCost.set(entry % costs, [Math.floor(entry / costs)]);
	}
	const best: Record<string, number[]> = {};
	let room = mostBest;
	for (const cost of [...byCost.keys()].sort((a, b) => a - b)) {
		if (room <= 0) break;
		const items = byCost.get(cost)?.slice(0, room) ?? [];
		room -= items.length;
		best[cost] = differences(items);
	}
	if (list.length <= mostBest) return { n: list.length, best };
	return { n: list.length, best, more: overflow(differences(list.map((entry) => Math.floor(entry / costs)))) };
}

/** The items of a list with their cost. */
export function* readPostings({ best }: Postings): Generator<readonly [item: number, cost: number]> {
	for (const [cost, list] of Object.entries(best)) for (const item of sums(list)) yield [item, Number(cost)];
}

/** A sorted list as the differences between neighbours. */
function differences(list: readonly number[]): number[] {
	return list.map((item, index) => item - (list[index - 1] ?? 0));
}

/** What a list of differences was made of. */
export function sums(list: readonly number[]): number[] {
	let sum = 0;
	return list.map((step) => {
		sum += step;
		return sum;
	});
}
