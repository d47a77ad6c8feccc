/** Which words render which, worked out for the words that are asked for. */
import type { Locale } from '../model.ts';
import { type AlignedTexts, LEAST, type LocaleWords, NONE } from './aligned-texts.ts';
import { type Counted, support } from './association.ts';

/** Whether pairs of texts that have the same words count once. */
export type Which = 'all' | 'different';

/** What was worked out of how one locale renders another. */
export interface Learned {
	readonly own: LocaleWords;
	readonly other: LocaleWords;
	readonly which: Which;
	/** The same in the other direction. */
	back: Learned | null;
	/** By the word's number. */
	readonly renderings: (readonly Counted[] | undefined)[];
	readonly frequencies: (number | undefined)[];
	pairs: Pairs | null;
}

/** The pairs of texts that two locales have. */
interface Pairs {
	readonly count: number;
	/** The number of each unit's pair, -1 where a locale lacks it; of different pairs, equal ones have one number. */
	readonly pairOf: Int32Array;
	/** By which question each pair was met last. */
	readonly lastSeen: Uint32Array;
}

/** Of a word in more units than this a regular sample is looked at. */
export const SAMPLE = 40;
/** How many renderings of a word are kept. */
const KEPT = 8;
/** How many words are looked at for them. */
const LOOKED = 4 * KEPT;

/** What is worked out of aligned texts; it holds until a unit is added. */
export class Renderings {
	readonly #texts: AlignedTexts;
	/** By a locale's number; then at twice the other locale's, and one more for what is learned of different pairs only. */
	#learned: Learned[][] = [];
	/** Of how many units. */
	#of = 0;
	/** What `zeroTimes` has counted, and from which number on it counts next: what is less was counted before. */
	#times = new Int32Array(0);
	#zero = 0;
	/** How many questions were asked about pairs. */
	#asked = 0;

	constructor(texts: AlignedTexts) {
		this.#texts = texts;
	}

