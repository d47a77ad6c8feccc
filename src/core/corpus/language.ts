/** What language a text is in: by a language identifier, and by the words that each locale's texts use. */
import eld from 'eld/extrasmall';
import type { Locale, PerLocale, Segment } from '../model.ts';
import { rememberedText } from '../text/index.ts';

/** What tells that a text is rather in one language than in another; positive numbers speak for the other one. */
export interface LanguageEvidence {
	/** By the identifier's scores, −1 to 1; null where it knows neither language. */
	readonly identified: number | null;
	/** By the words that the locales' texts use: log-odds per word; 0 where the other language has no texts. */
	readonly learned: number;
}

/** The languages of a corpus. */
export interface Languages {
	/** The locales whose texts were read. */
	readonly locales: readonly Locale[];
	/** In how many texts of its own – those that no text of another locale equals – a locale uses a word (lower case). */
	usage(locale: Locale, word: string): number;
	/** The locale, other than its own, whose words a segment's words are most; null where no other locale uses any. */
	nearest(segment: Segment, words: readonly string[]): Locale | null;
	/** The share of a segment's words that its locale uses in no other text, 0–1. */
	unknown(segment: Segment, words: readonly string[]): number;
	/** Whether words of a segment are rather of `other` (a locale or a language) than of the segment's locale. */
	compare(segment: Segment, words: readonly string[], other: string): LanguageEvidence;
}

/** What is counted of the languages' words, as plain data that adds up: by locale and word in how many texts, and how many texts. */
export interface LanguageCounts {
	readonly uses: ReadonlyMap<Locale, ReadonlyMap<string, number>>;
	readonly texts: ReadonlyMap<Locale, number>;
}

/** What was counted, and the segments that were. */
export interface OwnLanguages {
	readonly counts: LanguageCounts;
	readonly counted: WeakSet<Segment>;
	/** Counts the words of a text in its locales. */
	add(segments: PerLocale<Segment>): void;
}

/** Counts the words of texts. */
export function languageCounter(): OwnLanguages {
	const uses = new Map<Locale, Map<string, number>>();
	const texts = new Map<Locale, number>();
	const counted = new WeakSet<Segment>();
	const add = (segments: PerLocale<Segment>) => {
		const times = new Map<string, number>();
		for (const segment of Object.values(segments))
			times.set(foldText(segment), (times.get(foldText(segment)) ?? 0) + 1);
		for (const [locale, segment] of Object.entries(segments)) {
			if ((times.get(foldText(segment)) ?? 0) > 1) continue;
			counted.add(segment);
			texts.set(locale, (texts.get(locale) ?? 0) + 1);
			let own = uses.get(locale);
			if (!own) {
				own = new Map<string, number>();
				uses.set(locale, own);
			}
			for (const word of new Set(wordsIn(segment.text))) own.set(word, (own.get(word) ?? 0) + 1);
		}
	};
	return { counts: { uses, texts }, counted, add };
}

/** The languages by what was counted in all parts; the segments that are asked about may be among those that were. */
export function languagesOf({ uses, texts }: LanguageCounts, counted: WeakSet<Segment>): Languages {
	const usage = (locale: Locale, word: string) => uses.get(locale)?.get(word) ?? 0;
	const rate = (locale: Locale, count: number) => Math.log((count + 0.5) / ((texts.get(locale) ?? 0) + 1));
	const learned = (segment: Segment, words: readonly string[], other: Locale) => {
		if (words.length === 0 || !texts.has(other)) return 0;
		const { locale } = segment.location;
		const own = counted.has(segment) ? 1 : 0;
		const sum = words.reduce(
			// A part of a text may be torn elsewhere than the text: it was not counted then.
			(odds, word) => odds + rate(other, usage(other, word)) - rate(locale, Math.max(0, usage(locale, word) - own)),
			0,
		);
		return sum / words.length;
	};
	return {
		locales: [...texts.keys()],
		usage,
		nearest(segment, words) {
			const language = languageOf(segment.location.locale);
			const ranked = [...uses.keys()]
				.filter((other) => languageOf(other) !== language && words.some((word) => usage(other, word) > 0))
				.map((other) => ({ other, odds: learned(segment, words, other) }))
				.sort((a, b) => b.odds - a.odds || (a.other < b.other ? -1 : 1));
			return ranked[0]?.other ?? null;
		},
		unknown(segment, words) {
			const own = counted.has(segment) ? 1 : 0;
			return words.filter((word) => usage(segment.location.locale, word) <= own).length / Math.max(1, words.length);
		},
		compare: (segment, words, other) => ({
			identified: identified(words.join(' '), segment.location.locale, other),
			learned: learned(segment, words, other),
		}),
	};
}

/** The language that the identifier takes a text for, as a tag of two letters; null where it knows none. */
export const identify = (text: string): string | null => eld.detect(text).language || null;

/**
 * The words of a text in lower case, a name and the endings that another script adds to it each for itself; runs of scripts that
 * write no blanks stay whole.
 */
export const wordsIn = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];

const WORD = /\p{Script=Latin}[\p{Script=Latin}\p{M}]+|[\p{L}--\p{Script=Latin}][[\p{L}--\p{Script=Latin}]\p{M}]+/gv;

/** A text without blanks and letter case: what is the same in this was left as it is. */
export const folded = (text: string): string =>
	(ASCII.test(text) ? text : text.normalize('NFKC')).toLowerCase().replace(/\s+/g, '');

const ASCII = /^[\0-\x7f]*$/;

/** A segment's text without blanks and letter case; folded once. */
export const foldText: (segment: { readonly text: string }) => string = rememberedText(folded);

const languages = new Map<string, string>();

/** The language subtag of a locale. */
export function languageOf(locale: string): string {
	let found = languages.get(locale);
	if (found === undefined) {
		found = new Intl.Locale(locale).language;
		languages.set(locale, found);
	}
	return found;
}

const known = new Set(Object.values(eld.info().Languages));

/** Languages that the identifier has under another tag, its own or that of the next relative. */
const IDENTIFIED_AS: Readonly<Record<string, string>> = { fil: 'tl', id: 'ms', nb: 'no', nn: 'no' };

/** The text that was asked about last: it is compared with several languages, one after the other. */
let last: { readonly text: string; readonly scores: Readonly<Record<string, number>> } | null = null;

function identified(text: string, locale: Locale, other: string): number | null {
	const [own = '', theirs = ''] = [locale, other].map((each) => IDENTIFIED_AS[languageOf(each)] ?? languageOf(each));
	if (!known.has(own) && !known.has(theirs)) return null;
	if (last?.text !== text) last = { text, scores: eld.detect(text).getScores() };
	const { scores } = last;
	return (scores[theirs] ?? 0) - (scores[own] ?? 0);
}
