/** A word of a text, and the stem that its inflected forms and compounds share. */
export interface TermWord {
	readonly word: string;
	readonly stem: string;
}

/** Scripts whose words are not parted by blanks. */
export const UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const WORD = /[\p{L}\p{M}][\p{L}\p{M}\p{N}]*/gu;
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** The words of a text that may be terms, each stem once: three letters and more, two where a script needs no more. */
export function termWords(text: string): TermWord[] {
	const words = new Map<string, string>();
	for (const [run] of text.normalize('NFKC').matchAll(WORD))
		for (const word of UNSPACED.test(run) ? segments(run) : [run]) {
			const stem = stemOf(word);
			if (stem && !words.has(stem)) words.set(stem, word);
		}
	return [...words].map(([stem, word]) => ({ word, stem }));
}

function segments(run: string): string[] {
	return [...segmenter.segment(run)].flatMap(({ segment, isWordLike }) => (isWordLike ? segment : []));
}

/**
 * What inflected forms of a word have in common: its beginning. Endings are a third of a word at most; null where too
 * little is left to tell words apart.
 */
function stemOf(word: string): string | null {
	const lower = word.toLowerCase();
	if (UNSPACED.test(lower)) return lower.length >= 2 ? lower : null;
	if (/\p{Script=Hangul}/u.test(lower)) return lower.length >= 2 ? lower.slice(0, Math.max(2, lower.length - 1)) : null;
	if (lower.length < 3) return null;
	return lower.slice(0, lower.length >= 7 ? Math.max(5, lower.length - 3) : Math.max(3, lower.length - 1));
}
