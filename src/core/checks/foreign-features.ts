/** What is measured of words that may be in another language. */
import { folded, tokensIn } from '../corpus/index.ts';
import type { Features } from '../evidence/index.ts';
import type { Locale, Segment, Vocabulary } from '../model.ts';
import { vocabularyOf } from '../tables/index.ts';
import { rememberedText } from '../text/index.ts';
import type { CheckContext, TranslationUnit } from './check.ts';
import { leadsAbroad } from './foreign-spans.ts';
import { lexiconOf, sideOf } from './lexicon-of-run.ts';

/**
 * How often, 0–1, a locale keeps a word that most peers have, in other texts; of one that peers have here which do not have
 * the text, also how it treats words of that shape.
 */
export function keptRate(
	token: string,
	segment: Segment,
	segments: TranslationUnit['segments'],
	lacking: readonly Segment[],
	{ corpus }: CheckContext,
): number {
	const { locale } = segment.location;
	const { count, of } = corpus.kept(locale, token, segments);
	const alike = corpus.keptAlike(locale, token);
	const isKept = lacking.some((peer) => tokensIn(peer).has(token));
	return (count + (isKept ? (alike.count + 0.5) / (alike.of + 1) : 0)) / (of + 1);
}

/** How steadily, 0–1, the locale has another word elsewhere where peers have one of these. */
export function renderedElsewhere(
	written: string,
	segment: Segment,
	others: readonly Segment[],
	context: CheckContext,
): number {
	const lexicon = lexiconOf(context);
	const { locale } = segment.location;
	const words = new Set(lexicon.wordsOf({ locale, text: written }));
	let most = 0;
	for (const peer of others)
		for (const word of lexicon.wordsOf(sideOf(peer))) {
			if (!words.has(word)) continue;
			const usual = lexicon.bestTranslation(word, sideOf(peer), sideOf(segment));
			if (usual && usual.id !== word) most = Math.max(most, usual.both / (usual.from + 1));
		}
	return most;
}

/** Whether a text is one of the words that help to read tables, in its own language and in the other one. */
export function vocabularyFeatures(text: string, locale: Locale, other: string, { settings }: CheckContext): Features {
	const isIn = (of: string) => (wordsOf(vocabularyOf(settings.vocabularies, of)).has(text) ? 1 : 0);
	return { 'in-vocabulary': isIn(other), 'in-own-vocabulary': isIn(locale) };
}

const vocabularies = new WeakMap<Vocabulary, ReadonlySet<string>>();

/** The words of a vocabulary, folded, without those that are no more than parts of sentences. */
function wordsOf(vocabulary: Vocabulary): ReadonlySet<string> {
	const { opposites: _, numbers: __, ...lists } = vocabulary;
	const known =
		vocabularies.get(vocabulary) ??
		new Set(
			Object.values(lists)
				.flatMap((words) => (Array.isArray(words) ? words : Object.values(words).flat()))
				.map(folded),
		);
	vocabularies.set(vocabulary, known);
	return known;
}

/** The share of a text's words that are of a form. */
export function shareOf(text: string, form: RegExp): number {
	const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
	return words.filter((word) => form.test(word)).length / Math.max(1, words.length);
}

/** A word of a text, with the punctuation around it. */
const WORD = /^[\p{P}]*\p{L}[\p{L}\p{M}'’·-]*(?![\p{L}\p{M}'’·-])[\p{P}]*$/u;

/** The share of words, 0–1, in what stands between blanks: options with their values, paths and numbers have no language. */
export function proseShare(text: string): number {
	const parts = text.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part));
	const isOption = (part = '') => OPTION.test(part);
	return mean(parts.map((part, at) => (WORD.test(part) && !isOption(part) && !isOption(parts[at - 1]) ? 1 : 0)));
}

const OPTION = /^--?\p{L}/u;

/** Whether a stretch is a link's text, and whether that leads to another site: titles are left as they are there. */
export function linkFeatures({ marks }: Segment, start: number, end: number): Features {
	const mark = marks.find((each) => each.start <= start && end <= each.end && each.kind !== 'code');
	if (!mark) return {};
	return mark.kind === 'link' ? { [leadsAbroad(mark) ? 'link-abroad' : 'link-within']: 1 } : { [mark.kind]: 1 };
}

/** Whether words are emphasised in a text: a locale that does so alone sets foreign words apart. */
export const isEmphasised = ({ text, marks }: Segment, words: string): boolean =>
	marks.some(({ kind, start, end }) => kind === 'emphasis' && folded(text.slice(start, end)) === folded(words));

/** Whether the first letters of a text's words make an abbreviation that stands in it, too. */
export function isSpelledOut(segment: Segment, written: string): boolean {
	const initials = (written.match(/\p{L}+/gu) ?? [])
		.map((word) => word[0])
		.join('')
		.toUpperCase();
	return capitalsIn(segment).some((capitals) => initials.includes(capitals));
}

/** The different runs of capitals in a text. */
const capitalsIn: (segment: Segment) => readonly string[] = rememberedText((text) => [
	...new Set(text.match(/\p{Lu}{2,}/gu)),
]);

/** The mean of some values; 0 of none. */
export const mean = (values: readonly number[]) =>
	values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
