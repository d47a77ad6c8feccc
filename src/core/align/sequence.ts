/** Pairs two sequences by what speaks for each pair, most of it in order: a pair hidden Markov model. */

/** Two sequences to be paired one to one. */
export interface Sequences {
	readonly left: number;
	readonly right: number;
	/** Log-odds that two items are the same one in two languages; -Infinity where they can't be. */
	score(left: number, right: number): number;
	/** What `score` gives at most; cheaper. */
	atMost(left: number, right: number): number;
	/** Pairs worth a look wherever they stand, in any order. */
	readonly candidates: Iterable<readonly [left: number, right: number]>;
	/** The probability that an item has no counterpart. */
	readonly gap: number;
	/** Whether all items may stand in any order (rows), not just a few that were moved (prose). */
	readonly isLoose: boolean;
}

/** What was paired. */
export interface Paired {
	/** The left index for each right one, or -1. */
	readonly leftOf: number[];
	/** The posterior probability of each right item's pair. */
	readonly firmness: number[];
}

/** How many pairs of items are looked at as a whole; beyond, safe pairs part the sequences, or a band is looked at. */
const WHOLE = 2500;
const BAND = 40;
/** How many pairs a band has at most where the lengths of the sequences differ; BAND it always is. */
const WIDEST = 500_000;
/** How many pairs are tried by content alone. */
const TRIED = 40_000;
/** What sums of logarithms may differ by and still be the same. */
const ROUNDING = 1e-9;
/** Log-odds that part sequences: e^3, 20 times likelier than all other pairs of the two together. */
const SAFE = 3;
/** What a pair needs at least that stands out of order. */
const SURE = Math.LN2;

/** Pairs in order first; then what is left over, by content; where items changed places throughout, by content first. */
export function pair(sequences: Sequences): Paired {
	const inOrder = paired(sequences, []);
	if (!sequences.isLoose || !mayMove(sequences, inOrder)) return inOrder;
	const byContent = paired(sequences, assigned(sequences, new Set(), new Set(), 0));
	return worth(sequences, byContent) > worth(sequences, inOrder) ? byContent : inOrder;
}

/** Whether the pairs are out of order, or some item would rather have another one's partner. */
function mayMove({ left, right, score, candidates }: Sequences, { leftOf }: Paired): boolean {
	const taken = leftOf.filter((i) => i !== -1);
	if (taken.some((i, at) => at > 0 && i < (taken[at - 1] as number))) return true;
	const own = leftOf.map((i, j) => (i === -1 ? 0 : score(i, j)));
	const ofLeft = new Map(leftOf.map((i, j) => [i, own[j] as number]));
	if (left * right <= TRIED) {
		for (let i = 0; i < left; i++)
			for (let j = 0; j < right; j++)
				if (leftOf[j] !== i && score(i, j) > Math.max(0, own[j] as number, ofLeft.get(i) ?? 0)) return true;
		return false;
	}
	for (const [i, j] of candidates)
		if (leftOf[j] !== i && score(i, j) > Math.max(0, own[j] as number, ofLeft.get(i) ?? 0)) return true;
	return false;
}

/** Pairs that are fixed first, then in order what stands between those that are in order, then the rest by content. */
function paired(sequences: Sequences, fixed: readonly (readonly [number, number])[]): Paired {
	const { left, right, score } = sequences;
	const leftOf = new Array<number>(right).fill(-1);
	const firmness = new Array<number>(right).fill(1);
	const rightOf = new Array<number>(left).fill(-1);
	const take = (i: number, j: number, probability: number) => {
		leftOf[j] = i;
		rightOf[i] = j;
		firmness[j] = probability;
	};
	const odds = Math.log(Math.max(left, right, 2));
	for (const [i, j] of fixed) take(i, j, logistic(score(i, j) - odds));
	if (fixed.length === 0)
		for (const [i, j, probability] of ordered(sequences, 0, left, 0, right)) take(i, j, probability);
	else {
		for (const run of openRuns(leftOf, rightOf))
			for (const [i, j, probability] of ordered(sequences, ...run)) take(i, j, probability);
	}
	const takenLeft = new Set(rightOf.flatMap((j, i) => (j === -1 ? [] : [i])));
	const takenRight = new Set(leftOf.flatMap((i, j) => (i === -1 ? [] : [j])));
	const open = Math.log(Math.max(1, left - takenLeft.size, right - takenRight.size));
	if (sequences.isLoose && fixed.length === 0) {
		for (const [i, j, probability] of likeliestOpen(sequences, takenLeft, takenRight)) take(i, j, probability);
		return { leftOf, firmness };
	}
	// Where order says nothing, better one item changed than one lost and one made up.
	const unless = fixed.length === 0 ? open : open + 2 * Math.log(sequences.gap);
	const least = fixed.length === 0 ? Math.max(open, SURE) : unless;
	for (const [i, j] of assigned(sequences, takenLeft, takenRight, least)) take(i, j, logistic(score(i, j) - unless));
	return { leftOf, firmness };
}

