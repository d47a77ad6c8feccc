import TinyQueue from 'tinyqueue';

/** Two ordered lists to be matched one to one. */
export interface Matching {
	readonly left: number;
	readonly right: number;
	/** 0–1. */
	similarity(left: number, right: number): number;
	/** 0–1: how alike two items are that nothing else would have; without it, as alike as ever. */
	leftOver?(left: number, right: number): number;
	/** Pairs worth a look, in any order. */
	readonly candidates: Iterable<readonly [left: number, right: number]>;
	/** 0–1: how well the sizes of two items agree; settles ties only. */
	size(left: number, right: number): number;
	/** Whether both items say much that the other list knows, and nothing of it in common. */
	contrary(left: number, right: number): boolean;
}

/** What makes a pair safe wherever it stands: this alike, and this much more alike than any other pair of the two. */
const STRONG = 0.5;
const MARGIN = 0.1;
/** What a matched neighbour adds to a pair. */
const NEIGHBOUR = 0.35;
const SIZE = 0.08;
/** What a pair needs where its neighbours speak for it, and where nothing but likeness does. */
const ENOUGH = 0.42;
/** What standing in the same gap, in the same order, counts. */
const BY_ORDER = 0.2;
const MOVED = 0.45;
/** What two items need that nothing else would have: better one row changed than one lost and one made up. */
const LEFT_OVER = 0.2;
/** From how many pairs on their order tells anything, and which share of them rises where order means something. */
const FEW = 5;
const ORDERLY = 0.75;
/** How many items on each side are paired by order in one go. */
const LONG = 100;

/** What two neighbours that are not matched to neighbours cost, where two ways to match are weighed. */
const BREAK = 0.3;

/**
 * Matches two lists, so that an item that was changed in one of them still finds its peer: first the pairs that are
 * alike beyond doubt, in any order; then, from these outwards, the pairs whose neighbours are matched to each other;
 * then what is alike but was moved; last, by order alone, what is left between matched neighbours. Where pairs have
 * changed places, neighbours may say nothing: likeness is then tried before them, and the better way is taken. Gives the left
 * index for each right one, or -1.
 */
export function match(matching: Matching): number[] {
	const byOrder = matched(matching, false);
	if (byOrder.isInOrder()) return byOrder.leftOf;
	const byLikeness = matched(matching, true);
	return byLikeness.worth() > byOrder.worth() ? byLikeness.leftOf : byOrder.leftOf;
}

function matched(matching: Matching, likenessFirst: boolean): State {
	const state = new State(matching);
	state.takeStrong();
	if (likenessFirst || state.isShuffled()) state.takeMoved(MOVED);
	state.grow();
	state.takeMoved(MOVED);
	state.fillGaps();
	state.takeLeftOver();
	return state;
}

interface Pair {
	readonly i: number;
	readonly j: number;
	readonly score: number;
}

class State {
	readonly leftOf: number[];
	readonly #rightOf: number[];
	readonly #matching: Matching;
	readonly #pairs: readonly Pair[];

	constructor(matching: Matching) {
		this.#matching = matching;
		this.leftOf = new Array<number>(matching.right).fill(-1);
		this.#rightOf = new Array<number>(matching.left).fill(-1);
		this.#pairs = [...matching.candidates]
			.map(([i, j]) => ({ i, j, score: matching.similarity(i, j) }))
			.sort((a, b) => b.score - a.score || Math.abs(a.i - a.j) - Math.abs(b.i - b.j) || a.i - b.i || a.j - b.j);
	}

