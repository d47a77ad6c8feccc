/** Texts and words that are another language's, by the vocabularies and by what the documents' texts use. */
import type { Locale, Passage, Vocabulary } from '../model.ts';
import { comparable, vocabularyOf } from '../normalise/index.ts';
import type { CheckContext } from './check.ts';
import { longWords, wordUsage } from './word-usage.ts';

/** Lists of words that stand alone in a cell. */
const LONE = ['any', 'inbound', 'outbound'] as const;

/** A text that is a word of another language's vocabulary – "any", a direction, a header – and none of its own. */
export function isOthersWord(cell: Passage, header: boolean, locale: Locale, { settings }: CheckContext): boolean {
	const text = comparable(cell.text)
		.toLowerCase()
		.replace(/\s*[(（].*$/u, '');
	const wordsIn = (vocabulary: Vocabulary) =>
		header ? Object.values(vocabulary.headers).flat() : LONE.flatMap((list) => vocabulary[list]);
	const own = vocabularyOf(settings.vocabularies, locale);
	if (wordsIn(own).length === 0 || isWordOf(own, text)) return false;
	return Object.values(settings.vocabularies).some((vocabulary) => wordsIn(vocabulary).includes(text));
}

function isWordOf({ headers, any, port, inbound, outbound }: Vocabulary, text: string): boolean {
	return [...Object.values(headers), any, port, inbound, outbound].some((words) => words.includes(text));
}

/** How many times as often the other language must use a word. */
const OFTEN = 10;
/** The same for a word alone, which may be another name for it. */
const ALONE = 20;

/** Whether a text that is the same as a peer's has a word which that language often uses, this one hardly ever, and no other peer; and none of which the reverse holds. */
export function hasOthersWord(
	cell: Passage,
	words: readonly string[],
	same: readonly Passage[],
	others: readonly Passage[],
	{ topics, witnesses }: CheckContext,
): boolean {
	if (new Set(others.map(({ place }) => witnesses.language(place.locale))).size < 2) return false;
	const usage = wordUsage(topics);
	const uses = [...longWords(words.join(' '))].map((word) => ({
		own: usage(cell.place.locale, word),
		theirs: Math.max(0, ...same.map(({ place }) => usage(place.locale, word))),
		isKept: others.some(({ text }) => text.toLowerCase().includes(word)),
	}));
	const needed = (own: number) => (words.length > 1 ? OFTEN * Math.max(1, own) : ALONE * (own + 1));
	return (
		uses.some(({ own, theirs, isKept }) => !isKept && theirs >= needed(own)) &&
		!uses.some(({ own, theirs }) => own >= needed(theirs))
	);
}
