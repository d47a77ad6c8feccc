/** Which words of one locale render which of another, learned from aligned texts: the one lexicon of a run. */
import type { Locale } from '../model.ts';
import { AlignedTexts, type Side, type SidePair } from './aligned-texts.ts';
import { BITS, type Counted, diceOf, diceWithout, type Rendering } from './association.ts';
import { type Learned, Renderings, SAMPLE } from './renderings.ts';

/** What is expected to stand in the translation of a text. */
export interface Expectation {
	/** How surely each word of the other locale, by its number, renders one of the text's, 0–1. */
	readonly words: ReadonlyMap<number, number>;
	/** The sum over the text's words of how surely their best renderings are known. */
	readonly known: number;
}

/** Cells of more words say too little about each word. */
const SHORT = 16;

/**
 * Two lexicons are merged by joining their units, what a unit itself has taught can be left out when it is judged, and only the
 * words that are asked for are worked out.
 */
export class Lexicon extends AlignedTexts {
	readonly #renderings = new Renderings(this);
	#counts = new Uint32Array(0);

	/** The words of `to` that best render a word of `from`, best first. */
	renderings(stem: string, from: Locale, to: Locale): readonly Rendering[] {
		const id = this.idOf(stem);
		return id === undefined
			? []
			: this.#renderings.of(id, from, to, 'all').map(({ id, ...counts }) => ({
					stem: this.words[id] as string,
					...counts,
				}));
	}

	/**
	 * The word that a locale has for a word of another one where each is the other's best rendering; null where there is none,
	 * or none is left without the two texts in question.
	 */
	bestTranslation(word: number, from: Side, to: Side): (Counted & { readonly word: string }) | null {
		const best = this.#renderings.of(word, from.locale, to.locale, 'different')[0];
		if (!best || this.#renderings.of(best.id, to.locale, from.locale, 'different')[0]?.id !== word) return null;
		const own = this.wordsOf(from).includes(word) ? 1 : 0;
		const both = best.both - (own && this.wordsOf(to).includes(best.id) ? 1 : 0);
		if (both < 1) return null;
		return { ...best, both, from: best.from - own, word: this.form(best.id, to.locale) };
	}

	/** How exclusively, 0–1 (Dice's coefficient), a word keeps the company of one of the words that stand opposite it; the two texts themselves do not count. */
	answered(word: number, own: Side, other: Side): number {
		const [left, right] = [this.textOf(own.text), this.textOf(other.text)];
		const theirs = this.texts[right] as readonly number[];
		const learned = this.#renderings.between(own.locale, other.locale, 'different');
		const { units } = learned.other;
		const { counts, zero } = this.#renderings.zeroTimes();
		let of = 0;
		for (const unit of this.#renderings.unitsWith(word, learned, SAMPLE)) {
			const text = units[unit] as number;
			if (text === right && learned.own.units[unit] === left) continue;
			of++;
			const words = this.texts[text] as readonly number[];
			for (let at = 0; at < words.length; at++) {
				const each = words[at] as number;
				counts[each] = Math.max(zero, counts[each] as number) + 1;
			}
		}
		const scale = this.#renderings.frequency(word, learned) / (of + 1);
		let most = 0;
		for (const each of theirs) {
			const times = (counts[each] as number) - zero;
			if (times > 0)
				most = Math.max(
					most,
					(2 * times) / (of + (this.#renderings.frequency(each, learned.back as Learned) - 1) / scale),
				);
		}
		return Math.min(1, most);
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
		const units = own.flatMap((at) => this.wordsIn(at, from, to) ?? []);
		const words = new Map<number, number>();
		let known = 0;
		const renderings = text.map((word) => this.#renderings.of(word, from, to, 'all'));
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
		const learned = this.#renderings.between(from, to, 'all');
		let [sum, known] = [0, 0];
		for (const word of left) {
			const isKnown =
				this.#renderings.frequency(word, learned) > units.filter(({ left }) => left.includes(word)).length;
			if (!right.includes(word) && !isKnown) continue;
			known++;
			if (right.includes(word)) sum++;
			else
				sum += Math.max(
					0,
					...this.#renderings
						.of(word, from, to, 'all')
						.map((each) => (right.includes(each.id) ? diceWithout(word, each, units) : 0)),
				);
		}
		return known === 0 ? null : sum / known;
	}

	/** A counter for each word, all of them at 0: whoever counts sets them back. */
	#clearCounts(): Uint32Array {
		if (this.#counts.length < this.words.length) this.#counts = new Uint32Array(2 * this.words.length);
		return this.#counts;
	}
}

function uncountWords(words: readonly number[], counts: Uint32Array): void {
	for (let at = 0; at < words.length; at++) counts[words[at] as number] = 0;
}
