/** One bilingual lexicon for all locales, learned from aligned units: which words stand in for which. */
import type { Locale, PerLocale } from '../model.ts';
import { wordsOf } from './features.ts';

/** A word that stands where another stands, with what was counted in the units that both locales have. */
export interface Rendering {
	readonly word: string;
	/** In how many units both words stand, and in how many each. */
	readonly both: number;
	readonly from: number;
	readonly to: number;
}

/** An aligned unit: a cell or a piece of prose in the locales that have it. */
export type Unit = PerLocale<string>;

/** What is expected to stand in the translation of a text. */
export interface Expectation {
	/** How surely each word of the other locale, by its number, renders one of the text's, 0–1. */
	readonly words: ReadonlyMap<number, number>;
	/** The sum over the text's words of how surely their best renderings are known. */
	readonly known: number;
}

/** Of a word in more units than this a regular sample is looked at. */
const SAMPLE = 40;
/** How many renderings of a word are kept. */
const KEPT = 8;
/** In how many units a word stands that tells most. */
const TELLING = 16;
/** What is seen once may be chance. */
const LEAST = 2;

/**
 * Counts are kept as lists of the units that a word stands in, so that two lexicons are merged by joining their units,
 * adding a unit costs no more than its words, and what a unit itself has taught can be left out when it is judged.
 */
export class Lexicon {
	readonly #units: PerLocale<readonly number[]>[] = [];
	readonly #words: string[] = [];
	readonly #ids = new Map<string, number>();
	readonly #locales = new Map<Locale, LocaleWords>();
	#counts = new Uint32Array(0);

	/** Adds an aligned unit and gives its number. */
	add(unit: Unit): number {
		return this.addWords(
			Object.fromEntries(Object.entries(unit).map(([locale, text]) => [locale, [...new Set(wordsOf(text))]])),
		);
	}

	/** Adds an aligned unit that is given as the different words of each locale. */
	addWords(unit: PerLocale<readonly string[]>): number {
		return this.#insert(Object.entries(unit).map(([locale, words]) => [locale, words.map((word) => this.#idOf(word))]));
	}

	/** Adds all units of another lexicon; gives what has to be added to their numbers. */
	merge(other: Lexicon): number {
		const offset = this.#units.length;
		for (const unit of other.#units)
			this.#insert(
				Object.entries(unit).map(([locale, words]) => [
					locale,
					words.map((id) => this.#idOf(other.#words[id] as string)),
				]),
			);
		return offset;
	}

	/** The words of `to` that best render a word of `from`, best first. */
	renderings(word: string, from: Locale, to: Locale): readonly Rendering[] {
		const id = this.#ids.get(word);
		return id === undefined
			? []
			: this.#renderings(id, from, to).map(({ id, ...counts }) => ({ word: this.#words[id] as string, ...counts }));
	}

	/** What a text of `from` lets expect of its translation into `to`, without what the units `own` have taught. */
	expectation(text: readonly number[], from: Locale, to: Locale, own: readonly number[]): Expectation {
		const units = own.flatMap((at) => {
			const [left, right] = [this.#wordSet(at, from), this.#wordSet(at, to)];
			return left && right ? [{ left, right }] : [];
		});
		const words = new Map<number, number>();
		let known = 0;
		for (const word of text) {
			const taught = units.filter(({ left }) => left.has(word));
			let best = 0;
			for (const rendering of this.#renderings(word, from, to)) {
				let { both, to } = rendering;
				for (const { left, right } of units)
					if (right.has(rendering.id)) {
						to--;
						if (left.has(word)) both--;
					}
				if (both <= 0) continue;
				const dice = (2 * both) / (rendering.from - taught.length + to);
				best = Math.max(best, dice);
				words.set(rendering.id, Math.max(words.get(rendering.id) ?? 0, dice));
			}
			// A word whose best rendering is seldom the one tells as much less.
			known += best;
		}
		return { words, known };
	}

	/**
	 * The numbers of the words of a text that tell most, at most `count`: neither so rare that little was learned of them
	 * nor so frequent that they stand everywhere.
	 */
	telling(text: Iterable<string>, locale: Locale, count: number): number[] {
		const postings = this.#locales.get(locale)?.postings;
		const known: { id: number; distance: number }[] = [];
		for (const word of new Set(text)) {
			const id = this.#ids.get(word) ?? -1;
			const length = postings?.get(id)?.length ?? 0;
			if (length > LEAST) known.push({ id, distance: Math.abs(Math.log(length / TELLING)) });
		}
		return known
			.sort((a, b) => a.distance - b.distance)
			.slice(0, count)
			.map(({ id }) => id);
	}

	/** The words of a unit in a locale. */
	#wordSet(at: number, locale: Locale): ReadonlySet<number> | undefined {
		const { units, sets } = this.#wordsIn(locale);
		const words = units[at];
		const known = sets.get(at) ?? (words && new Set(words));
		if (known) sets.set(at, known);
		return known;
	}

	#idOf(word: string): number {
		const known = this.#ids.get(word);
		if (known !== undefined) return known;
		const id = this.#words.push(word) - 1;
		this.#ids.set(word, id);
		return id;
	}

