/** Which words of one locale render which of another, learned from aligned texts: the one lexicon of a run. */
import type { Locale, PerLocale } from '../model.ts';
import { type TermWord, termWords } from './words.ts';

/** A text in its locale. */
export interface Side {
	readonly locale: Locale;
	readonly text: string;
}

/** Two texts that stand opposite each other, in any order. */
export type SidePair = readonly [Side, Side];

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

/** What is expected to stand in the translation of a text. */
export interface Expectation {
	/** How surely each word of the other locale, by its number, renders one of the text's, 0–1. */
	readonly words: ReadonlyMap<number, number>;
	/** The sum over the text's words of how surely their best renderings are known. */
	readonly known: number;
}

/** What a lexicon has counted, as plain data: words by number, different texts as words, units as texts. */
export interface LexiconData {
	readonly words: readonly string[];
	readonly texts: readonly (readonly number[])[];
	readonly units: readonly PerLocale<number>[];
	/** By locale and word, the form that was met first. */
	readonly forms: PerLocale<Readonly<Record<number, string>>>;
}

/** Of a word in more units than this a regular sample is looked at. */
const SAMPLE = 40;
/** How many renderings of a word are kept. */
const KEPT = 8;
/** How many words are looked at for them. */
const LOOKED = 4 * KEPT;
/** In how many units a word stands that tells most. */
const TELLING = 16;
/** What is seen once may be chance. */
const LEAST = 2;
/** Texts of more words are sentences, in which function words stand. */
const SENTENCE = 6;
/** Cells of more words say too little about each word. */
const SHORT = 16;

/**
 * Counts are kept as lists of the units that a word stands in: two lexicons are merged by joining their units, adding a
 * unit costs no more than its words, what a unit itself has taught can be left out when it is judged, and only the words
 * that are asked for are worked out.
 */
export class Lexicon {
	readonly #split: (text: string) => readonly TermWord[];
	readonly #words: string[] = [];
	readonly #ids = new Map<string, number>();
	readonly #texts: (readonly number[])[] = [];
	readonly #textIds = new Map<string, number>();
	readonly #read = new Map<string, number>();
	readonly #units: PerLocale<number>[] = [];
	readonly #locales = new Map<Locale, LocaleWords>();
	#counts = new Uint32Array(0);
	/** What `#zeroTimes` has counted, and from which number on it counts next: what is less was counted before. */
	#times = new Int32Array(0);
	#zero = 0;
	#hasLearned = false;
	/** How many questions were asked about pairs. */
	#asked = 0;

	/** `split` gives a text's words, each once. */
	constructor(split: (text: string) => readonly TermWord[] = termWords) {
		this.#split = split;
	}

	/** Adds an aligned unit and gives its number. */
	add(unit: PerLocale<string>): number {
		return this.#insert(Object.entries(unit).map(([locale, text]) => [locale, this.#taughtText(text, locale)]));
	}