/** The stretches of both sides that stand between two pairs which are neighbours on both sides but for them. */
function* openRuns(leftOf: readonly number[], rightOf: readonly number[]): Generator<[number, number, number, number]> {
	const end = (partners: readonly number[], from: number) => {
		let at = from;
		while (at < partners.length && partners[at] === -1) at++;
		return at;
	};
	for (let i = 0; i <= rightOf.length; ) {
		const last = end(rightOf, i);
		const j = i === 0 ? 0 : (rightOf[i - 1] as number) + 1;
		if (last > i && j > -1) {
			const until = end(leftOf, j);
			const closed = last === rightOf.length ? until === leftOf.length : leftOf[until] === last;
			if (until > j && closed) yield [i, last, j, until];
		}
		i = last + 1;
	}
}

/** Pairs by content alone, where each is likelier than all other pairs of the two and than that one of them has no counterpart. */
function likeliestOpen(sequences: Sequences, takenLeft: ReadonlySet<number>, takenRight: ReadonlySet<number>): Found[] {
	const pairs = assigned(sequences, takenLeft, takenRight, 0);
	if (pairs.length === 0) return [];
	const { left, right, score } = sequences;
	const [rows, columns] = [new Map<number, number>(), new Map<number, number>()];
	const add = (i: number, j: number) => {
		const odds = Math.exp(score(i, j));
		rows.set(i, (rows.get(i) ?? 0) + odds);
		columns.set(j, (columns.get(j) ?? 0) + odds);
	};
	const isOpen = (i: number, j: number) => !takenLeft.has(i) && !takenRight.has(j);
	if (left * right <= TRIED) {
		for (let i = 0; i < left; i++) for (let j = 0; j < right; j++) if (isOpen(i, j)) add(i, j);
	} else for (const [i, j] of sequences.candidates) if (isOpen(i, j)) add(i, j);
	const without = Math.exp(SURE);
	return pairs.flatMap(([i, j]): Found[] => {
		const odds = Math.exp(score(i, j));
		const others = (rows.get(i) ?? 0) + (columns.get(j) ?? 0) - 2 * odds + without;
		return odds > others ? [[i, j, odds / (odds + others)]] : [];
	});
}

/** Pairs by content alone, likeliest first: each must be likelier than not among all that is open. */
function assigned(
	{ left, right, score, candidates }: Sequences,
	takenLeft: ReadonlySet<number>,
	takenRight: ReadonlySet<number>,
	least: number,
): [number, number][] {
	const [usedLeft, usedRight] = [new Set(takenLeft), new Set(takenRight)];
	const pairs: { i: number; j: number; value: number }[] = [];
	const look = (i: number, j: number) => {
		const value = score(i, j);
		if (value > least) pairs.push({ i, j, value });
	};
	const isOpen = (i: number, j: number) => !usedLeft.has(i) && !usedRight.has(j);
	if ((left - usedLeft.size) * (right - usedRight.size) <= TRIED) {
		const open = range(0, right).filter((j) => !usedRight.has(j));
		for (let i = 0; i < left; i++) if (!usedLeft.has(i)) for (const j of open) look(i, j);
	} else for (const [i, j] of candidates) if (isOpen(i, j)) look(i, j);
	pairs.sort((a, b) => b.value - a.value || Math.abs(a.i - a.j) - Math.abs(b.i - b.j) || a.i - b.i || a.j - b.j);
	const out: [number, number][] = [];
	for (const { i, j } of pairs) {
		if (!isOpen(i, j)) continue;
		usedLeft.add(i);
		usedRight.add(j);
		out.push([i, j]);
	}
	return out;
}

