import type { Locale, PerLocale, Segment, Topic } from '../model.ts';
import { sumOf } from '../parts.ts';
import { summed } from './per-run.ts';
import { translationUnits } from './translation-units.ts';
import { type Value, valueBetween } from './value.ts';
import { valuesInPlace } from './value-parts.ts';

/** What one locale has in the place of a value of another, and how often. */
export interface Counterpart {
	/** The folded text. */
	readonly value: string;
	readonly count: number;
}

/** By locale and value, by other locale, how often each of its values stands opposite. */
type Pairs = Map<string, Map<Locale, Map<string, number>>>;

/** How the values of cells (yes, no; server, client) answer to each other between locales, learned from all tables of a run. */
export class PairedValues {
	readonly #pairs: Pairs;
	readonly #spellings: ReadonlyMap<string, string>;

	constructor({ pairs, spellings }: ValueCounts) {
		this.#pairs = pairs;
		this.#spellings = spellings;
	}

	/** How often two values stand opposite each other. */
	times(from: Locale, value: string, to: Locale, other: string): number {
		return this.#pairs.get(keyOf(from, value))?.get(to)?.get(other) ?? 0;
	}

	/** What mostly stands in `to` where `from` has a value, but for one occurrence opposite `here`; null where nothing else does. */
	counterpart(from: Locale, value: string, to: Locale, here: string | null): Counterpart | null {
		let best: Counterpart | null = null;
		for (const [other, all] of this.#pairs.get(keyOf(from, value))?.get(to) ?? []) {
			const count = all - (other === here ? 1 : 0);
			if (count > (best?.count ?? 0)) best = { value: other, count };
		}
		return best;
	}

	/** A value as its locale writes it where it stands first. */
	spelling(locale: Locale, value: string): string {
		return this.#spellings.get(keyOf(locale, value)) ?? value;
	}
}

/** How often values stand opposite each other, and how each is written where it stands first. */
interface ValueCounts {
	readonly pairs: Pairs;
	readonly spellings: Map<string, string>;
}

function countValues(topic: Topic, counted: ValueCounts): void {
	for (const { segments, cell, code } of translationUnits(topic)) {
		if (cell) add(valuesIn(segments), counted);
		if (!code) for (const values of valuesInPlace(segments)) add(values, counted);
	}
}

function add(values: readonly Value[], { pairs, spellings }: ValueCounts): void {
	for (const { locale, value, text } of values) {
		const key = keyOf(locale, value);
		if (!spellings.has(key)) spellings.set(key, text);
		const opposite = pairs.get(key) ?? new Map<Locale, Map<string, number>>();
		pairs.set(key, opposite);
		for (const other of values) {
			if (other.locale === locale) continue;
			const counts = opposite.get(other.locale) ?? new Map<string, number>();
			opposite.set(other.locale, counts.set(other.value, (counts.get(other.value) ?? 0) + 1));
		}
	}
}

const keyOf = (locale: Locale, value: string) => `${locale} ${value}`;

/** The values that a unit's locales have; long texts, numbers and code are none. */
export function valuesIn(segments: PerLocale<Segment>): Value[] {
	return Object.values(segments).flatMap((segment) => valueBetween(segment, 0, segment.text.length) ?? []);
}

/** The paired values of a run. */
export const pairedValues = summed(
	(): ValueCounts => ({ pairs: new Map(), spellings: new Map() }),
	countValues,
	(parts) => new PairedValues(sumOf(parts)),
);