	/** Adds an aligned unit that is given as the different words of each locale. */
	addWords(unit: PerLocale<readonly string[]>): number {
		return this.#insert(
			Object.entries(unit).map(([locale, words]) => [locale, this.#textWith(words.map((word) => this.#idOf(word)))]),
		);
	}

	/** Adds all units of another lexicon; gives what has to be added to their numbers. What `of`, the lexicon itself, has read is not read again. */
	merge({ words, texts, units, forms }: LexiconData, of?: Lexicon): number {
		const offset = this.#units.length;
		const ids = words.map((word) => this.#idOf(word));
		const textIds = texts.map((text) => this.#textWith(text.map((id) => ids[id] as number)));
		for (const [locale, known] of Object.entries(forms))
			for (const [id, form] of Object.entries(known)) this.#noteForm(locale, ids[Number(id)] as number, form);
		for (const unit of units)
			this.#insert(Object.entries(unit).map(([locale, text]) => [locale, textIds[text] as number]));
		for (const [text, id] of of ? of.#read : []) this.#read.set(text, textIds[id] as number);
		return offset;
	}

	/** What was counted, to be stored or merged. */
	data(): LexiconData {
		const forms = [...this.#locales].map(([locale, { forms }]) => [locale, Object.fromEntries(forms)] as const);
		return { words: this.#words, texts: this.#texts, units: this.#units, forms: Object.fromEntries(forms) };
	}

	/** The numbers of a text's words, each once. */
	wordsOf({ text }: Side): readonly number[] {
		return this.#texts[this.#textOf(text)] as readonly number[];
	}

	/** What the forms of a word have in common. */
	stem(word: number): string {
		return this.#words[word] as string;
	}

	/** A word as its locale writes it. */
	form(word: number, locale: Locale): string {
		return this.#locales.get(locale)?.forms.get(word) ?? this.stem(word);
	}

	/** The words of `to` that best render a word of `from`, best first. */
	renderings(stem: string, from: Locale, to: Locale): readonly Rendering[] {
		const id = this.#ids.get(stem);
		return id === undefined
			? []
			: this.#renderings(id, from, to, 'all').map(({ id, ...counts }) => ({
					stem: this.#words[id] as string,
					...counts,
				}));
	}

	/**
	 * The word that a locale has for a word of another one where each is the other's best rendering; null where there is none,
	 * or none is left without the two texts in question.
	 */
	bestTranslation(word: number, from: Side, to: Side): (Counted & { readonly word: string }) | null {
		const best = this.#renderings(word, from.locale, to.locale, 'different')[0];
		if (!best || this.#renderings(best.id, to.locale, from.locale, 'different')[0]?.id !== word) return null;
		const own = this.wordsOf(from).includes(word) ? 1 : 0;
		const both = best.both - (own && this.wordsOf(to).includes(best.id) ? 1 : 0);
		if (both < 1) return null;
		return { ...best, both, from: best.from - own, word: this.form(best.id, to.locale) };
	}

	/** How exclusively, 0–1 (Dice's coefficient), a word keeps the company of one of the words that stand opposite it; the two texts themselves do not count. */
	answered(word: number, own: Side, other: Side): number {
		const [left, right] = [this.#textOf(own.text), this.#textOf(other.text)];
		const theirs = this.#texts[right] as readonly number[];
		const learned = this.#learnedOf(own.locale, other.locale, 'different');
		const { units } = learned.other;
		const { counts, zero } = this.#zeroTimes();
		let of = 0;
		for (const unit of this.#unitsWith(word, learned, SAMPLE)) {
			const text = units[unit] as number;
			if (text === right && learned.own.units[unit] === left) continue;
			of++;
			const words = this.#texts[text] as readonly number[];
			for (let at = 0; at < words.length; at++) {
				const each = words[at] as number;
				counts[each] = Math.max(zero, counts[each] as number) + 1;
			}
		}
		const scale = this.#frequency(word, learned) / (of + 1);
		let most = 0;
		for (const each of theirs) {
			const times = (counts[each] as number) - zero;
			if (times > 0)
				most = Math.max(most, (2 * times) / (of + (this.#frequency(each, learned.back as Learned) - 1) / scale));
		}
		return Math.min(1, most);
	}

	/** In how many units, equal ones counted each, two words stand opposite each other. */
	times(word: number, from: Locale, other: number, to: Locale): number {
		const [left, right] = [this.#postings(from, word), this.#postings(to, other)];
		const [short, long] = left.length <= right.length ? [left, right] : [right, left];
		let [count, low] = [0, 0];
		for (const unit of short) {
			let high = long.length;
			while (low < high) {
				const middle = (low + high) >> 1;
				if ((long[middle] as number) < unit) low = middle + 1;
				else high = middle;
			}
			if (long[low] === unit) count++;
		}
		return count;
	}

	/** In how many units a locale uses a word. */
	uses(word: number, locale: Locale): number {
		return this.#postings(locale, word).length;
	}

	/** In which share of its locale's different sentences a word stands: function words stand in many. */
	frequency(word: number, locale: Locale): number {
		const known = this.#locales.get(locale);
		return known && known.texts.size > 0 ? (known.inSentences[word] ?? 0) / known.texts.size : 0;
	}

	/**
	 * How well a text renders another, 0–1: words that keep each other's company are each other's translation. Long texts
	 * answer to nothing. What the pairs `without` themselves have taught does not count; null where nothing else was learned
	 * of either text.
	 */
	score(a: Side, b: Side, without: readonly SidePair[]): number | null {
		const [left, right] = [this.wordsOf(a), this.wordsOf(b)];
		if (left.length === 0 || right.length === 0 || left.length > SHORT || right.length > SHORT) return 0;
		const there = this.#answers(left, a.locale, right, b.locale, without);
		const back = this.#answers(right, b.locale, left, a.locale, without);
		return there === null || back === null ? null : (there + back) / 2;
	}

	/** What a text of `from` lets expect of its translation into `to`, without what the units `own` have taught. */
	expectation(text: readonly number[], from: Locale, to: Locale, own: readonly number[]): Expectation {
		const units = own.flatMap((at) => this.#wordsIn(at, from, to) ?? []);
		const words = new Map<number, number>();
		let known = 0;
		const renderings = text.map((word) => this.#renderings(word, from, to, 'all'));
		// A bit for each of the units that has a word on the other side.
		const marks = this.#clearCounts();
		const areMarked = units.length <= BITS;
		if (areMarked)
			for (const [unit, { right }] of units.entries())
				for (const word of right) marks[word] = (marks[word] as number) | (1 << unit);
		for (const [at, word] of text.entries()) {
			let best = 0;
			let having = 0;
			for (const [unit, { left }] of units.entries()) if (left.includes(word)) having |= 1 << unit;
			for (const rendering of renderings[at] as readonly Counted[]) {
				const { id } = rendering;
				const dice = areMarked ? diceOf(rendering, having, marks[id] as number) : diceWithout(word, rendering, units);
				if (dice <= 0) continue;
				best = Math.max(best, dice);
				if (dice > (words.get(id) ?? 0)) words.set(id, dice);
			}
			// A word whose best rendering is seldom the one tells as much less.
			known += best;
		}
		if (areMarked) for (const { right } of units) uncountWords(right, marks);
		return { words, known };
	}

	/**
	 * The numbers of the words of a text that tell most, at most `count`: neither so rare that little was learned of them
	 * nor so frequent that they stand everywhere.
	 */
	telling(text: Iterable<string>, locale: Locale, count: number): number[] {
		const postings = this.#locales.get(locale)?.postings;
		const found: number[] = [];
		const distances: number[] = [];
		if (!postings) return found;
		for (const word of new Set(text)) {
			const id = this.#ids.get(word);
			const length = id === undefined ? 0 : (postings[id]?.length ?? 0);
			if (length <= LEAST) continue;
			const distance = Math.abs(Math.log(length / TELLING));
			let at = found.length;
			while (at > 0 && (distances[at - 1] as number) > distance) at--;
			if (at === count) continue;
			found.splice(at, 0, id as number);
			distances.splice(at, 0, distance);
			if (found.length > count) {
				found.pop();
				distances.pop();
			}
		}
		return found;
	}

	/** How well, 0–1, the words of one text render those of another that are known; null where none is. */
	#answers(
		left: readonly number[],
		from: Locale,
		right: readonly number[],
		to: Locale,
		without: readonly SidePair[],
	): number | null {
		const units = without.flatMap(([a, b]) => {
			const [x, y] = a.locale === from ? [a, b] : [b, a];
			if (x.locale !== from || y.locale !== to) return [];
			return { left: this.wordsOf(x), right: this.wordsOf(y) };
		});
		const learned = this.#learnedOf(from, to, 'all');
		let [sum, known] = [0, 0];
		for (const word of left) {
			const isKnown = this.#frequency(word, learned) > units.filter(({ left }) => left.includes(word)).length;
			if (!right.includes(word) && !isKnown) continue;
			known++;
			if (right.includes(word)) sum++;
			else
				sum += Math.max(
					0,
					...this.#renderings(word, from, to, 'all').map((each) =>
						right.includes(each.id) ? diceWithout(word, each, units) : 0,
					),
				);
		}
		return known === 0 ? null : sum / known;
	}

	#idOf(word: string): number {
		const known = this.#ids.get(word);
		if (known !== undefined) return known;
		const id = this.#words.push(word) - 1;
		this.#ids.set(word, id);
		return id;
	}

	/** The number of a text that is asked about. */
	#textOf(text: string): number {
		const known = this.#read.get(text);
		if (known !== undefined) return known;
		const found = this.#textWith(this.#split(text).map(({ stem }) => this.#idOf(stem)));
		this.#read.set(text, found);
		return found;
	}

	/** The number of a text that teaches, also how its locale writes its words. */
	#taughtText(text: string, locale: Locale): number {
		const known = this.#read.get(text);
		if (known !== undefined) return known;
		const words = this.#split(text);
		const found = this.#textWith(words.map(({ stem }) => this.#idOf(stem)));
		for (const { word, stem } of words) if (word !== stem) this.#noteForm(locale, this.#idOf(stem), word);
		this.#read.set(text, found);
		return found;
	}

	/** Texts that have the same words are one. */
	#textWith(ids: readonly number[]): number {
		const key = ids.join();
		const known = this.#textIds.get(key);
		if (known !== undefined) return known;
		this.#textIds.set(key, this.#texts.length);
		return this.#texts.push(ids) - 1;
	}

	#noteForm(locale: Locale, id: number, form: string): void {
		const { forms } = this.#localeWords(locale);
		if (!forms.has(id)) forms.set(id, form);
	}

	#insert(unit: readonly (readonly [Locale, number])[]): number {
		const at = this.#units.push(Object.fromEntries(unit)) - 1;
		for (const [locale, text] of unit) {
			const known = this.#localeWords(locale);
			while (known.units.length < at) known.units.push(-1);
			known.units[at] = text;
			const words = this.#texts[text] as readonly number[];
			for (const id of words) {
				const units = known.postings[id];
				if (units) units.push(at);
				else known.postings[id] = [at];
			}
			if (words.length < SENTENCE || known.texts.has(text)) continue;
			known.texts.add(text);
			for (const id of words) known.inSentences[id] = (known.inSentences[id] ?? 0) + 1;
		}
		if (this.#hasLearned) for (const words of this.#locales.values()) words.learned.length = 0;
		this.#hasLearned = false;
		return at;
	}

	#localeWords(locale: Locale): LocaleWords {
		let known = this.#locales.get(locale);
		if (!known) {
			known = {
				index: this.#locales.size,
				postings: [],
				units: [],
				learned: [],
				forms: new Map(),
				inSentences: [],
				texts: new Set<number>(),
			};
			this.#locales.set(locale, known);
		}
		return known;
	}

	#postings(locale: Locale, id: number): readonly number[] {
		return this.#locales.get(locale)?.postings[id] ?? NONE;
	}

	#learnedOf(from: Locale, to: Locale, which: Which): Learned {
		const [own, other] = [this.#localeWords(from), this.#localeWords(to)];
		const at = 2 * other.index + (which === 'all' ? 0 : 1);
		let known = own.learned[at];
		if (!known) {
			known = {
				...{ own, other, which },
				...{ renderings: [], frequencies: [], pairs: null, back: null },
			};
			own.learned[at] = known;
			this.#hasLearned = true;
			known.back = this.#learnedOf(to, from, which);
		}
		return known;
	}

	#renderings(id: number, from: Locale, to: Locale, which: Which): readonly Counted[] {
		const learned = this.#learnedOf(from, to, which);
		let known = learned.renderings[id];
		if (!known) {
			known = this.#learn(id, learned);
			learned.renderings[id] = known;
		}
		return known;
	}

	/** The units of the pairs of texts that a word stands in; of many a regular sample. */
	#unitsWith(id: number, learned: Learned, most: number): number[] {
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
		const frequency = this.#frequency(id, learned);
		if (frequency < LEAST) return [];
		const { counts, zero } = this.#zeroTimes();
		const seen: number[] = [];
		const looked = this.#unitsWith(id, learned, SAMPLE);
		const { units } = learned.other;
		for (const unit of looked) {
			const others = this.#texts[units[unit] as number] as readonly number[];
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
			const theirs = Math.max(both, this.#frequency(other, learned.back as Learned));
			return { id: other, both, from: frequency, to: theirs, support: support(both, frequency, theirs, pairs) };
		});
		return found.sort((a, b) => b.support - a.support || a.id - b.id).slice(0, KEPT);
	}

