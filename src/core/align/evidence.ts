/** What speaks for and against two items being the same one in two languages, as log-odds. */
import type { Locale } from '../model.ts';
import { editDistance } from '../text/index.ts';
import type { Experience } from './experience.ts';
import type { Features } from './features.ts';
import type { Item } from './item.ts';
import { among, type Feature, isLanguageless, kindOf, sayingOf } from './numbers.ts';

/** One locale's list of things to be aligned with the other locales'. */
export interface LocaleList {
	readonly locale: Locale;
	readonly items: readonly Item[];
}

/** How surely items of two lists belong together, and which pairs are worth a look. */
export interface Comparison {
	/** Log-odds; -Infinity where two items can't be the same one. */
	of(left: number, right: number): number;
	/** What `of` gives at most; cheaper. */
	atMost(left: number, right: number): number;
	/** Pairs that share something telling; each item names at most a few. */
	candidates(): Generator<readonly [left: number, right: number]>;
}

/** A feature in more items than this says too little to propose a pair. */
const COMMON = 24;
/** Features of a text hang together: from this many nats on what they tell in sum grows with its root. */
const INDEPENDENT = 4;
/** The probability that of an item's translation nothing is left that could be recognised: damaged, or written anew. */
const REWRITTEN = 0.03;
/** Gale and Church (1993): the variance of a translation's length, in characters, for each character of the original. */
const LENGTH_VARIANCE = 6.8;
/** What a length may tell at most, in nats: texts are cut and joined. */
const LENGTH_LIMIT = 3;

/** What rounding may add. */
const ROUNDING = 1e-6;

/** Compares two lists; what only one of them knows (its language's words) counts for nothing, but for numbers and names. */
export function compare(left: LocaleList, right: LocaleList, experience: Experience): Comparison {
	const postings = [index(left.items), index(right.items)] as const;
	const [leftSide, rightSide] = [
		weigh(left, right, postings, experience),
		weigh(right, left, [postings[1], postings[0]], experience),
	];
	const wording = (a: Item, b: Item) => experience.wording(a, left.locale, b, right.locale);
	const conflict = conflicts(left.items, right.items, postings, wording);
	const ratio = experience.ratio(left.locale, right.locale);
	const lengths = lengthsOf(right.items);
	const shared = agreements(left, right, postings[0], rightSide);
	const most = experience.mostOfWording + ROUNDING;
	// What two items say without their wording.
	const plain = (i: number, j: number): number => {
		const [a, b] = [left.items[i] as Item, right.items[j] as Item];
		const { agreed, regained } = shared(i, j);
		const lost = (leftSide.lost[i] as number) + (rightSide.lost[j] as number) - regained;
		const length = lengthEvidence(a.size * ratio, b.size, lengths);
		const against = damped(lost) + Math.min(0, length);
		return damped(agreed) + Math.max(0, length) + Math.log((1 - REWRITTEN) * Math.exp(against) + REWRITTEN);
	};
	return {
		atMost: (i, j) => plain(i, j) + most,
		of(i, j) {
			const [a, b] = [left.items[i] as Item, right.items[j] as Item];
			if (a.sort !== b.sort || conflict(a, b)) return Number.NEGATIVE_INFINITY;
			return plain(i, j) + wording(a, b);
		},
		*candidates() {
			for (const [j, { features }] of right.items.entries()) {
				const seen = new Set<number>();
				for (const feature of features) {
					const items = postings[0].get(feature) ?? [];
					if (items.length <= COMMON) for (const i of items) seen.add(i);
				}
				for (const i of seen) yield [i, j];
			}
		},
	};
}

interface Side {
	/** What an item loses where all that it says is missing from the other one. */
	readonly lost: readonly number[];
	/** What is regained, and what was lost for it on both sides, where both items say the same. */
	readonly gains: ReadonlyMap<Feature, Gain>;
}

/** In nats, both 0 or more for what is gained and 0 or less for what was counted as lost. */
interface Gain {
	readonly agreed: number;
	readonly regained: number;
}

type Postings = ReadonlyMap<Feature, readonly number[]>;