/** The log-likelihood of a pairing: its pairs, a jump wherever a pair does not follow the one before, what has no partner. */
function worth({ left, right, score, gap }: Sequences, { leftOf }: Paired): number {
	const jump = Math.log(Math.max(left, right, 2));
	let sum = 0;
	const taken = new Set(leftOf);
	let last = -1;
	let paired = 0;
	for (const [j, i] of leftOf.entries()) {
		if (i === -1) continue;
		paired++;
		sum += score(i, j) - (i > last ? 0 : jump);
		if (i > last + 1 && taken.has(last + 1)) sum -= jump;
		last = i;
	}
	return sum + (left + right - 2 * paired) * Math.log(gap);
}

type Found = [left: number, right: number, probability: number];

/** Pairs two stretches in order; where they are long, the pairs that are safe part them first. */
function ordered(sequences: Sequences, i: number, iEnd: number, j: number, jEnd: number): Found[] {
	if (i === iEnd || j === jEnd) return [];
	if ((iEnd - i) * (jEnd - j) <= WHOLE) return likeliest(sequences, i, iEnd, j, jEnd);
	const out: Found[] = [];
	let [a, b] = [i, j];
	for (const [x, y] of safePairs(sequences, i, iEnd, j, jEnd)) {
		out.push(...likeliest(sequences, a, x, b, y), [x, y, 1]);
		[a, b] = [x + 1, y + 1];
	}
	out.push(...likeliest(sequences, a, iEnd, b, jEnd));
	return out;
}

/** Pairs that are by far the best of both, the longest run of them that is in order. */
function safePairs({ score, atMost, candidates }: Sequences, i: number, iEnd: number, j: number, jEnd: number) {
	const best = {
		left: new Map<number, [number, number, number]>(),
		right: new Map<number, [number, number, number]>(),
	};
	const note = (side: Map<number, [number, number, number]>, key: number, value: number, other: number) => {
		const [first, second] = side.get(key) ?? [-Infinity, -Infinity, -1];
		if (value > first) side.set(key, [value, first, other]);
		else if (value > second) side.set(key, [first, value, side.get(key)?.[2] ?? -1]);
	};
	const least = Math.log(Math.max(iEnd - i, jEnd - j)) + SAFE;
	const look = (a: number, b: number) => {
		// What is less than that is neither safe nor a rival of what is.
		if (atMost(a, b) < least - SAFE) return;
		const value = score(a, b);
		note(best.left, a, value, b);
		note(best.right, b, value, a);
	};
	if ((iEnd - i) * (jEnd - j) <= TRIED) for (let a = i; a < iEnd; a++) for (let b = j; b < jEnd; b++) look(a, b);
	else for (const [a, b] of candidates) if (a >= i && a < iEnd && b >= j && b < jEnd) look(a, b);
	const safe: [number, number][] = [];
	for (const [a, [first, second, b]] of best.left) {
		const back = best.right.get(b);
		if (back && back[2] === a && first >= least && first - Math.max(second, back[1]) >= SAFE) safe.push([a, b]);
	}
	return rising(safe.sort((x, y) => x[0] - y[0]));
}

/** The longest subsequence of which both numbers rise (patience sorting). */
function rising(pairs: readonly [number, number][]): [number, number][] {
	const tails: number[] = [];
	const before: number[] = [];
	for (const [at, [, j]] of pairs.entries()) {
		let [low, high] = [0, tails.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((pairs[tails[middle] as number] as [number, number])[1] < j) low = middle + 1;
			else high = middle;
		}
		before[at] = low > 0 ? (tails[low - 1] as number) : -1;
		tails[low] = at;
	}
	const out: [number, number][] = [];
	for (let at = tails.at(-1) ?? -1; at !== -1; at = before[at] as number) out.unshift(pairs[at] as [number, number]);
	return out;
}

