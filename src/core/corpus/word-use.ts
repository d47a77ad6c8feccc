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

/** Counts how words are used; linear in the texts. */
export class WordUseCounts implements WordUse {
	readonly #code = new Map<string, number>();
	readonly #text = new Map<string, number>();
	readonly #sentences = new Map<Locale, Map<string, number>>();

	/** Counts the words of a text in all its locales. */
	add(segments: PerLocale<Segment>): void {
		for (const [locale, segment] of Object.entries(segments)) {
			const isCode = 'kind' in segment && segment.kind === 'code';
			const isMarked = spanFinder(segment.marks.filter(({ kind }) => kind === 'code'));
			let sentences = this.#sentences.get(locale);
			if (!sentences) {
				sentences = new Map();
				this.#sentences.set(locale, sentences);
			}
			let isFirst = true;
			for (const { 0: word, index } of segment.text.matchAll(WORD)) {
				const isInCode = isCode || isMarked(index, index + 1);
				bump(isInCode ? this.#code : this.#text, word.toLowerCase());
				if (!isInCode && !isFirst && SMALL.test(word)) bump(sentences, word);
				isFirst = false;
			}
		}
	}

	inCode(word: string): number {
		const code = this.#code.get(word) ?? 0;
		return code / Math.max(1, code + (this.#text.get(word) ?? 0));
	}

	inSentences(locale: Locale, word: string): number {
		return this.#sentences.get(locale)?.get(word) ?? 0;
	}
}

function bump(counts: Map<string, number>, key: string): void {
	counts.set(key, (counts.get(key) ?? 0) + 1);
}
