import type { AlignedTable, Cell, Segment } from '../model.ts';
import { wordsOf } from './features.ts';

/**
 * How well a text of one locale renders a text of another, 0–1, learned from the aligned cells: words that keep each
 * other's company are each other's translation. Long texts answer to nothing. What was learned from the pairs of cells
 * in question themselves (`without`) does not count; null where nothing else was learned of either text.
 */
export type TranslationScore = (a: Segment, b: Segment, without: readonly CellPair[]) => number | null;

/** Two aligned cells of different locales, in any order. */
export type CellPair = readonly [Segment | undefined, Segment | undefined];

/** Cells with more words than this say too little about each word. */
const SHORT = 16;

/** Learns from all short cells that stand opposite each other; linear in their number. */
export function learnTranslationScore(tables: readonly AlignedTable[]): TranslationScore {
	const words = new WordIds();
	const pairs = new Map<string, Counts>();
	for (const { columns, rows } of tables)
		for (const row of rows)
			for (const { members } of columns) {
				const cells = Object.entries(members).flatMap(([locale, at]) => row.cells[locale]?.cells[at] ?? []);
				addCells(cells, words, pairs);
			}
	return (a, b, without) => {
		const [first, second] = order(a, b);
		const left = words.of(first);
		const right = words.of(second);
		if (left.length === 0 || right.length === 0 || left.length > SHORT || right.length > SHORT) return 0;
		const counts = pairs.get(key(first, second));
		const own = without.flatMap(([x, y]) => {
			if (!x || !y) return [];
			const [p, q] = order(x, y).map((cell) => words.of(cell)) as [readonly number[], readonly number[]];
			return p.length <= SHORT && q.length <= SHORT ? [{ left: new Set(p), right: new Set(q) }] : [];
		});
		const dice = (x: number, y: number) => (x === y ? 1 : (counts?.dice(x, y, own) ?? 0));
		const knownLeft = left.filter((x) => right.includes(x) || counts?.knowsLeft(x, own));
		const knownRight = right.filter((y) => left.includes(y) || counts?.knowsRight(y, own));
		if (knownLeft.length === 0 || knownRight.length === 0) return null;
		const score = (from: readonly number[], to: readonly number[], of: (x: number, y: number) => number) =>
			from.reduce((sum, x) => sum + Math.max(...to.map((y) => of(x, y))), 0) / from.length;
		return (score(knownLeft, right, dice) + score(knownRight, left, (y, x) => dice(x, y))) / 2;
	};
}

function addCells(cells: readonly Cell[], words: WordIds, pairs: Map<string, Counts>): void {
	const short = cells.filter((cell) => {
		const { length } = words.of(cell);
		return length > 0 && length <= SHORT;
	});
	for (const a of short)
		for (const b of short) {
			if (a.location.locale >= b.location.locale) continue;
			const counts = pairs.get(key(a, b)) ?? new Counts();
			pairs.set(key(a, b), counts);
			counts.add(words.of(a), words.of(b));
		}
}

const order = (a: Segment, b: Segment): [Segment, Segment] => (a.location.locale < b.location.locale ? [a, b] : [b, a]);

const key = (a: Segment, b: Segment): string => `${a.location.locale} ${b.location.locale}`;

/** The words of two opposite cells. */
interface Words {
	readonly left: ReadonlySet<number>;
	readonly right: ReadonlySet<number>;
}

/** How often words of two locales stand in opposite cells. */
class Counts {
	readonly #left = new Map<number, number>();
	readonly #right = new Map<number, number>();
	readonly #both = new Map<number, number>();

	add(left: readonly number[], right: readonly number[]): void {
		for (const x of left) this.#left.set(x, (this.#left.get(x) ?? 0) + 1);
		for (const y of right) this.#right.set(y, (this.#right.get(y) ?? 0) + 1);
		for (const x of left) for (const y of right) this.#both.set(pair(x, y), (this.#both.get(pair(x, y)) ?? 0) + 1);
	}

	/** Whether a word of the first locale stands anywhere but in cells that are taken out. */
	knowsLeft(x: number, without: readonly Words[]): boolean {
		return (this.#left.get(x) ?? 0) > without.filter(({ left }) => left.has(x)).length;
	}

	knowsRight(y: number, without: readonly Words[]): boolean {
		return (this.#right.get(y) ?? 0) > without.filter(({ right }) => right.has(y)).length;
	}

	/** Dice's coefficient; `without` are cells that are taken out first. */
	dice(x: number, y: number, without: readonly Words[]): number {
		const both =
			(this.#both.get(pair(x, y)) ?? 0) - without.filter(({ left, right }) => left.has(x) && right.has(y)).length;
		if (both <= 0) return 0;
		const lefts = (this.#left.get(x) ?? 0) - without.filter(({ left }) => left.has(x)).length;
		const rights = (this.#right.get(y) ?? 0) - without.filter(({ right }) => right.has(y)).length;
		return (2 * both) / (lefts + rights);
	}
}

const pair = (x: number, y: number): number => x * 2 ** 24 + y;

class WordIds {
	readonly #ids = new Map<string, number>();
	readonly #known = new WeakMap<Segment, readonly number[]>();

	/** A segment's words, each once, as numbers. */
	of(segment: Segment): readonly number[] {
		const known = this.#known.get(segment);
		if (known) return known;
		const ids = [...new Set(wordsOf(segment.text))].map((word) => {
			const id = this.#ids.get(word) ?? this.#ids.size;
			this.#ids.set(word, id);
			return id;
		});
		this.#known.set(segment, ids);
		return ids;
	}
}
