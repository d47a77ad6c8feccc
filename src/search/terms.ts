import { fold, isUnspaced } from './fold.ts';

/** A run of letters and digits; one of a script without blanks between words is told apart from its neighbours. */
const runs =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]+|[^\P{L}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]+|[\p{N}\p{M}]+/gu;
/** Words as blanks, brackets and most signs part them. */
const separators = /[\s,;:()[\]{}<>"'’“”„«»|、，；：。（）「」《》/=]+/u;
const unspacedBlank =
	/(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]) | (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu;

/**
 * A word of a text or query, folded. `whole` has its signs taken out (`front-end` is `frontend`), `parts` are the runs of
 * letters and digits between them; one of an unspaced script has its pairs of characters as `parts`.
 */
export interface Word {
	readonly whole: string;
	readonly parts: readonly string[];
	readonly isUnspaced: boolean;
}

/** The words of a text in their order, numbers that may be ports included. */
export function wordsOf(text: string): Word[] {
	const folded = fold(text).replace(unspacedBlank, '');
	return folded.split(separators).flatMap((token) => {
		const words = known.get(token) ?? wordsIn(token);
		if (known.size < mostKnown) known.set(token, words);
		return words;
	});
}

/** Tokens that were taken apart already: texts repeat themselves. */
const known = new Map<string, readonly Word[]>();
const mostKnown = 200_000;

function wordsIn(token: string): Word[] {
	const words: Word[] = [];
	let spaced: string[] = [];
	const close = () => {
		const whole = spaced.join('');
		if (whole !== '') words.push({ whole, parts: spaced, isUnspaced: false });
		spaced = [];
	};
	let end = 0;
	for (const { 0: run, index } of token.matchAll(runs)) {
		if (isUnspaced(run)) {
			close();
			words.push({ whole: run, parts: pairsOf(run), isUnspaced: true });
		} else if (index === end && spaced.length > 0) spaced.push(`${spaced.pop()}${run}`);
		else spaced.push(run);
		end = index + run.length;
	}
	close();
	return words;
}

/** The overlapping pairs of characters of a run; none of a single character. */
export function pairsOf(run: string): string[] {
	const letters = [...run];
	return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}

/** The terms under which a text is found: its words, and the parts of those that have signs in them. */
export function termsOf(text: string): Set<string> {
	const terms = new Set<string>();
	for (const { whole, parts, isUnspaced: isRun } of wordsOf(text)) {
		for (const part of parts) terms.add(cut(part));
		terms.add(isRun ? ([...whole].at(-1) ?? '') : cut(whole));
	}
	return terms;
}

/** Neighbouring words of a text as one term: `reverse proxy` is found by `reverseproxy`. */
export function neighboursIn(text: string): Set<string> {
	const terms = new Set<string>();
	let before: Word | null = null;
	for (const word of wordsOf(text)) {
		if (before && !before.isUnspaced && !word.isUnspaced) {
			terms.add(cut(before.whole + word.whole));
			const [last, first] = [before.parts.at(-1), word.parts[0]];
			if (last !== undefined && first !== undefined) terms.add(cut(last + first));
		}
		before = word;
	}
	return terms;
}

/** A whole text as one term: what is called so exactly is found by it. */
export function exactTerm(text: string): string {
	const letters = fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
	return letters === '' ? '' : `=${letters.slice(0, longest)}`;
}

/** The most units of a term; longer ones are cut, in the index as in a query. */
const longest = 60;

/** A term as the index has it. */
export function cut(term: string): string {
	return term.slice(0, longest);
}
