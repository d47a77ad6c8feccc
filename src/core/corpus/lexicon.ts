/** Which word of one locale stands for which of another, as counts of aligned texts. */
import type { Locale, PerLocale, Segment } from '../model.ts';
import { type TermWord, termWords } from './words.ts';

/** How a locale usually renders a word of another one. */
export interface Rendering {
	/** The stem that the rendering has in common in all its forms. */
	readonly stem: string;
	/** The form that is met most often. */
	readonly word: string;
	/** In how many pairs of texts, beside the one asked for, the two stand opposite each other. */
	readonly times: number;
	/** Of how many that have the word asked for. */
	readonly of: number;
	/** How exclusively they do so, 0–1 (Dice's coefficient). */
	readonly dice: number;
}

/** What aligned texts teach of words. */
export interface Lexicon {
	/** The words of a segment. */
	words(segment: Segment): readonly TermWord[];
	/** What `to` most exclusively says for a word of `from`; the texts in question themselves do not count. */
	bestTranslation(from: Segment, stem: string, to: Segment): Rendering | null;
	/** How often, 0–1, a word of `to` stands opposite a word of `from`, of all times it is used; the texts in question themselves do not count. */
	explained(from: Segment, stem: string, to: Segment, other: string): number;
}

/** Texts with more words say too little about each of them. */
const LONG = 40;

/** Learns from all aligned texts; linear in their number. Equal pairs of texts count once. */
export function learnLexicon(units: Iterable<PerLocale<Segment>>): Lexicon {
	const ids = new Ids();
	const pairs = new Map<string, Pair>();
	for (const segments of units) {
		const all = Object.values(segments);
		for (const [at, a] of all.entries())
			for (const b of all.slice(at + 1)) {
				const [left, right] = order(a, b);
				const pair = pairs.get(key(left, right)) ?? new Pair();
				pairs.set(key(left, right), pair);
				pair.add(left, right, ids.of(left), ids.of(right));
			}
	}
	const between = (from: Segment, to: Segment) => {
		const [left, right] = order(from, to);
		return { pair: pairs.get(key(left, right)), turned: left !== from };
	};
	return {
		words: (segment) => ids.words(segment),
		bestTranslation(from, stem, to) {
			const { pair, turned } = between(from, to);
			const asked = ids.id(from.location.locale, stem);
			const found = pair?.usual(asked, turned);
			if (!pair || !found) return null;
			const own = ids.of(from).includes(asked) ? 1 : 0;
			const uses = pair.uses(asked, turned) - own;
			const both = found.both - (own && ids.of(to).includes(found.other) ? 1 : 0);
			return both <= 0
				? null
				: { stem: ids.stem(found.other), word: ids.word(found.other), times: both, of: uses, dice: found.dice };
		},
		explained(from, stem, to, other) {
			const { pair, turned } = between(from, to);
			const [x, y] = [ids.id(from.location.locale, stem), ids.id(to.location.locale, other)];
			if (!pair) return 0;
			const own = ids.of(from).includes(x) && ids.of(to).includes(y) ? 1 : 0;
			const uses = pair.uses(y, !turned) - 1;
			return uses <= 0 ? 0 : (pair.both(x, y, turned) - own) / uses;
		},
	};
}

const order = (a: Segment, b: Segment): [Segment, Segment] => (a.location.locale < b.location.locale ? [a, b] : [b, a]);
const key = (a: Segment, b: Segment): string => `${a.location.locale} ${b.location.locale}`;
const join = (x: number, y: number): number => x * 2 ** 24 + y;

/** What stands opposite what in the texts of two locales. */
class Pair {
	readonly #seen = new Set<string>();
	readonly #left = new Map<number, number>();
	readonly #right = new Map<number, number>();
	readonly #both = new Map<number, number>();
	#usual: [Map<number, BestTranslation>, Map<number, BestTranslation>] | null = null;

	add(a: Segment, b: Segment, left: readonly number[], right: readonly number[]): void {
		if (left.length === 0 || right.length === 0 || left.length > LONG || right.length > LONG) return;
		const texts = `${a.text}\u0000${b.text}`;
		if (this.#seen.has(texts)) return;
		this.#seen.add(texts);
		for (const x of left) this.#left.set(x, (this.#left.get(x) ?? 0) + 1);
		for (const y of right) this.#right.set(y, (this.#right.get(y) ?? 0) + 1);
		for (const x of left) for (const y of right) this.#both.set(join(x, y), (this.#both.get(join(x, y)) ?? 0) + 1);
	}

	uses(id: number, turned: boolean): number {
		return (turned ? this.#right : this.#left).get(id) ?? 0;
	}

	both(from: number, to: number, turned: boolean): number {
		return this.#both.get(turned ? join(to, from) : join(from, to)) ?? 0;
	}

	/** The word that most exclusively stands opposite a word. */
	usual(id: number, turned: boolean): BestTranslation | undefined {
		this.#usual ??= this.#learn();
		return this.#usual[turned ? 1 : 0].get(id);
	}

	#learn(): [Map<number, BestTranslation>, Map<number, BestTranslation>] {
		const found: [Map<number, BestTranslation>, Map<number, BestTranslation>] = [new Map(), new Map()];
		for (const [pair, both] of this.#both) {
			if (both < 2) continue;
			const x = Math.floor(pair / 2 ** 24);
			const y = pair % 2 ** 24;
			const dice = (2 * both) / (this.uses(x, false) + this.uses(y, true));
			if (dice > (found[0].get(x)?.dice ?? 0)) found[0].set(x, { other: y, both, dice });
			if (dice > (found[1].get(y)?.dice ?? 0)) found[1].set(y, { other: x, both, dice });
		}
		return found;
	}
}

interface BestTranslation {
	readonly other: number;
	readonly both: number;
	readonly dice: number;
}

/** The stems of each locale as numbers. */
class Ids {
	readonly #ids = new Map<string, number>();
	readonly #stems: { readonly stem: string; readonly forms: Map<string, number> }[] = [];
	readonly #known = new WeakMap<Segment, { readonly words: readonly TermWord[]; readonly ids: readonly number[] }>();

	words(segment: Segment): readonly TermWord[] {
		return this.#read(segment).words;
	}

	of(segment: Segment): readonly number[] {
		return this.#read(segment).ids;
	}

	id(locale: Locale, stem: string): number {
		return this.#ids.get(`${locale} ${stem}`) ?? -1;
	}

	stem(id: number): string {
		return this.#stems[id]?.stem ?? '';
	}

	/** The form that is met most often. */
	word(id: number): string {
		return [...(this.#stems[id]?.forms ?? [])].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
	}

	#read(segment: Segment) {
		const known = this.#known.get(segment);
		if (known) return known;
		const words = termWords(segment.text);
		const ids = words.map(({ word, stem }) => {
			const key = `${segment.location.locale} ${stem}`;
			const id = this.#ids.get(key) ?? this.#stems.push({ stem, forms: new Map() }) - 1;
			this.#ids.set(key, id);
			const forms = this.#stems[id]?.forms;
			forms?.set(word, (forms.get(word) ?? 0) + 1);
			return id;
		});
		const read = { words, ids };
		this.#known.set(segment, read);
		return read;
	}
}
