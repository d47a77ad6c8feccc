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
