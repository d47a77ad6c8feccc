/** What the input teaches, as sums: how often locales use and keep tokens, and how long their texts are. */
import type { Locale, PerLocale, Segment } from '../model.ts';
import { inSteps } from '../parts.ts';
import { shapeOf, tokensIn } from './tokens.ts';
import { countWords, noWords, type WordCounts, type WordUse, wordUseOf } from './word-use.ts';

export type { LexiconData, Side, SidePair } from './aligned-texts.ts';
export { type Rendering, support } from './association.ts';
export {
	folded,
	foldText,
	identify,
	type Languages,
	languageCounter,
	languageOf,
	languagesOf,
	type OwnLanguages,
	wordsIn,
} from './language.ts';
export { type Expectation, Lexicon } from './lexicon.ts';
export { countPhrases, lettersOf, type Phrase, type PhraseCounts, phrasesOf, type Use } from './phrases.ts';
export { shapeOf, tokensIn, tokensOf } from './tokens.ts';
export { UNSPACED } from './words.ts';

/** The same text in the locales that have it. */
type Segments = PerLocale<Segment>;

/** How often something was, of how often it could have been. */
interface Share {
	count: number;
	of: number;
}

/** The statistics of a corpus; all counts are of aligned texts (a text in all its locales is one). */
export interface Corpus {
	/** In how many texts of a locale a token stands. */
	usage(locale: Locale, token: string): number;
	/** In how many texts a token stands, in any locale. */
	total(token: string): number;
	/** How often a locale keeps a token that most of its peers have; `without` is left out of the count. */
	kept(locale: Locale, token: string, without: Segments | null): Readonly<Share>;
	/** How often a locale keeps tokens of the same shape. */
	keptAlike(locale: Locale, token: string): Readonly<Share>;
	/** How far a text's length is from what its peers' lengths make expect, in standard deviations. */
	lengthDeviation(segments: Segments, locale: Locale): number;
	readonly words: WordUse;
}

/** What is counted of one locale. */
interface LocaleCounts {
	readonly usage: Map<string, number>;
	readonly kept: Map<string, Share>;
	readonly alike: Map<string, Share>;
	readonly lengths: { count: number; sum: number; squares: number };
}

/** What is counted of aligned texts, as plain data that adds up. */
export interface CorpusCounts {
	readonly locales: ReadonlyMap<Locale, LocaleCounts>;
	readonly total: ReadonlyMap<string, number>;
	readonly words: WordCounts;
}

/** A text as it reads in all its locales: what stands again word for word, in all of them alike, was translated once. */
export function readingOf(segments: Segments): string {
	let text = '';
	for (const locale of Object.keys(segments))
		text += `${locale} ${segments[locale]?.text.length} ${segments[locale]?.text}`;
	return text;
}

/** Counts aligned texts; `language` tells which locales are editions of one language. */
export function corpusCounter(language: (locale: Locale) => string): {
	readonly counts: CorpusCounts;
	add(segments: Segments): void;
} {
	const locales = new Map<Locale, LocaleCounts>();
	const countsOf = (locale: Locale): LocaleCounts => {
		let known = locales.get(locale);
		if (!known) {
			known = { usage: new Map(), kept: new Map(), alike: new Map(), lengths: { count: 0, sum: 0, squares: 0 } };
			locales.set(locale, known);
		}
		return known;
	};
	const total = new Map<string, number>();
	const words = noWords();
	const addText = (segments: Segments) => {
		countWords(segments, words);
		const seen = new Set<string>();
		for (const locale of Object.keys(segments)) {
			const { usage } = countsOf(locale);
			for (const token of tokensIn(segments[locale] as Segment)) {
				bump(usage, token);
				seen.add(token);
			}
		}
		for (const token of seen) bump(total, token);
		for (const [locale, tokens] of keptIn(segments, language)) {
			const { kept, alike } = countsOf(locale);
			for (const [token, isKept] of tokens) {
				add(kept, token, isKept);
				add(alike, shapeOf(token), isKept);
			}
		}
		for (const [locale, deviation] of deviations(segments)) {
			const sums = countsOf(locale).lengths;
			sums.count++;
			sums.sum += inSteps(deviation);
			sums.squares += inSteps(deviation ** 2);
		}
	};
	return { counts: { locales, total, words }, add: addText };
}