/** Viterbi's path over `[i, iEnd) × [j, jEnd)`, near its diagonal where it is long, with the posterior of each pair. */
function likeliest({ score, gap }: Sequences, i: number, iEnd: number, j: number, jEnd: number): Found[] {
	const [height, width] = [iEnd - i, jEnd - j];
	if (height === 0 || width === 0) return [];
	const wide = Math.min(Math.abs(height - width), Math.floor(WIDEST / 2 / height));
	const band = height * width <= WHOLE ? Math.max(height, width) : BAND + wide;
	const open = Math.log(gap);
	const close = Math.log(1 - gap);
	const lows = range(0, height + 1).map((a) => Math.max(0, Math.floor((a * width) / height) - band));
	const highs = range(0, height + 1).map((a) => Math.min(width, Math.ceil((a * width) / height) + band));
	// The rows of the band one after the other; the first cell is all that lies outside of it.
	const stride = lows.reduce((most, from, a) => Math.max(most, (highs[a] as number) - from + 1), 0);
	const grid = () => new Float64Array(1 + stride * (height + 1)).fill(-Infinity);
	const index = (a: number, b: number): number => {
		if (a < 0 || a > height) return 0;
		const from = lows[a] as number;
		return b < from || b > (highs[a] as number) ? 0 : 1 + a * stride + b - from;
	};
	const scores = grid();
	for (let a = 0; a < height; a++)
		for (let b = lows[a] as number; b <= Math.min(highs[a] as number, width - 1); b++)
			scores[index(a, b)] = close + score(i + a, j + b);
	// What is left out on the left comes before what is left out on the right, so that each path is counted once.
	const [best, plain, skipped, back, backSkipped] = [grid(), grid(), grid(), grid(), grid()];
	for (let a = 0; a <= height; a++)
		for (let b = lows[a] as number; b <= (highs[a] as number); b++) {
			const [here, up, left, across] = [index(a, b), index(a - 1, b), index(a, b - 1), index(a - 1, b - 1)];
			const step = scores[across] as number;
			const first = a === 0 && b === 0 ? 0 : -Infinity;
			best[here] = Math.max(
				first,
				(best[up] as number) + open,
				(best[left] as number) + open,
				(best[across] as number) + step,
			);
			const before = add(plain[across] as number, skipped[across] as number) + step;
			plain[here] = add(first, add((plain[up] as number) + open, before));
			skipped[here] = add(plain[left] as number, skipped[left] as number) + open;
		}
	for (let a = height; a >= 0; a--)
		for (let b = highs[a] as number; b >= (lows[a] as number); b--) {
			const here = index(a, b);
			const last = a === height && b === width ? 0 : -Infinity;
			const next = (scores[here] as number) + (back[index(a + 1, b + 1)] as number);
			const skip = (backSkipped[index(a, b + 1)] as number) + open;
			back[here] = add(last, add((back[index(a + 1, b)] as number) + open, add(next, skip)));
			backSkipped[here] = add(last, add(next, skip));
		}
	const end = index(height, width);
	const total = add(plain[end] as number, skipped[end] as number);
	const out: Found[] = [];
	for (let a = height, b = width; a > 0 && b > 0; ) {
		// Of items that are all the same the first ones are paired.
		const value = (best[index(a, b)] as number) - ROUNDING;
		if ((best[index(a - 1, b)] as number) + open >= value) a--;
		else if ((best[index(a, b - 1)] as number) + open >= value) b--;
		else {
			a--;
			b--;
			const here = index(a, b);
			const into = add(plain[here] as number, skipped[here] as number) + (scores[here] as number);
			out.push([i + a, j + b, Math.min(1, Math.exp(into + (back[index(a + 1, b + 1)] as number) - total))]);
		}
	}
	return out;
}

/** log(e^a + e^b). */
function add(a: number, b: number): number {
	if (a < b) return add(b, a);
	return b === -Infinity ? a : a + Math.log1p(Math.exp(b - a));
}

const logistic = (value: number) => 1 / (1 + Math.exp(-value));

const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
