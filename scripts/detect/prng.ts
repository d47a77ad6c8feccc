/** A source of chance: the same seed gives the same numbers on every machine. */
export interface Random {
	/** A whole number from 0, below `limit`. */
	below(limit: number): number;
	/** One of the items, or null where there are none. */
	pick<T>(items: readonly T[]): T | null;
	/** The items in another order; the list itself is left alone. */
	shuffle<T>(items: readonly T[]): T[];
}

/** Makes a source of chance of a seed and a name, so that no operator's draws depend on another's (mulberry32 over FNV-1a). */
export function randomOf(seed: number, name: string): Random {
	let state = (seed ^ 0x811c9dc5) >>> 0;
	for (const character of name) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (limit: number) => Math.floor(next() * limit);
	return {
		below,
		pick: (items) => items[below(items.length)] ?? null,
		shuffle: (items) => {
			const list = [...items];
			for (let at = list.length - 1; at > 0; at--) {
				const other = below(at + 1);
				[list[at], list[other]] = [list[other] as (typeof list)[number], list[at] as (typeof list)[number]];
			}
			return list;
		},
	};
}
