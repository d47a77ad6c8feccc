/** How surely two words belong together, by what was counted of them. */
/** A word that stands where another stands, by the different pairs of texts that both locales have. */
export interface Rendering {
	/** The stem that all its forms have in common. */
	readonly stem: string;
	/** In how many pairs both words stand, and in how many each. */
	readonly both: number;
	readonly from: number;
	readonly to: number;
	/** How surely they do not do so by chance: the log-likelihood ratio (Dunning 1993), above 10.8 in one of a thousand by chance. */
	readonly support: number;
}

/** A rendering by its word's number. */
export type Counted = Omit<Rendering, 'stem'> & { readonly id: number };

/** The words of two opposite texts. */
export interface OppositeWords {
	readonly left: readonly number[];
	readonly right: readonly number[];
}

/** How many units are told apart by bits. */
export const BITS = 31;

/** The same as `diceWithout`, the units that have the word and those that have the rendering being bits. */
export function diceOf({ both, from, to }: Counted, having: number, answering: number): number {
	for (let bits = having; bits !== 0; bits &= bits - 1) from--;
	for (let bits = answering; bits !== 0; bits &= bits - 1) to--;
	for (let bits = having & answering; bits !== 0; bits &= bits - 1) both--;
	return both <= 0 ? 0 : (2 * both) / (from + to);
}

/** Dice's coefficient of a word and its rendering, without what some units have taught. */
export function diceWithout(word: number, { id, both, from, to }: Counted, units: readonly OppositeWords[]): number {
	for (const { left, right } of units) {
		const [own, other] = [left.includes(word), right.includes(id)];
		if (own) from--;
		if (other) to--;
		if (own && other) both--;
	}
	return both <= 0 ? 0 : (2 * both) / (from + to);
}

/** The log-likelihood ratio (Dunning 1993) of two things that stand in `both` of `from` and `to` of all places; 0 where they avoid each other. */
export function support(both: number, from: number, to: number, all: number): number {
	if (both * all <= from * to) return 0;
	const term = (seen: number, expected: number) => (seen > 0 ? seen * Math.log(seen / expected) : 0);
	const rest = Math.max(0, all - from - to + both);
	return (
		2 *
		(term(both, (from * to) / all) +
			term(from - both, (from * (all - to)) / all) +
			term(to - both, ((all - from) * to) / all) +
			term(rest, ((all - from) * (all - to)) / all))
	);
}