	#insert(unit: readonly (readonly [Locale, readonly number[]])[]): number {
		const at = this.#units.push(Object.fromEntries(unit)) - 1;
		for (const [locale, words] of unit) {
			const { postings, units: own } = this.#wordsIn(locale);
			while (own.length < at) own.push(undefined);
			own[at] = words;
			for (const id of words) {
				const units = postings.get(id);
				if (units) units.push(at);
				else postings.set(id, [at]);
			}
		}
		for (const words of this.#locales.values()) words.learned.clear();
		return at;
	}

	#wordsIn(locale: Locale): LocaleWords {
		const known = this.#locales.get(locale) ?? { postings: new Map(), units: [], sets: new Map(), learned: new Map() };
		this.#locales.set(locale, known);
		return known;
	}

	#renderings(id: number, from: Locale, to: Locale): readonly Counted[] {
		const learned = this.#learnedOf(from, to);
		const known = learned.renderings.get(id) ?? this.#learn(id, from, to);
		learned.renderings.set(id, known);
		return known;
	}

	#learnedOf(from: Locale, to: Locale): Learned {
		const { learned } = this.#wordsIn(from);
		const known = learned.get(to) ?? { renderings: new Map(), frequencies: new Map() };
		learned.set(to, known);
		return known;
	}

	#learn(id: number, from: Locale, to: Locale): Counted[] {
		const frequency = this.#frequency(id, from, to);
		if (frequency < LEAST) return [];
		if (this.#counts.length < this.#words.length) this.#counts = new Uint32Array(2 * this.#words.length);
		const counts = this.#counts;
		const postings = this.#wordsIn(from).postings.get(id) ?? [];
		const units = this.#wordsIn(to).units;
		const step = Math.max(1, postings.length / SAMPLE);
		const seen: number[] = [];
		const touched: (readonly number[])[] = [];
		for (let at = 0; at < postings.length; at += step) {
			const others = units[postings[Math.floor(at)] as number];
			if (!others) continue;
			touched.push(others);
			for (let index = 0; index < others.length; index++) {
				const other = others[index] as number;
				const count = (counts[other] as number) + 1;
				counts[other] = count;
				if (count === LEAST) seen.push(other);
			}
		}
		const looked = touched.length;
		const scale = frequency / Math.max(1, looked);
		const found = seen
			.map((other) => ({ id: other, both: counts[other] as number }))
			.sort((a, b) => b.both - a.both)
			.slice(0, 4 * KEPT)
			.map(({ id: other, both }) => ({
				id: other,
				both: both * scale,
				from: frequency,
				to: Math.max(both * scale, this.#frequency(other, to, from)),
			}));
		for (const others of touched) for (const other of others) counts[other] = 0;
		return found.sort((a, b) => b.both / (b.from + b.to) - a.both / (a.from + a.to) || a.id - b.id).slice(0, KEPT);
	}

	/** In how many units that both locales have a word of `from` stands. */
	#frequency(id: number, from: Locale, to: Locale): number {
		const { frequencies } = this.#learnedOf(from, to);
		let known = frequencies.get(id);
		if (known === undefined) {
			known = 0;
			const { units } = this.#wordsIn(to);
			for (const at of this.#wordsIn(from).postings.get(id) ?? []) if (units[at]) known++;
			frequencies.set(id, known);
		}
		return known;
	}
}

type Counted = Omit<Rendering, 'word'> & { readonly id: number };

/** A locale's words: the units that each stands in, and what was worked out of them by the other locale. */
interface LocaleWords {
	readonly postings: Map<number, number[]>;
	/** The locale's words of each unit. */
	readonly units: (readonly number[] | undefined)[];
	/** The same as sets, where they were asked for. */
	readonly sets: Map<number, ReadonlySet<number>>;
	readonly learned: Map<Locale, Learned>;
}

interface Learned {
	readonly renderings: Map<number, readonly Counted[]>;
	readonly frequencies: Map<number, number>;
}