	/** A counter for each word, which counts from `zero` on, at most as often as units are looked at: what is less counts as that, so nothing has to be set back. */
	#zeroTimes(): { readonly counts: Int32Array; readonly zero: number } {
		this.#zero += SAMPLE + 1;
		if (this.#times.length < this.#words.length || this.#zero > 2 ** 31 - 2 * (SAMPLE + 1)) {
			this.#times = new Int32Array(2 * this.#words.length);
			this.#zero = 0;
		}
		return { counts: this.#times, zero: this.#zero };
	}

	/** A counter for each word, all of them at 0: whoever counts sets them back. */
	#clearCounts(): Uint32Array {
		if (this.#counts.length < this.#words.length) this.#counts = new Uint32Array(2 * this.#words.length);
		return this.#counts;
	}

	/** In how many pairs of texts of both locales a word of the first stands. */
	#frequency(id: number, learned: Learned): number {
		let known = learned.frequencies[id];
		if (known === undefined) {
			known = this.#countUnits(id, learned);
			learned.frequencies[id] = known;
		}
		return known;
	}

	/** The pairs of texts that two locales have. */
	#pairs(learned: Learned): Pairs {
		if (learned.pairs) return learned.pairs;
		const { own, other, which } = learned;
		const pairOf = new Int32Array(this.#units.length).fill(-1);
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

	#wordsIn(at: number, from: Locale, to: Locale): Words | null {
		const unit = this.#units[at];
		const [own, other] = [unit?.[from], unit?.[to]];
		if (own === undefined || other === undefined) return null;
		return { left: this.#texts[own] as readonly number[], right: this.#texts[other] as readonly number[] };
	}
}

