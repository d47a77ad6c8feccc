/** Texts and words that are another language's, by the vocabularies and by what the documents' texts use. */
import type { Passage, Vocabulary } from '../model.ts';
import { comparable, vocabularyOf } from '../normalise/index.ts';
import type { CheckContext, PassageScope } from './check.ts';
import type { Stretch } from './spelling.ts';
import { longWords, wordUsage } from './word-usage.ts';

/** Lists of words that stand alone in a cell. */
const LONE = ['any', 'inbound', 'outbound'] as const;

/**
 * The word of another language's vocabulary – a header; in port tables and columns of directions "any" or a direction –
 * that a text is, but for what stands in brackets after it, and that is none of its own.
 */
export function othersWord(
	passage: Passage,
	{ header, cell }: PassageScope,
	{ settings }: CheckContext,
): (Stretch & { readonly text: string }) | null {
	if (!header && cell?.table.kind !== 'ports' && cell?.column.field !== 'direction') return null;
	const written = /^\s*([^(（]*[^(（\s])/u.exec(passage.text);
	const text = comparable(written?.[1] ?? '').toLowerCase();
	const wordsIn = (vocabulary: Vocabulary) =>
		header ? Object.values(vocabulary.headers).flat() : LONE.flatMap((list) => vocabulary[list]);
	const own = vocabularyOf(settings.vocabularies, passage.place.locale);
	if (!written || wordsIn(own).length === 0 || isWordOf(own, text)) return null;
	if (!Object.values(settings.vocabularies).some((vocabulary) => wordsIn(vocabulary).includes(text))) return null;
	const end = written[0].length;
	return { start: end - (written[1] as string).length, end, text: written[1] as string };
}

function isWordOf({ headers, any, port, inbound, outbound }: Vocabulary, text: string): boolean {
	return [...Object.values(headers), any, port, inbound, outbound].some((words) => words.includes(text));
}

/** How many times as often the other language must use a word. */
const OFTEN = 10;
/** The same for a word alone, which may be another name for it. */
const ALONE = 20;

/**
 * Whether a text that is the same as a peer's has a word which that language often uses, this one hardly ever, and no other
 * peer; and none of which the reverse holds.
 */
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
		isKept: others.some(({ text }) => text.toLowerCase().includes(word.slice(0, Math.max(4, word.length - 1)))),
	}));
	const needed = (own: number) => (words.length > 1 ? OFTEN * Math.max(1, own) : ALONE * (own + 1));
	return (
		uses.some(({ own, theirs, isKept }) => !isKept && theirs >= needed(own)) &&
		!uses.some(({ own, theirs }) => own >= needed(theirs))
	);
}