function weigh(
	own: LocaleList,
	other: LocaleList,
	[ours, others]: readonly [Postings, Postings],
	experience: Experience,
): Side {
	const gains = new Map<Feature, Gain>();
	const retentions = new Map<string, readonly [number, number]>();
	const kinds = (feature: Feature) => {
		const kind = kindOf(feature);
		const known = retentions.get(kind) ?? [
			experience.retention(kind, own.locale, other.locale),
			experience.retention(kind, other.locale, own.locale),
		];
		retentions.set(kind, known);
		return known;
	};
	const lost = new Map<Feature, number>();
	for (const [feature, items] of ours) {
		const there = others.get(feature)?.length ?? 0;
		if (there === 0 && !isLanguageless(feature)) continue;
		const [kept, back] = kinds(feature);
		const chance = Math.max(there / (other.items.length + 1), there === 0 ? 0 : items.length / (own.items.length + 1));
		const without = Math.min(0, Math.log((1 - kept) / (1 - chance)));
		lost.set(feature, without);
		if (there === 0) continue;
		const theirs = Math.min(0, Math.log((1 - back) / (1 - chance)));
		gains.set(feature, { agreed: Math.max(0, Math.log(Math.max(kept, back) / chance)), regained: without + theirs });
	}
	return {
		lost: own.items.map(({ features }) => {
			let sum = 0;
			for (const feature of features) sum += lost.get(feature) ?? 0;
			return sum;
		}),
		gains,
	};
}

/** What two items have in common; one object for all answers, valid until the next question. */
interface Shared {
	agreed: number;
	regained: number;
}

/** What a left item has in common with a right one: of features that few items have item by item, of others pair by pair. */
function agreements(left: LocaleList, right: LocaleList, postings: Postings, { gains }: Side) {
	const common = new Map<Feature, number>();
	const commonGains: Gain[] = [];
	for (const [feature, items] of postings) {
		const gain = items.length > COMMON ? gains.get(feature) : undefined;
		if (gain) {
			common.set(feature, commonGains.length);
			commonGains.push(gain);
		}
	}
	const ofLeft: Uint32Array[] = [];
	const ofRight: number[][] = [];
	const rare: RareShares[] = [];
	const sums: Shared = { agreed: 0, regained: 0 };
	return (i: number, j: number): Shared => {
		rare[j] ??= rareShares((right.items[j] as Item).features, gains, postings);
		const { at, agreed, regained } = rare[j];
		const index = at.get(i);
		sums.agreed = index === undefined ? 0 : (agreed[index] as number);
		sums.regained = index === undefined ? 0 : (regained[index] as number);
		if (commonGains.length === 0) return sums;
		ofLeft[i] ??= bitsOf((left.items[i] as Item).features, common);
		ofRight[j] ??= (right.items[j] as Item).features.flatMap((feature) => common.get(feature) ?? []);
		const bits = ofLeft[i];
		for (const id of ofRight[j])
			if (((bits[id >> 5] as number) >>> (id & 31)) & 1) {
				const gain = commonGains[id] as Gain;
				sums.agreed += gain.agreed;
				sums.regained += gain.regained;
			}
		return sums;
	};
}

/** What a right item shares of rare features with each left item that has any: `at` leads from the item to the sums. */
interface RareShares {
	readonly at: ReadonlyMap<number, number>;
	readonly agreed: readonly number[];
	readonly regained: readonly number[];
}

function rareShares(features: Features, gains: ReadonlyMap<Feature, Gain>, postings: Postings): RareShares {
	const at = new Map<number, number>();
	const agreed: number[] = [];
	const regained: number[] = [];
	for (const feature of features) {
		const gain = gains.get(feature);
		const items = gain ? (postings.get(feature) ?? []) : [];
		if (!gain || items.length > COMMON) continue;
		for (const i of items) {
			const index = at.get(i);
			if (index === undefined) {
				at.set(i, agreed.push(gain.agreed) - 1);
				regained.push(gain.regained);
			} else {
				agreed[index] = (agreed[index] as number) + gain.agreed;
				regained[index] = (regained[index] as number) + gain.regained;
			}
		}
	}
	return { at, agreed, regained };
}

/** A bit for each of the numbered features that an item has. */
function bitsOf(features: Features, numbers: ReadonlyMap<Feature, number>): Uint32Array {
	const bits = new Uint32Array((numbers.size + 31) >> 5);
	for (const feature of features) {
		const id = numbers.get(feature);
		if (id !== undefined) bits[id >> 5] = (bits[id >> 5] as number) | (1 << (id & 31));
	}
	return bits;
}