	/** What is known of how a locale renders another. */
	between(from: Locale, to: Locale, which: Which): Learned {
		if (this.#of !== this.#texts.units.length) this.#learned = [];
		this.#of = this.#texts.units.length;
		const [own, other] = [this.#texts.localeWords(from), this.#texts.localeWords(to)];
		const at = 2 * other.index + (which === 'all' ? 0 : 1);
		this.#learned[own.index] ??= [];
		const all = this.#learned[own.index] as Learned[];
		let known = all[at];
		if (!known) {
			known = { ...{ own, other, which }, ...{ renderings: [], frequencies: [], pairs: null, back: null } };
			all[at] = known;
			known.back = this.between(to, from, which);
		}
		return known;
	}

	/** The words that best render a word, best first. */
	of(id: number, from: Locale, to: Locale, which: Which): readonly Counted[] {
		const learned = this.between(from, to, which);
		let known = learned.renderings[id];
		if (!known) {
			known = this.#learn(id, learned);
			learned.renderings[id] = known;
		}
		return known;
	}

	/** The units of the pairs of texts that a word stands in; of many a regular sample. */
	unitsWith(id: number, learned: Learned, most: number): number[] {
		const all = learned.own.postings[id] ?? NONE;
		const step = Math.max(1, all.length / most);
		const isOnce = learned.which === 'different';
		const { pairOf, lastSeen } = this.#pairs(learned);
		this.#asked++;
		const units: number[] = [];
		for (let at = 0; at < all.length; at += step) {
			const unit = all[Math.floor(at)] as number;
			const pair = pairOf[unit] as number;
			if (pair === -1) continue;
			if (isOnce) {
				if (lastSeen[pair] === this.#asked) continue;
				lastSeen[pair] = this.#asked;
			}
			units.push(unit);
		}
		return units;
	}

	/** In how many pairs of texts of both locales a word of the first stands. */
	frequency(id: number, learned: Learned): number {
		let known = learned.frequencies[id];
		if (known === undefined) {
			known = this.#countUnits(id, learned);
			learned.frequencies[id] = known;
		}
		return known;
	}

	/** A counter for each word, which counts from `zero` on, at most as often as units are looked at: what is less counts as that, so nothing has to be set back. */
	zeroTimes(): { readonly counts: Int32Array; readonly zero: number } {
		this.#zero += SAMPLE + 1;
		if (this.#times.length < this.#texts.words.length || this.#zero > 2 ** 31 - 2 * (SAMPLE + 1)) {
			this.#times = new Int32Array(2 * this.#texts.words.length);
			this.#zero = 0;
		}
		return { counts: this.#times, zero: this.#zero };
	}

	/** How many pairs of texts a word stands in. */
	#countUnits(id: number, learned: Learned): number {
		const { pairOf, lastSeen } = this.#pairs(learned);
		const isOnce = learned.which === 'different';
		this.#asked++;
		let count = 0;
		for (const unit of learned.own.postings[id] ?? NONE) {
			const pair = pairOf[unit] as number;
			if (pair === -1 || (isOnce && lastSeen[pair] === this.#asked)) continue;
			if (isOnce) lastSeen[pair] = this.#asked;
			count++;
		}
		return count;
	}

	#learn(id: number, learned: Learned): Counted[] {
		const frequency = this.frequency(id, learned);
		if (frequency < LEAST) return [];
		const { counts, zero } = this.zeroTimes();
		const seen: number[] = [];
		const looked = this.unitsWith(id, learned, SAMPLE);
		const { units } = learned.other;
		for (const unit of looked) {
			const others = this.#texts.texts[units[unit] as number] as readonly number[];
			for (let at = 0; at < others.length; at++) {
				const other = others[at] as number;
				const count = Math.max(zero, counts[other] as number) + 1;
				counts[other] = count;
				if (count === zero + LEAST) seen.push(other);
			}
		}
		const scale = frequency / Math.max(1, looked.length);
		const { count: pairs } = this.#pairs(learned);
		const found = mostCounted(seen, counts, zero, looked.length).map((other) => {
			const both = ((counts[other] as number) - zero) * scale;
			const theirs = Math.max(both, this.frequency(other, learned.back as Learned));
			return { id: other, both, from: frequency, to: theirs, support: support(both, frequency, theirs, pairs) };
		});
		return found.sort((a, b) => b.support - a.support || a.id - b.id).slice(0, KEPT);
	}

	/** The pairs of texts that two locales have. */
	#pairs(learned: Learned): Pairs {
		if (learned.pairs) return learned.pairs;
		const { own, other, which } = learned;
		const pairOf = new Int32Array(this.#texts.units.length).fill(-1);
		const numbers = new Map<number, number>();
		let count = 0;
		for (let unit = 0; unit < Math.min(own.units.length, other.units.length); unit++) {
			const [text, opposite] = [own.units[unit] as number, other.units[unit] as number];
			if (text === -1 || opposite === -1) continue;
			const key = pairKey(text, opposite);
			const known = which === 'different' ? numbers.get(key) : undefined;
			if (known === undefined && which === 'different') numbers.set(key, count);
			pairOf[unit] = known ?? count++;
		}
		const lastSeen = new Uint32Array(which === 'different' ? count : 0);
		learned.pairs = { count, pairOf, lastSeen };
		if (learned.back) learned.back.pairs = learned.pairs;
		return learned.pairs;
	}
}

/** The words that were counted most often, and all that were as often as the last of them, in order; `counts` are from `zero` on, and at most `most`. */
function mostCounted(seen: readonly number[], counts: Int32Array, zero: number, most: number): number[] {
	const timesOf = (word: number) => (counts[word] as number) - zero;
	const times = new Uint32Array(most + 1);
	for (const word of seen) times[timesOf(word)] = (times[timesOf(word)] as number) + 1;
	let least = most;
	for (let sum = times[least] as number; least > 0 && sum < LOOKED; sum += times[least] as number) least--;
	return seen
		.filter((word) => timesOf(word) >= least)
		.sort((a, b) => timesOf(b) - timesOf(a) || a - b)
		.slice(0, LOOKED);
}

const pairKey = (a: number, b: number): number => a * 2 ** 26 + b;
