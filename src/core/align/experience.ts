/** What aligned documents teach of how one locale renders another; sums that can be merged. */
import { type Expectation, Lexicon, type LexiconData } from '../corpus/index.ts';
import type { Locale } from '../model.ts';
import { wordsOf } from './features.ts';
import type { Item } from './item.ts';
import { among, type Feature, isLanguageless, kindOf } from './numbers.ts';

/** How often a feature that should stay does, before anything was learned, by its kind. */
const EXPECTED: Readonly<Record<string, number>> = {
	number: 0.85,
	lead: 0.85,
	name: 0.85,
	code: 0.85,
	line: 0.7,
	protocol: 0.85,
	anchor: 0.9,
	link: 0.7,
	kind: 0.9,
	table: 0.9,
	field: 0.9,
	width: 0.8,
	admonition: 0.8,
	cell: 0.7,
	header: 0.5,
	place: 0.95,
	stem: 0.5,
	word: 0.6,
	text: 0.7,
};
/** How many observations the expectation counts for. */
const PRIOR = 20;

/** Whether what is known of two texts' words agrees is looked at by how much is known, and by which share agrees. */
const KNOWN = [0.2, 0.6, 1.2, 2.5, 5];
const SHARES = [0.05, 0.15, 0.3, 0.45, 0.6, 0.75];
/** Pairs of a class that were seen this often outweigh what is expected of all. */
const SEEN = 4;
/** How many words of an item are looked up: those that tell most. */
const TELLING = 12;

/** By two locales, how much longer each document of the second is than the one of the first. */
export type Ratios = ReadonlyMap<string, readonly number[]>;

/** What was counted, as plain data. */
export interface ExperienceData {
	readonly lexicon: LexiconData;
	/** How often features of a kind are kept, by kind and the two locales. */
	readonly kept: ReadonlyMap<string, { readonly kept: number; readonly all: number }>;
}

/** How often the words of two items agree so far, by class: of items that are each other's translation, and of others. */
export interface Wordings {
	readonly same: Float64Array;
	readonly other: Float64Array;
}

export class Experience {
	readonly lexicon = new Lexicon((text) => [...new Set(wordsOf(text))].map((word) => ({ word, stem: word })));
	readonly #kept = new Map<string, { kept: number; all: number }>();
	readonly #medians: ReadonlyMap<string, number>;
	#hasWordings = false;
	readonly #same = new Float64Array((KNOWN.length + 1) * (SHARES.length + 1));
	readonly #other = new Float64Array((KNOWN.length + 1) * (SHARES.length + 1));
	#odds: Float64Array | null = null;
	#words = new WeakMap<Item, readonly number[]>();
	readonly #expectations = new Map<Locale, WeakMap<Item, Expectation>>();

	/** `ratios` are those of all documents. */
	constructor(ratios: Ratios = new Map()) {
		this.#medians = new Map([...ratios].map(([locales, all]) => [locales, median(all)]));
	}

	/** Adds what was counted elsewhere; gives what has to be added to the numbers of its units. */
	merge({ lexicon, kept }: ExperienceData): number {
		for (const [key, { kept: own, all }] of kept) {
			const sum = this.#kept.get(key) ?? { kept: 0, all: 0 };
			this.#kept.set(key, { kept: sum.kept + own, all: sum.all + all });
		}
		return this.lexicon.merge(lexicon);
	}