/** Draws a sum of things that hang together. */
function damped(sum: number): number {
	const size = Math.abs(sum);
	return size > INDEPENDENT ? Math.sign(sum) * Math.sqrt(INDEPENDENT * size) : sum;
}

/**
 * Whether two items are known by names of which one can't be the other's. Names count where they are not translated: most
 * of the fewer ones stand on the other side. A name that is unknown there may have been changed: in a table that is called
 * otherwise, and in a row that says something else which only the two of them say, or a sentence that renders the other's.
 */
function conflicts(
	left: readonly Item[],
	right: readonly Item[],
	[ours, others]: readonly [Postings, Postings],
	wording: (a: Item, b: Item) => number,
): (a: Item, b: Item) => boolean {
	const keysOf = (items: readonly Item[]): ReadonlySet<string> => new Set(items.flatMap(({ key }) => key ?? []));
	const [known, theirs] = [keysOf(left), keysOf(right)];
	const [few, many] = known.size <= theirs.size ? [known, theirs] : [theirs, known];
	const areNames = few.size > 0 && [...few].filter((key) => many.has(key)).length * 2 >= few.size;
	if (!areNames) return () => false;
	const isAlone = (feature: Feature) => ours.get(feature)?.length === 1 && others.get(feature)?.length === 1;
	return (a, b) => {
		if (a.key === null || b.key === null || a.key.startsWith('#') !== b.key.startsWith('#')) return false;
		if (isSlip(a.key, b.key)) return false;
		if (theirs.has(a.key) || known.has(b.key)) return true;
		if (a.sort === 'table') return false;
		if (Math.min(a.words.length, b.words.length) >= SENTENCE && wording(a, b) > 0) return false;
		const isTheirs = among(b.features);
		return !a.features.some((feature) => isSaying(feature) && isTheirs(feature) && isAlone(feature));
	};
}

/** How many different words a sentence has at least; fewer are states and values, which many rows have. */
const SENTENCE = 8;

/** Whether a feature is a whole text with a word in it. */
const isSaying = (feature: Feature): boolean => kindOf(feature) === 'text' && /\p{L}{2}/u.test(sayingOf(feature));

/** Whether two names are the same, or one of them a beginning or a misspelling (a letter in six) of the other. */
function isSlip(a: string, b: string): boolean {
	if (a.startsWith(b) || b.startsWith(a)) return true;
	const most = Math.max(1, Math.floor(Math.min(a.length, b.length) / 6));
	return Math.abs(a.length - b.length) <= most && editDistance(a, b, most) <= most;
}

/** The mean and variance of the logarithms of the items' lengths. */
function lengthsOf(items: readonly Item[]): { mean: number; variance: number } {
	const logs = items.map(({ size }) => Math.log(size + 1));
	const mean = logs.reduce((sum, value) => sum + value, 0) / Math.max(1, logs.length);
	return { mean, variance: logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, logs.length) };
}

/** How much likelier a length is as that of a translation than as that of anything in the list. */
function lengthEvidence(expected: number, actual: number, all: { mean: number; variance: number }): number {
	const variance = 0.05 + LENGTH_VARIANCE / (expected + 1);
	const chance = Math.max(all.variance, variance);
	const value = Math.log(actual + 1);
	const told =
		(value - all.mean) ** 2 / (2 * chance) -
		(value - Math.log(expected + 1)) ** 2 / (2 * variance) +
		Math.log(chance / variance) / 2;
	return Math.max(-LENGTH_LIMIT, Math.min(LENGTH_LIMIT, told));
}

const indices = new WeakMap<readonly Item[], Postings>();

/** Which items have each feature; a list is compared with many others. */
function index(items: readonly Item[]): Postings {
	const known = indices.get(items);
	if (known) return known;
	const postings = new Map<Feature, number[]>();
	for (const [at, { features }] of items.entries())
		for (const feature of features) {
			const list = postings.get(feature);
			if (list) list.push(at);
			else postings.set(feature, [at]);
		}
	indices.set(items, postings);
	return postings;
}
