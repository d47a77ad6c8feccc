/** Work that is done in parts, each with some of the topics, wherever each is done. */

/**
 * What one part does: it yields what all parts have to know of it, is handed what each of them has told, in the order of the
 * parts and its own as it told it, and ends with its result. What is told is plain data. All parts tell the same things in
 * the same order, whatever they hold; what they make of it does not depend on how many they are.
 */
export type Part<Result> = Generator<unknown, Result, readonly unknown[]>;

/** Tells all parts something; gives what each of them has told. */
export function* toAll<Told>(own: Told): Part<readonly Told[]> {
	return (yield own) as readonly Told[];
}

/** Does the work of a part that is the only one. */
export function alone<Result>(part: Part<Result>): Result {
	let step = part.next([]);
	while (!step.done) step = part.next([step.value]);
	return step.value;
}

/** Things in at most so many runs of about one size, in their order. */
export function cut<T>(things: readonly T[], parts: number, sizeOf: (thing: T) => number): readonly (readonly T[])[] {
	const all = things.reduce((sum, thing) => sum + sizeOf(thing), 0);
	const runs: T[][] = Array.from({ length: Math.max(1, parts) }, () => []);
	let size = 0;
	for (const thing of things) {
		const middle = size + sizeOf(thing) / 2;
		runs[Math.min(runs.length - 1, Math.floor((middle / Math.max(1, all)) * runs.length))]?.push(thing);
		size += sizeOf(thing);
	}
	return runs;
}

/** What was counted, as plain data. */
type Counts =
	| number
	| string
	| readonly Counts[]
	| ReadonlySet<Counts>
	| ReadonlyMap<Counts, Counts>
	| { readonly [name: string]: Counts };

/**
 * Adds up what several parts have counted, in their order: numbers are added, sets and lists joined, maps and objects added up
 * by their keys; of texts the first stays. What the first part has counted is added to, and given back.
 */
export function sumOf<T>(parts: readonly T[]): T {
	return parts.reduce((sum, part) => added(sum as Counts, part as Counts) as T);
}

function added(sum: Counts, more: Counts): Counts {
	if (typeof sum === 'number') return sum + (more as number);
	if (typeof sum === 'string') return sum;
	if (Array.isArray(sum)) return [...sum, ...(more as readonly Counts[])];
	if (sum instanceof Set) for (const each of more as ReadonlySet<Counts>) sum.add(each);
	else if (sum instanceof Map)
		for (const [key, count] of more as ReadonlyMap<Counts, Counts>) {
			const known = sum.get(key) as Counts | undefined;
			sum.set(key, known === undefined ? count : added(known, count));
		}
	else {
		const own = sum as Record<string, Counts>;
		for (const [key, count] of Object.entries(more))
			own[key] = Object.hasOwn(own, key) ? added(own[key] as Counts, count) : count;
	}
	return sum;
}

/** A number of a fixed precision: sums of such are the same in any order. */
export const inSteps = (value: number): number => Math.round(value * 2 ** 24) / 2 ** 24;
