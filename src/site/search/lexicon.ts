import type { Analysis, Locale, PerLocale, Topic } from '../../core/index.ts';
import { fold, wordsOf } from '../../search/index.ts';

/** A term of another language. */
export interface Translation {
	readonly locale: Locale;
	readonly term: string;
}

/** What is known of words in other languages. */
export interface Lexicon {
	/** All words that have a translation. */
	readonly words: Iterable<string>;
	/** What stands in other languages where a word stands; empty where that is not known. */
	translationsOf(word: string): readonly Translation[];
}

/** Longer texts tell too little of which word stands for which. */
const mostWords = 14;
/**
 * How much must speak for two terms: each pair of texts that has them counts 1 divided by the terms of the shorter text, so
 * one cell of one word is enough; and how seldom they may stand apart (Dice's coefficient).
 */
const leastEvidence = 0.9;
const leastDice = 0.6;
/** A second translation must be nearly as likely as the first. */
const nearly = 0.9;
const mostTranslations = 2;

/** The terms of a text in one of its locales, and those of all its locales. */
interface TextOfTerm {
	readonly own: readonly number[];
	readonly unit: readonly (readonly number[])[];
}

/** Learns which terms stand for each other from the texts that are each other's translations: cells, headings, titles. */
export function learnLexicon({ topics }: Pick<Analysis, 'topics'>): Lexicon {
	const ids = new Map<string, number>();
	const terms: Translation[] = [];
	const idOf = (locale: Locale, term: string): number => {
		const key = `${locale} ${term}`;
		const known = ids.get(key);
		if (known !== undefined) return known;
		ids.set(key, terms.length);
		return terms.push({ locale, term }) - 1;
	};
	const units = [...new Map(unitsOf(topics).map((unit) => [JSON.stringify(unit), unit])).values()].map((unit) =>
		Object.entries(unit).map(([locale, text]) => [...candidates(text, locale)].map((term) => idOf(locale, term))),
	);
	const alone = new Uint32Array(terms.length);
	for (const unit of units) for (const own of unit) for (const id of own) alone[id] = (alone[id] ?? 0) + 1;
	const texts = textsWith(units, terms.length);
	const counts = new Uint32Array(terms.length);
	const sums = new Float64Array(terms.length);
	/** What stands opposite a term, as it is met; `counts` and `sums` hold in how many texts, and how much these say. */
	const together = (one: number): number[] => {
		const met: number[] = [];
		for (const { own, unit } of texts[one] ?? [])
			for (const others of unit) {
				if (own === others) continue;
				const weight = 1 / Math.min(own.length, others.length);
				for (const other of others) {
					const count = counts[other] as number;
					if (count === 0) met.push(other);
					counts[other] = count + 1;
					sums[other] = (sums[other] as number) + weight;
				}
			}
		return met;
	};
	const best = (one: number): number[] => {
		const met = together(one);
		const likely = met.flatMap((other) => {
			const sum = sums[other] as number;
			const share = (2 * (counts[other] as number)) / ((alone[one] ?? 0) + (alone[other] ?? 0));
			return share >= leastDice && sum >= leastEvidence ? { other, share, ...(terms[other] as Translation) } : [];
		});
		for (const other of met) {
			counts[other] = 0;
			sums[other] = 0;
		}
		const ranked = likely.sort(
			(a, b) => b.share - a.share || b.term.length - a.term.length || (a.term < b.term ? -1 : 1),
		);
		const byLocale = Map.groupBy(ranked, ({ locale }) => locale);
		return [...byLocale.values()].flatMap((own) => {
			// A name that is not translated has no other word there.
			if (own.some(({ term }) => term === terms[one]?.term)) return [];
			const whole = own.filter(({ term }) => !own.some((other) => other.term !== term && other.term.includes(term)));
			return whole
				.filter(({ share }) => share >= nearly * (own[0]?.share ?? 0))
				.slice(0, mostTranslations)
				.map(({ other }) => other);
		});
	};
	const learned = new Map<string, Translation[]>();
	for (const [one, { term }] of terms.entries()) {
		const known = learned.get(term) ?? [];
		const found = best(one).map((other) => terms[other] as Translation);
		const fresh = found.filter((two) => !known.some((one) => one.term === two.term && one.locale === two.locale));
		if (fresh.length > 0) learned.set(term, [...known, ...fresh]);
	}
	return { words: learned.keys(), translationsOf: (word) => learned.get(word) ?? [] };
}

/** By term, the texts that it stands in. */
function textsWith(units: readonly (readonly (readonly number[])[])[], terms: number): TextOfTerm[][] {
	const texts: TextOfTerm[][] = Array.from({ length: terms }, () => []);
	for (const unit of units) for (const own of unit) for (const one of own) texts[one]?.push({ own, unit });
	return texts;
}

/** Short texts that are each other's translation. */
function unitsOf(topics: readonly Topic[]): PerLocale<string>[] {
	return topics
		.flatMap(({ documents, tables, blocks }) => [
			textOf(documents, ({ title }) => title),
			...blocks.map((block) => textOf(block, ({ text }) => text)),
			...tables.flatMap(({ columns, rows }) =>
				rows.flatMap(({ cells }) =>
					columns.map(({ members }) => textOf(members, (column, locale) => cells[locale]?.cells[column]?.text ?? '')),
				),
			),
		])
		.filter((unit) => Object.keys(unit).length > 1);
}

function textOf<Value>(members: PerLocale<Value>, read: (value: Value, locale: Locale) => string): PerLocale<string> {
	return Object.fromEntries(
		Object.entries(members)
			.map(([locale, value]) => [locale, read(value, locale)] as const)
			.filter(([, text]) => text !== '' && text.length < 30 * mostWords),
	);
}

/** The terms of a text that may have a translation; none where it is long. */
function candidates(text: string, locale: Locale): Set<string> {
	const terms = new Set<string>();
	const words = wordsOf(text);
	for (const { whole, parts, isUnspaced } of words) {
		if (!isUnspaced) {
			for (const term of [whole, ...parts]) if (/\p{L}{3}/u.test(term)) terms.add(term);
			continue;
		}
		const pieces = [...segmenter(locale).segment(whole)].map(({ segment }) => fold(segment));
		for (const [at, piece] of pieces.entries()) {
			if (piece.length > 1) terms.add(piece);
			const next = pieces[at + 1];
			if (next !== undefined) terms.add(piece + next);
		}
	}
	return terms.size > 2 * mostWords ? new Set() : terms;
}

const segmenters = new Map<Locale, Intl.Segmenter>();

function segmenter(locale: Locale): Intl.Segmenter {
	const known = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'word' });
	segmenters.set(locale, known);
	return known;
}