	takeStrong(): void {
		const best = { i: new Map<number, number>(), j: new Map<number, number>() };
		const second = { i: new Map<number, number>(), j: new Map<number, number>() };
		for (const { i, j, score } of this.#pairs)
			for (const [side, key] of [
				['i', i],
				['j', j],
			] as const)
				if (!best[side].has(key)) best[side].set(key, score);
				else if (!second[side].has(key)) second[side].set(key, score);
		for (const { i, j, score } of this.#pairs) {
			if (score < STRONG) break;
			const clear = score >= Math.max(second.i.get(i) ?? 0, second.j.get(j) ?? 0) + MARGIN;
			if (clear && score === best.i.get(i) && score === best.j.get(j)) this.#take(i, j);
		}
	}

	isInOrder(): boolean {
		const taken = this.leftOf.filter((i) => i !== -1);
		return taken.every((i, at) => at === 0 || i > (taken[at - 1] as number));
	}

	/** How alike the pairs are, less what their neighbours tell against them. */
	worth(): number {
		return this.leftOf.reduce((sum, i, j) => {
			if (i === -1) return sum;
			const before = j === 0 ? i === 0 : this.leftOf[j - 1] === i - 1;
			return sum + this.#matching.similarity(i, j) - (before ? 0 : BREAK);
		}, 0);
	}

	/** Whether the pairs that are beyond doubt follow each other in so little order that neighbours say nothing. */
	isShuffled(): boolean {
		const taken = this.leftOf.filter((i) => i !== -1);
		const rising = taken.filter((i, at) => at > 0 && i > (taken[at - 1] as number)).length;
		return taken.length >= FEW && rising < ORDERLY * (taken.length - 1);
	}

	/** Takes, best first, the pairs next to matched ones; the lists' ends count as matched. */
	grow(): void {
		const queue = new TinyQueue<Pair & { seen: number }>([], (a, b) => b.score - a.score || a.seen - b.seen);
		const seen = new Map<string, number>();
		const look = (i: number, j: number) => {
			if (this.#rightOf[i] !== -1 || this.leftOf[j] !== -1) return;
			const key = `${i} ${j}`;
			const first = seen.get(key) ?? seen.size;
			seen.set(key, first);
			const score = this.#scoreInPlace(i, j);
			if (score >= ENOUGH) queue.push({ i, j, score, seen: first });
		};
		const lookAround = (i: number, j: number) => {
			look(i + 1, j + 1);
			look(i - 1, j - 1);
		};
		lookAround(-1, -1);
		lookAround(this.#rightOf.length, this.leftOf.length);
		for (const [j, i] of this.leftOf.entries()) if (i !== -1) lookAround(i, j);
		for (let best = queue.pop(); best; best = queue.pop()) {
			if (!this.#isOpen(best.i, best.j)) continue;
			this.#take(best.i, best.j);
			lookAround(best.i, best.j);
		}
	}

	takeMoved(least: number): void {
		for (const { i, j, score } of this.#pairs) if (score >= least && this.#isOpen(i, j)) this.#take(i, j);
	}

	takeLeftOver(): void {
		const { similarity, leftOver = similarity } = this.#matching;
		const open = this.#pairs
			.filter(({ i, j }) => this.#isOpen(i, j))
			.map(({ i, j }) => ({ i, j, score: leftOver(i, j) }))
			.sort((a, b) => b.score - a.score);
		for (const { i, j, score } of open) if (score >= LEFT_OVER && this.#isOpen(i, j)) this.#take(i, j);
	}

	/** Pairs what is left between two matched neighbours (or the lists' ends) in its order, the likeliest way. */
	fillGaps(): void {
		for (let i = 0, j = 0; i < this.#rightOf.length || j < this.leftOf.length; ) {
			const left = this.#openRun(this.#rightOf, i);
			const right = this.#openRun(this.leftOf, j);
			if (left > i && right > j && (this.#rightOf[left] ?? this.leftOf.length) === right)
				this.#pairInOrder(i, left, j, right);
			i = left + 1;
			j = i <= this.#rightOf.length ? (this.#rightOf[left] ?? this.leftOf.length) + 1 : this.leftOf.length;
		}
	}

	#openRun(partners: readonly number[], from: number): number {
		let at = from;
		while (at < partners.length && partners[at] === -1) at++;
		return at;
	}

	/** Cuts a gap too long to be looked at as a whole into parts, both sides in proportion, so that the cost stays linear. */
	#pairInOrder(i: number, iEnd: number, j: number, jEnd: number): void {
		const parts = Math.ceil(Math.sqrt(((iEnd - i) * (jEnd - j)) / LONG ** 2));
		const cut = (from: number, to: number, part: number) => from + Math.floor(((to - from) * part) / parts);
		for (let part = 0; part < parts; part++)
			this.#pairPart(cut(i, iEnd, part), cut(i, iEnd, part + 1), cut(j, jEnd, part), cut(j, jEnd, part + 1));
	}

	/** Needleman–Wunsch over `[i, iEnd) × [j, jEnd)`; leaving an item out costs nothing but the pair it could make. */
	#pairPart(i: number, iEnd: number, j: number, jEnd: number): void {
		const width = jEnd - j + 1;
		const best = new Float64Array((iEnd - i + 1) * width);
		const gain = (a: number, b: number) => {
			const { similarity, size, contrary } = this.#matching;
			return contrary(a, b) ? -1 : BY_ORDER + similarity(a, b) + SIZE * size(a, b);
		};
		for (let a = iEnd - 1; a >= i; a--)
			for (let b = jEnd - 1; b >= j; b--) {
				const at = (a - i) * width + (b - j);
				best[at] = Math.max(
					best[at + width] as number,
					best[at + 1] as number,
					gain(a, b) + (best[at + width + 1] as number),
				);
			}
		for (let a = i, b = j; a < iEnd && b < jEnd; ) {
			const at = (a - i) * width + (b - j);
			if (best[at] === best[at + width]) a++;
			else if (best[at] === best[at + 1]) b++;
			else this.#take(a++, b++);
		}
	}

	#take(i: number, j: number): void {
		this.#rightOf[i] = j;
		this.leftOf[j] = i;
	}

	#isOpen(i: number, j: number): boolean {
		return this.#rightOf[i] === -1 && this.leftOf[j] === -1;
	}

	#scoreInPlace(i: number, j: number): number {
		const first = i === 0 && j === 0;
		const last = i === this.#rightOf.length - 1 && j === this.leftOf.length - 1;
		const before = first || (i > 0 && j > 0 && this.#rightOf[i - 1] === j - 1);
		const after = last || (i < this.#rightOf.length - 1 && this.#rightOf[i + 1] === j + 1);
		const { similarity, size, contrary } = this.#matching;
		if (contrary(i, j)) return 0;
		return similarity(i, j) + (before ? NEIGHBOUR : 0) + (after ? NEIGHBOUR : 0) + SIZE * size(i, j);
	}
}
