import { diffArrays } from 'diff';
import type { Locale } from '../core/index.ts';

/** A part of a text; `differs` where the other text has something else. */
export interface Part {
	readonly text: string;
	readonly differs: boolean;
}

/** The words of a text, blanks and stops kept, parted as its language parts them. */
function wordsOf(text: string, locale: Locale): string[] {
	return [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)].map(({ segment }) => segment);
}

/** What is taken from one text and put into the other, word by word: the removed text's parts and the added one's. */
export function diffWords(before: string, after: string, locale: Locale): { before: Part[]; after: Part[] } {
	const changes = diffArrays(wordsOf(before, locale), wordsOf(after, locale));
	const side = (leaveOut: 'added' | 'removed') =>
		changes
			.filter((change) => !change[leaveOut])
			.map(({ value, added, removed }) => ({ text: value.join(''), differs: added || removed }));
	return { before: side('added'), after: side('removed') };
}

const FACT =
	/[\p{Script=Latin}\p{N}]*\p{N}[\p{Script=Latin}\p{N}]*(?:[-–]\p{N}+)?|(?<!\p{Script=Latin})\p{Lu}{2,}(?!\p{Script=Latin})|<[^<>\s]+>/gu;

/**
 * The words of a text that can be held against another language: numbers, acronyms, placeholders. Those that the other
 * texts lack are marked; a text that stands alone has nothing to differ from.
 */
export function differingFacts(text: string, others: readonly string[]): Part[] {
	const known = others.map((other) => new Set(other.normalize('NFKC').match(FACT)));
	const parts: Part[] = [];
	let at = 0;
	for (const match of text.matchAll(FACT)) {
		if (known.length === 0 || known.every((words) => words.has(match[0].normalize('NFKC')))) continue;
		parts.push({ text: text.slice(at, match.index), differs: false }, { text: match[0], differs: true });
		at = match.index + match[0].length;
	}
	return [...parts, { text: text.slice(at), differs: false }].filter(({ text: part }) => part !== '');
}
