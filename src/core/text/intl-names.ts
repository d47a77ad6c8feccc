/** Words that a language has for something, after the Unicode locale data that come with `Intl`, found again in its texts. */

/** Words by what they mean. */
export interface Names<T> {
	/** What something is called, exactly. */
	readonly forms: ReadonlyMap<string, T>;
	/** What all forms of a word begin with, the longest first. */
	readonly stems: readonly (readonly [string, T])[];
	/** Words in scripts without blanks, the longest first. */
	readonly unspaced: readonly (readonly [string, T])[];
}

/** Shorter beginnings have too many words. */
const SHORTEST_STEM = 3;
/** How much longer than what all its forms have in common an inflected form may be. */
const ENDING = 3;

const UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const LETTER = /^[\p{L}\u00b5]/u;
/** A word ends where a script without blanks begins: `GB以上`. */
const WORD =
	/(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}])[\p{L}\p{M}\u00b5])+/uy;

/** Whether a word is of a script that parts words by no blanks. */
export const isUnspaced = (word: string): boolean => UNSPACED.test(word);

/** The forms of words with what each means, and all plural forms of one word together, for its inflected forms; what means two things is left out. */
export function namesOf<T>(
	all: readonly (readonly [string, T])[],
	words: readonly (readonly [readonly string[], T])[],
): Names<T> {
	const meanings = new Map<string, Set<T>>();
	for (const [form, meaning] of all) meanings.set(form, (meanings.get(form) ?? new Set()).add(meaning));
	const forms = new Map([...meanings].flatMap(([form, [one, other]]) => (one && !other ? [[form, one] as const] : [])));
	const stems = new Map<string, T>();
	for (const [plurals, meaning] of words) {
		const stem = plurals.map((form) => form.toLowerCase()).reduce(commonStart, plurals[0]?.toLowerCase() ?? '');
		if (stem.length >= SHORTEST_STEM && !UNSPACED.test(stem)) stems.set(stem, meaning);
	}
	const byLength = (a: readonly [string, T], b: readonly [string, T]) => b[0].length - a[0].length;
	return {
		forms,
		stems: [...stems].sort(byLength),
		unspaced: [...forms].filter(([form]) => UNSPACED.test(form)).sort(byLength),
	};
}

function commonStart(a: string, b: string): string {
	let length = 0;
	while (length < Math.min(a.length, b.length) && a[length] === b[length]) length++;
	return a.slice(0, length);
}

/** What the word at an offset means, after a blank or a hyphen at most, and where it ends; `read` tells of words that are no names. */
export function nameAt<T>(
	text: string,
	offset: number,
	names: Names<T>,
	read: (word: string) => T | null = () => null,
): { readonly meaning: T; readonly end: number } | null {
	const start = offset + (/^[ \u00a0\u202f-]/.test(text.slice(offset, offset + 1)) ? 1 : 0);
	if (!LETTER.test(text.slice(start, start + 2))) return null;
	const run = names.unspaced.find(([form]) => text.startsWith(form, start));
	if (run) return { meaning: run[1], end: start + run[0].length };
	WORD.lastIndex = start;
	const word = WORD.exec(text)?.[0];
	if (!word) return null;
	const meaning = read(word) ?? meaningOf(word, names);
	return meaning === null ? null : { meaning, end: start + word.length };
}

function meaningOf<T>(word: string, { forms, stems }: Names<T>): T | null {
	const lower = word.toLowerCase();
	const exact = forms.get(word) ?? (word.length > 3 ? forms.get(lower) : undefined);
	if (exact) return exact;
	return stems.find(([stem]) => lower.startsWith(stem) && lower.length <= stem.length + ENDING)?.[1] ?? null;
}

/** What `learn` says of a locale, asked once for each. */
export function learnedOnce<T>(learn: (locale: string) => Names<T>): (locale: string) => Names<T> {
	const known = new Map<string, Names<T>>();
	return (locale) => {
		const names = known.get(locale) ?? learn(locale);
		known.set(locale, names);
		return names;
	};
}