/** The statistics of aligned texts, by what was counted. */
export function corpusOf({ locales, total, words }: CorpusCounts, language: (locale: Locale) => string): Corpus {
	const none: Readonly<Share> = { count: 0, of: 0 };
	/** The text asked for last: its tokens are asked for one after the other. */
	let last: { readonly segments: Segments; readonly kept: ReturnType<typeof keptIn> } | null = null;
	return {
		words: wordUseOf(words),
		usage: (locale, token) => locales.get(locale)?.usage.get(token) ?? 0,
		total: (token) => total.get(token) ?? 0,
		kept(locale, token, without) {
			const share = locales.get(locale)?.kept.get(token) ?? none;
			if (without && last?.segments !== without) last = { segments: without, kept: keptIn(without, language) };
			const isKept = without ? last?.kept.get(locale)?.get(token) : undefined;
			return isKept === undefined ? share : { count: share.count - (isKept ? 1 : 0), of: share.of - 1 };
		},
		keptAlike: (locale, token) => locales.get(locale)?.alike.get(shapeOf(token)) ?? none,
		lengthDeviation(segments, locale) {
			const own = deviations(segments).get(locale);
			const sums = locales.get(locale)?.lengths;
			if (own === undefined || !sums || sums.count < 2) return 0;
			const mean = sums.sum / sums.count;
			const variance = Math.max(0, sums.squares / sums.count - mean ** 2);
			return variance > 0 ? Math.abs(own - mean) / Math.sqrt(variance) : 0;
		},
	};
}

/** For each locale of a text, the tokens that at least half of the other languages have, and whether it keeps them. */
function keptIn(
	segments: Segments,
	language: (locale: Locale) => string,
): ReadonlyMap<Locale, ReadonlyMap<string, boolean>> {
	const locales = Object.keys(segments).filter((locale) => segments[locale]?.text.trim() !== '');
	const numbers = new Map<string, number>();
	for (const locale of locales) numbers.set(language(locale), numbers.get(language(locale)) ?? numbers.size);
	const others = numbers.size - 1;
	if (others <= 0) return new Map();
	const holders = new Map<string, Set<number>>();
	for (const locale of locales) {
		const own = numbers.get(language(locale)) as number;
		for (const token of tokensIn(segments[locale] as Segment)) {
			const having = holders.get(token);
			if (having) having.add(own);
			else holders.set(token, new Set([own]));
		}
	}
	const found = new Map<Locale, Map<string, boolean>>();
	for (const locale of locales) {
		const own = numbers.get(language(locale)) as number;
		const tokens = tokensIn(segments[locale] as Segment);
		const kept = new Map<string, boolean>();
		for (const [token, having] of holders) {
			const theirs = having.size - (having.has(own) ? 1 : 0);
			if (theirs > 0 && 2 * theirs >= others) kept.set(token, tokens.has(token));
		}
		found.set(locale, kept);
	}
	return found;
}

/** How much longer each locale's text is than the others' on average, as the difference of logarithms. */
function deviations(segments: Segments): ReadonlyMap<Locale, number> {
	const logs = Object.entries(segments).flatMap(([locale, { text }]) =>
		text.trim() === '' ? [] : [[locale, Math.log(1 + text.length)] as const],
	);
	if (logs.length < 2) return new Map();
	const sum = logs.reduce((all, [, log]) => all + log, 0);
	return new Map(logs.map(([locale, log]) => [locale, log - (sum - log) / (logs.length - 1)]));
}

function bump(counts: Map<string, number>, key: string): void {
	counts.set(key, (counts.get(key) ?? 0) + 1);
}

function add(shares: Map<string, Share>, key: string, isCounted: boolean): void {
	let share = shares.get(key);
	if (!share) {
		share = { count: 0, of: 0 };
		shares.set(key, share);
	}
	share.of++;
	if (isCounted) share.count++;
}
