/** Finds the words of a list in a text. */

/** A word to look for, lower case, or (`isStart`) what words begin with, and what it stands for. */
export interface ListedWord<T> {
	readonly word: string;
	readonly isStart: boolean;
	readonly meaning: T;
}

export interface FoundWord<T> {
	readonly start: number;
	readonly end: number;
	readonly meaning: T;
}

/** Letters of scripts whose words are parted by blanks. */
const SPACED = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]/u;

/** Gives what finds the words of a list in a lower-case text, in order, none in another; of those that begin together the longest. */
export function wordFinder<T>(words: readonly ListedWord<T>[]): (lower: string) => readonly FoundWord<T>[] {
	const byFirst = Map.groupBy(
		[...words].sort((a, b) => b.word.length - a.word.length),
		({ word }) => word.charCodeAt(0),
	);
	return (lower) => {
		const found: FoundWord<T>[] = [];
		if (byFirst.size === 0) return found;
		for (let at = 0; at < lower.length; at++) {
			const candidates = byFirst.get(lower.charCodeAt(at));
			if (!candidates || (SPACED.test(lower.charAt(at)) && SPACED.test(lower.charAt(at - 1)))) continue;
			const listed = candidates.find(({ word, isStart }) => {
				if (!lower.startsWith(word, at)) return false;
				const end = at + word.length;
				return isStart || !SPACED.test(lower.charAt(end - 1)) || !SPACED.test(lower.charAt(end));
			});
			if (!listed) continue;
			let end = at + listed.word.length;
			while (listed.isStart && SPACED.test(lower.charAt(end))) end++;
			found.push({ start: at, end, meaning: listed.meaning });
			at = end - 1;
		}
		return found;
	};
}
