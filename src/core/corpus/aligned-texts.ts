/** Aligned texts as the numbers of their words: what a lexicon counts. */
import type { Locale, PerLocale } from '../model.ts';
import type { OppositeWords } from './association.ts';
import { type TermWord, termWords } from './words.ts';

/** A text in its locale. */
export interface Side {
	readonly locale: Locale;
	readonly text: string;
}

/** Two texts that stand opposite each other, in any order. */
export type SidePair = readonly [Side, Side];

/** What a lexicon has counted, as plain data: words by number, different texts as words, units as texts. */
export interface LexiconData {
	readonly words: readonly string[];
	readonly texts: readonly (readonly number[])[];
	readonly units: readonly PerLocale<number>[];
	/** By locale and word, the form that was met first. */
	readonly forms: PerLocale<Readonly<Record<number, string>>>;
}

/** A locale's words: the units that each stands in, and its first form. */
export interface LocaleWords {
	/** Its number among the locales. */
	readonly index: number;
	/** The units that each word stands in, by its number. */
	readonly postings: (number[] | undefined)[];
	/** The text of each unit, -1 where it has none. */
	readonly units: number[];
	readonly forms: Map<number, string>;
	/** The different sentences, and in how many a word stands. */
	readonly sentences: Set<number>;
	readonly inSentences: (number | undefined)[];
}

/** In how many units a word stands that tells most. */
const TELLING = 16;
/** What is seen once may be chance. */
export const LEAST = 2;
/** Texts of more words are sentences, in which function words stand. */
const SENTENCE = 6;

/** Counts are kept as lists of the units that a word stands in: joining units merges them, and adding one costs no more than its words. */
export class AlignedTexts {
	/** The different texts, each as the numbers of its different words. */
	readonly texts: (readonly number[])[] = [];
	/** The numbers of each unit's texts. */
	readonly units: PerLocale<number>[] = [];
	readonly words: string[] = [];
	readonly #split: (text: string) => readonly TermWord[];
	readonly #ids = new Map<string, number>();
	readonly #textIds = new Map<string, number>();
	readonly #read = new Map<string, number>();
	readonly #locales = new Map<Locale, LocaleWords>();

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
	merge({ words, texts, units, forms }: LexiconData, of?: AlignedTexts): number {
		const offset = this.units.length;
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
		return { words: this.words, texts: this.texts, units: this.units, forms: Object.fromEntries(forms) };
	}

	/** The numbers of a text's words, each once. */
	wordsOf({ text }: Side): readonly number[] {
		return this.texts[this.textOf(text)] as readonly number[];
	}

	/** What the forms of a word have in common. */
	stem(word: number): string {
		return this.words[word] as string;
	}

	/** A word as its locale writes it. */
	form(word: number, locale: Locale): string {
		return this.#locales.get(locale)?.forms.get(word) ?? this.stem(word);
	}

	/** A word's number; undefined where no text has it. */
	idOf(stem: string): number | undefined {
		return this.#ids.get(stem);
	}

	/** In how many units, equal ones counted each, two words stand opposite each other. */
	times(word: number, from: Locale, other: number, to: Locale): number {
		const [left, right] = [this.postings(from, word), this.postings(to, other)];
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
		return this.postings(locale, word).length;
	}

	/** In which share of its locale's different sentences a word stands: function words stand in many. */
	frequency(word: number, locale: Locale): number {
		const known = this.#locales.get(locale);
		return known && known.sentences.size > 0 ? (known.inSentences[word] ?? 0) / known.sentences.size : 0;
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

	/** The words of a unit's texts in two locales; null where one has none. */
	wordsIn(at: number, from: Locale, to: Locale): OppositeWords | null {
		const unit = this.units[at];
		const [own, other] = [unit?.[from], unit?.[to]];
		if (own === undefined || other === undefined) return null;
		return { left: this.texts[own] as readonly number[], right: this.texts[other] as readonly number[] };
	}

	/** The number of a text that is asked about. */
	textOf(text: string): number {
		const known = this.#read.get(text);
		if (known !== undefined) return known;
		const found = this.#textWith(this.#split(text).map(({ stem }) => this.#idOf(stem)));
		this.#read.set(text, found);
		return found;
	}

	postings(locale: Locale, id: number): readonly number[] {
		return this.#locales.get(locale)?.postings[id] ?? NONE;
	}

	localeWords(locale: Locale): LocaleWords {
		let known = this.#locales.get(locale);
		if (!known) {
			known = {
				index: this.#locales.size,
				postings: [],
				units: [],
				forms: new Map(),
				inSentences: [],
				sentences: new Set<number>(),
			};
			this.#locales.set(locale, known);
		}
		return known;
	}

	#idOf(word: string): number {
		const known = this.#ids.get(word);
		if (known !== undefined) return known;
		const id = this.words.push(word) - 1;
		this.#ids.set(word, id);
		return id;
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
		this.#textIds.set(key, this.texts.length);
		return this.texts.push(ids) - 1;
	}

	#noteForm(locale: Locale, id: number, form: string): void {
		const { forms } = this.localeWords(locale);
		if (!forms.has(id)) forms.set(id, form);
	}

	#insert(unit: readonly (readonly [Locale, number])[]): number {
		const at = this.units.push(Object.fromEntries(unit)) - 1;
		for (const [locale, text] of unit) {
			const known = this.localeWords(locale);
			while (known.units.length < at) known.units.push(-1);
			known.units[at] = text;
			const words = this.texts[text] as readonly number[];
			for (const id of words) {
				const units = known.postings[id];
				if (units) units.push(at);
				else known.postings[id] = [at];
			}
			if (words.length < SENTENCE || known.sentences.has(text)) continue;
			known.sentences.add(text);
			for (const id of words) known.inSentences[id] = (known.inSentences[id] ?? 0) + 1;
		}
		return at;
	}
}

export const NONE: readonly number[] = [];