	/** What was counted, to be merged. */
	data(): ExperienceData {
		return { lexicon: this.lexicon.data(), kept: this.#kept };
	}

	/** The probability that a feature of this kind stands in the translation of its item too. */
	retention(kind: string, from: Locale, to: Locale): number {
		const { kept, all } = this.#kept.get(`${kind} ${from} ${to}`) ?? { kept: 0, all: 0 };
		const expected = EXPECTED[kind] ?? 0.5;
		return Math.min(0.995, Math.max(0.005, (kept + expected * PRIOR) / (all + PRIOR)));
	}

	/** Counts which features of items stand in their translations; `isKnown` tells which the other list has at all. */
	observe(pairs: readonly (readonly [Item, Item])[], from: Locale, to: Locale, isKnown: ReadonlySet<Feature>): void {
		const counts = new Map<string, { kept: number; all: number }>();
		for (const [item, other] of pairs) {
			const isKept = among(other.features);
			for (const feature of item.features) {
				if (!isLanguageless(feature) && !isKnown.has(feature)) continue;
				const kind = kindOf(feature);
				const count = counts.get(kind) ?? { kept: 0, all: 0 };
				counts.set(kind, count);
				count.all++;
				if (isKept(feature)) count.kept++;
			}
		}
		for (const [kind, { kept, all }] of counts) {
			const sum = this.#kept.get(`${kind} ${from} ${to}`) ?? { kept: 0, all: 0 };
			this.#kept.set(`${kind} ${from} ${to}`, { kept: sum.kept + kept, all: sum.all + all });
		}
	}

	/** How much longer a text is in `to` than in `from`: the median over all documents. */
	ratio(from: Locale, to: Locale): number {
		return this.#medians.get(pairOf(from, to)) ?? 1;
	}

	/** Notes how far the words of two items agree that are each other's translation, or are not. */
	observeWording(a: Item, from: Locale, b: Item, to: Locale, areSame: boolean): void {
		const cells = areSame ? this.#same : this.#other;
		const at = this.#agreement(a, from, b, to);
		cells[at] = (cells[at] as number) + 1;
		this.#hasWordings = true;
		this.#odds = null;
	}

	/** How words agree, as far as it was observed here. */
	wordings(): Wordings {
		return { same: this.#same, other: this.#other };
	}

	/** Adds how words agree elsewhere. */
	addWordings({ same, other }: Wordings): void {
		for (const [at, count] of same.entries()) this.#same[at] = (this.#same[at] as number) + count;
		for (const [at, count] of other.entries()) this.#other[at] = (this.#other[at] as number) + count;
		this.#hasWordings ||= sum(same) > 0;
		this.#odds = null;
	}

	/** What the words of two items tell, as log-odds, by how often such items were each other's translation. */
	wording(a: Item, from: Locale, b: Item, to: Locale): number {
		if (!this.#hasWordings || a.words.length === 0 || b.words.length === 0) return 0;
		this.#odds ??= logOdds(this.#same, this.#other);
		return this.#odds[this.#agreement(a, from, b, to)] as number;
	}

	/** Lets go of what was worked out of items: it takes more room than they, and those of one topic are asked for together. */
	forgetItems(): void {
		this.#words = new WeakMap();
		this.#expectations.clear();
	}

	/** The most that `wording` can tell for any two items. */
	get mostOfWording(): number {
		if (!this.#hasWordings) return 0;
		this.#odds ??= logOdds(this.#same, this.#other);
		return Math.max(0, ...this.#odds);
	}

	/** The class of how much is known of two items' words and which share of it agrees. */
	#agreement(a: Item, from: Locale, b: Item, to: Locale): number {
		const [there, back] = [this.#expectation(a, from, to), this.#expectation(b, to, from)];
		const known = there.known + back.known;
		let agreed = 0;
		for (const word of this.#telling(b, to)) agreed += there.words.get(word) ?? 0;
		for (const word of this.#telling(a, from)) agreed += back.words.get(word) ?? 0;
		return rank(KNOWN, known / 2) * (SHARES.length + 1) + rank(SHARES, known === 0 ? 0 : agreed / known);
	}

	#telling(item: Item, locale: Locale): readonly number[] {
		const known = this.#words.get(item) ?? this.lexicon.telling(item.words, locale, TELLING);
		this.#words.set(item, known);
		return known;
	}

	#expectation(item: Item, from: Locale, to: Locale): Expectation {
		const expectations = this.#expectations.get(to) ?? new WeakMap<Item, Expectation>();
		this.#expectations.set(to, expectations);
		const known = expectations.get(item) ?? this.lexicon.expectation(this.#telling(item, from), from, to, item.units);
		expectations.set(item, known);
		return known;
	}
}

/** How likely each class is among translations against among others, drawn to even odds where little was seen. */
function logOdds(same: Float64Array, other: Float64Array): Float64Array {
	const total = (cells: Float64Array) => Math.max(1, sum(cells));
	const floor = 0.5 / Math.min(total(same), total(other));
	return same.map((count, at) => {
		const seen = count + (other[at] as number);
		const odds = Math.log((count / total(same) + floor) / ((other[at] as number) / total(other) + floor));
		return (odds * seen) / (seen + SEEN);
	});
}

/** The key of what is known of two locales, in this order. */
export const pairOf = (from: Locale, to: Locale): string => `${from} ${to}`;

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 1;
}

const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);

function rank(bounds: readonly number[], value: number): number {
	const at = bounds.findIndex((bound) => value < bound);
	return at === -1 ? bounds.length : at;
}
