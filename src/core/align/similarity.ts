import type { Features } from './features.ts';

/** How alike the items of two lists are, 0–1, and which pairs are worth a look. */
export interface Similarity {
	of(left: number, right: number): number;
	/** Whether both items say much that the other list knows, and nothing of it in common. */
	contrary(left: number, right: number): boolean;
	/** Pairs that share something telling; each left item names at most a few. */
	candidates(): Generator<readonly [left: number, right: number]>;
}

/** What little two items have may be shared by chance: this much weight counts against every pair. */
const DOUBT = 1.2;
/** The weight of about two telling features. */
const MUCH = 3;
/** A feature in more items than this says too little to propose a pair. */
const COMMON = 24;

/**
 * Weighted Jaccard similarity over the features that both lists know: what only one list knows (its language's words, a
 * fault) counts for nothing; what many items share counts for little (inverse document frequency).
 */
export function compare(left: readonly Features[], right: readonly Features[]): Similarity {
	const postings = index(left);
	const frequencies = new Map<string, number>();
	for (const [feature, items] of index(right)) {
		const own = postings.get(feature);
		if (own) frequencies.set(feature, own.length + items.length);
	}
	const total = left.length + right.length;
	const weights = new Map<string, number>();
	for (const [feature, frequency] of frequencies) weights.set(feature, Math.log(1 + total / frequency));
	const shared = (features: Features) => {
		let sum = 0;
		for (const feature of features) sum += weights.get(feature) ?? 0;
		return sum;
	};
	const leftSums = left.map(shared);
	const rightSums = right.map(shared);
	return {
		of(i, j) {
			let both = 0;
			const other = right[j] as Features;
			for (const feature of left[i] as Features) if (other.has(feature)) both += weights.get(feature) ?? 0;
			const either = (leftSums[i] as number) + (rightSums[j] as number) - both;
			return both / (either + DOUBT);
		},
		contrary(i, j) {
			return Math.min(leftSums[i] as number, rightSums[j] as number) >= MUCH && this.of(i, j) < 0.05;
		},
		*candidates() {
			for (const [j, features] of right.entries()) {
				const seen = new Set<number>();
				for (const feature of features) {
					const items = weights.has(feature) ? (postings.get(feature) as number[]) : [];
					if (items.length <= COMMON) for (const i of items) seen.add(i);
				}
				for (const i of seen) yield [i, j];
			}
		},
	};
}

function index(items: readonly Features[]): Map<string, number[]> {
	const postings = new Map<string, number[]>();
	for (const [at, features] of items.entries())
		for (const feature of features) {
			const list = postings.get(feature);
			if (list) list.push(at);
			else postings.set(feature, [at]);
		}
	return postings;
}
