import { exactTerm, fold, isUnspaced } from '../../search/index.ts';

/** With fewer titles, what half of them share tells nothing. */
const fewestTitles = 8;
/** The share of a language's titles that begin or end with what says nothing of the one. */
const shareOfTitles = 0.5;

/**
 * The terms of titles without what most titles of their language begin or end with, as the product's name does: `Scaling`
 * finds `Scaling in Harbour 3`. A title that has nothing in common with most has none.
 */
export function titleTerms(titles: readonly string[]): (title: string) => string[] {
	const all = titles.map((title) => lettersOf(title).map(({ letter }) => letter));
	if (all.length < fewestTitles) return () => [];
	const starts = common(all);
	const ends = common(all.map((letters) => letters.toReversed()));
	return (title) => {
		const letters = lettersOf(title);
		const plain = letters.map(({ letter }) => letter);
		let from = shared(plain, starts);
		while (from > 0 && !letters[from]?.isStart) from--;
		let to = letters.length - shared(plain.toReversed(), ends);
		while (to < letters.length && !letters[to]?.isStart) to++;
		return from < to && to - from < letters.length ? [exactTerm(plain.slice(from, to).join(''))] : [];
	};
}

/** The letters of a title as its term has them, with whether a word may begin there. */
function lettersOf(title: string): { readonly letter: string; readonly isStart: boolean }[] {
	const letters: { letter: string; isStart: boolean }[] = [];
	let before = '';
	for (const letter of fold(title)) {
		const isStart = !/[\p{L}\p{N}]/u.test(before) || isUnspaced(before) || isUnspaced(letter);
		if (exactTerm(letter) !== '') letters.push({ letter, isStart });
		before = letter;
	}
	return letters;
}

/** The beginnings that the named share of texts have. */
function common(texts: readonly (readonly string[])[]): Set<string> {
	const found = new Set<string>();
	let start = '';
	for (let left = texts; left.length >= shareOfTitles * texts.length; ) {
		const next = Map.groupBy(left, (letters) => letters[[...start].length]);
		const [letter, most] = [...next].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
		if (letter === undefined || most === undefined || most.length < shareOfTitles * texts.length) break;
		start += letter;
		left = most;
		found.add(start);
	}
	return found;
}

/** How many letters of a text are such a beginning. */
function shared(letters: readonly string[], starts: ReadonlySet<string>): number {
	let length = 0;
	while (length < letters.length && starts.has(letters.slice(0, length + 1).join(''))) length++;
	return length;
}
