/** Words that exclude each other (inside and outside, enabled and disabled), by the vocabularies of the languages. */
import type { Locale, PerLocale, Segment, Settings, Vocabulary } from '../model.ts';
import { vocabularyOf } from '../tables/index.ts';
import { blankSpans, normalizeText, remembered, wordFinder } from '../text/index.ts';
import type { CheckContext, TranslationUnit } from './check.ts';
import type { Item } from './compared-kind.ts';
import { denies } from './negations.ts';
import { nonEmpty } from './presence.ts';
import { sentencesIn } from './sentence-lengths.ts';
import type { Stretch } from './spelling.ts';

/** A word of one side of a pair: `0` for inside, `1` for outside. */
interface Said extends Stretch {
	readonly pair: string;
	readonly side: 0 | 1;
	/** The word for the other side that is listed at the same place, null where only the beginnings of words are. */
	readonly opposite: string | null;
}

type Meaning = readonly Omit<Said, keyof Stretch>[];
type Finder = ReturnType<typeof wordFinder<Meaning>>;

const finders = new WeakMap<Vocabulary, Finder>();

/** What finds the words of a vocabulary's pairs; a word that is listed for both sides of one says neither. */
function finderOf(vocabulary: Vocabulary): Finder {
	const known = finders.get(vocabulary);
	if (known) return known;
	const all = Object.entries(vocabulary.opposites ?? {}).flatMap(([pair, sides]) =>
		sides.flatMap((words, side) =>
			words.map((word, at) => {
				const other = sides[1 - side]?.[at] ?? '*';
				const isWhole = !word.endsWith('*') && !other.endsWith('*');
				return { word, pair, side: side as 0 | 1, opposite: isWhole ? other : null };
			}),
		),
	);
	const finder = wordFinder<Meaning>(
		[...Map.groupBy(all, ({ word }) => word)].map(([written, own]) => ({
			word: written.replace(/\*$/, ''),
			isStart: written.endsWith('*'),
			meaning: own.map(({ word: _, ...meaning }) => meaning),
		})),
	);
	finders.set(vocabulary, finder);
	return finder;
}

/** The words of pairs in a lower-case text. */
const saidIn = (lower: string, vocabulary: Vocabulary): Said[] =>
	finderOf(vocabulary)(lower).flatMap(({ meaning, ...stretch }) => meaning.map((each) => ({ ...each, ...stretch })));

interface Sentence extends Stretch {
	readonly said: readonly Said[];
	/** Whether it negates something besides, null where that is not known. */
	readonly denies: boolean | null;
}

/** What the sentences of texts say; words in code, names and addresses say nothing. */
const sentencesWith = (vocabularies: Settings['vocabularies']) =>
	remembered((segment: Segment): readonly Sentence[] => {
		const { locale } = segment.location;
		const bare = blankSpans(
			segment.text,
			[...segment.marks, ...segment.facts].filter(({ kind }) => ['code', 'identifier', 'url'].includes(kind)),
		).replaceAll('\u2019', "'");
		const lower = normalizeText(bare).toLowerCase();
		const said = lower.length === bare.length ? saidIn(lower, vocabularyOf(vocabularies, locale)) : [];
		const rest = said.length === 0 ? '' : blankSpans(bare, said);
		return sentencesIn(segment).map(({ start, end }) => {
			const own = said.filter((each) => each.start >= start && each.end <= end);
			return { start, end, said: own, denies: rest === '' ? false : denies(rest.slice(start, end), locale) };
		});
	});

const readers = new WeakMap<Settings['vocabularies'], (segment: Segment) => readonly Sentence[]>();

function sentencesOf(segment: Segment, { settings: { vocabularies } }: CheckContext): readonly Sentence[] {
	const reader = readers.get(vocabularies) ?? sentencesWith(vocabularies);
	readers.set(vocabularies, reader);
	return reader(segment);
}

export type OpposedItem = Item & Pick<Said, 'opposite'>;

/** What the languages say of one pair in sentences that stand opposite each other: the word of the one side that a text has alone. */
export interface Opposed {
	readonly pair: string;
	readonly items: PerLocale<OpposedItem>;
}

/**
 * The pairs of which a unit's languages say different sides in sentences that stand opposite each other: texts of different
 * numbers of sentences are not compared, nor are those of which one negates something and another does not. A sentence says a
 * side where it has words of no other. Where some languages say neither, two that contradict each other may each say it in
 * their way.
 */
export function opposedIn({ segments }: TranslationUnit, context: CheckContext): Opposed[] {
	const texts = nonEmpty(segments).map(([locale, segment]) => ({ locale, sentences: sentencesOf(segment, context) }));
	const count = texts[0]?.sentences.length ?? 0;
	if (texts.length < 2 || texts.some(({ sentences }) => sentences.length !== count)) return [];
	const found = new Map<string, { pair: string; items: Record<Locale, OpposedItem>; isDenied: boolean }>();
	const denied = Array.from({ length: count }, (_, at) => {
		const denying = new Set(texts.flatMap(({ sentences }) => sentences[at]?.denies ?? []));
		return denying.size > 1 ? 'by some' : denying.has(true) ? 'by all' : null;
	});
	for (const { locale, sentences } of texts)
		for (const [at, { said }] of sentences.entries())
			for (const [pair, words] of denied[at] === 'by some' ? [] : Map.groupBy(said, (each) => each.pair)) {
				const [first] = words as [Said, ...Said[]];
				if (words.some(({ side }) => side !== first.side)) continue;
				const key = `${at} ${pair}`;
				const opposed = found.get(key) ?? { pair, items: {}, isDenied: denied[at] === 'by all' };
				found.set(key, opposed);
				const { start, end, side, opposite } = first;
				opposed.items[locale] = { start, end, key: String(side), opposite };
			}
	return [...found.values()].filter(({ items, isDenied }) => {
		const said = Object.values(items);
		// `Neither encrypted` is `unencrypted`.
		const isSaidTwice =
			isDenied && Object.entries(items).some(([locale, item]) => negates(item, segments[locale], locale));
		const isSaid = said.length > 2 || said.length === texts.length;
		return isSaid && !isSaidTwice && new Set(said.map(({ key }) => key)).size > 1;
	});
}

/** Whether the word of an item is itself a negation. */
const negates = ({ start, end }: OpposedItem, segment: Segment | undefined, locale: Locale): boolean =>
	denies(segment?.text.slice(start, end) ?? '', locale) !== false;