/** Whether pairs of texts that have the same words count once. */
type Which = 'all' | 'different';

type Counted = Omit<Rendering, 'stem'> & { readonly id: number };

/** The words of two opposite texts. */
interface Words {
	readonly left: readonly number[];
	readonly right: readonly number[];
}

/** A locale's words: the units that each stands in, its first form, and what was worked out of them by the other locale. */
interface LocaleWords {
	/** Its number among the locales. */
	readonly index: number;
	/** The units that each word stands in, by its number. */
	readonly postings: (number[] | undefined)[];
	/** The text of each unit, -1 where it has none. */
	readonly units: number[];
	readonly forms: Map<number, string>;
	/** At twice the other locale's number, and one more for what is learned of different pairs only. */
	readonly learned: (Learned | undefined)[];
	/** The different sentences, and in how many a word stands. */
	readonly texts: Set<number>;
	readonly inSentences: (number | undefined)[];
}

/** What was worked out of how one locale renders another. */
interface Learned {
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

const NONE: readonly number[] = [];

function uncountWords(words: readonly number[], counts: Uint32Array): void {
	for (let at = 0; at < words.length; at++) counts[words[at] as number] = 0;
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

/** How many units are told apart by bits. */
const BITS = 31;

/** The same as `diceWithout`, the units that have the word and those that have the rendering being bits. */
function diceOf({ both, from, to }: Counted, having: number, answering: number): number {
	for (let bits = having; bits !== 0; bits &= bits - 1) from--;
	for (let bits = answering; bits !== 0; bits &= bits - 1) to--;
	for (let bits = having & answering; bits !== 0; bits &= bits - 1) both--;
	return both <= 0 ? 0 : (2 * both) / (from + to);
}

/** Dice's coefficient of a word and its rendering, without what some units have taught. */
function diceWithout(word: number, { id, both, from, to }: Counted, units: readonly Words[]): number {
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
