/** How words are used: in code, or small amid the sentences of a language. */
import type { Locale, PerLocale, Segment } from '../model.ts';
import { spanFinder } from '../text/index.ts';

/** How words (lower case) are used in the texts of a corpus. */
export interface WordUse {
	/** The share of a word's uses that are in code, 0–1, in all locales together; 0 for a word that is used nowhere. */
	inCode(word: string): number;
	/** How often a locale writes a word small within its sentences: what it does so is no name. */
	inSentences(locale: Locale, word: string): number;
}

const SMALL = /^\p{Ll}+$/u;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*/gu;

/** What was counted of words, as sums. */
export interface WordCounts {
	/** How often words stand in code, and in text. */
	readonly code: Map<string, number>;
	readonly text: Map<string, number>;
	/** By locale, how often words are written small within sentences. */
	readonly sentences: Map<Locale, Map<string, number>>;
}

/** Nothing counted yet. */
export const noWords = (): WordCounts => ({ code: new Map(), text: new Map(), sentences: new Map() });

/** Counts the words of a text in all its locales. */
export function countWords(segments: PerLocale<Segment>, counts: WordCounts): void {
	for (const [locale, segment] of Object.entries(segments)) {
		const isCode = 'kind' in segment && segment.kind === 'code';
		const isMarked = spanFinder(segment.marks.filter(({ kind }) => kind === 'code'));
		let sentences = counts.sentences.get(locale);
		if (!sentences) {
			sentences = new Map();
			counts.sentences.set(locale, sentences);
		}
		let isFirst = true;
		for (const { 0: word, index } of segment.text.matchAll(WORD)) {
			const isInCode = isCode || isMarked(index, index + 1);
			bump(isInCode ? counts.code : counts.text, word.toLowerCase());
			if (!isInCode && !isFirst && SMALL.test(word)) bump(sentences, word);
			isFirst = false;
		}
	}
}

/** How words are used, by what was counted. */
export function wordUseOf({ code, text, sentences }: WordCounts): WordUse {
	return {
		inCode(word) {
			const inCode = code.get(word) ?? 0;
			return inCode / Math.max(1, inCode + (text.get(word) ?? 0));
		},
		inSentences: (locale, word) => sentences.get(locale)?.get(word) ?? 0,
	};
}

function bump(counts: Map<string, number>, key: string): void {
	counts.set(key, (counts.get(key) ?? 0) + 1);
}
