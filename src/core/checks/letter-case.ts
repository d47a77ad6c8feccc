import type { Locale, Passage, Topic } from '../model.ts';
import { isBrandLike } from './identifier-usage.ts';
import { passagesOf } from './passages.ts';
import type { Stretch } from './spelling.ts';

/** A Latin word of a text. */
export interface Word extends Stretch {
	readonly text: string;
	/** Whether a sentence or line begins with it. */
	readonly opens: boolean;
	/** Whether it stands beside a capitalised word, and beside which ones: they may be one name. */
	readonly beside: readonly string[];
}

/** How each locale writes Latin words. */
export interface CaseUsage {
	/** How often a locale writes a word in exactly this form, where no sentence begins with it. */
	count(locale: Locale, form: string): number;
	/** In how many of a locale's texts that have a word in small letters each peer that has it writes it with a capital, 0–1. */
	isName(locale: Locale, small: string): number;
	/** Whether a locale writes all nouns with capitals, as German does: a quarter of the words within its sentences have them, names included. */
	capitalisesNouns(locale: Locale): boolean;
}

/** Words with letters beyond A–Z are left out: their two cases are not the same in every language. */
const WORD = /(?<![\p{Script=Latin}\p{M}\p{N}_])[A-Za-z][A-Za-z0-9]+(?![\p{Script=Latin}\p{M}_])/gu;

/** The Latin words of a text by lower case, but for code, URLs, placeholders and names out of programs. */
export function wordsIn(passage: Passage): ReadonlyMap<string, readonly Word[]> {
	const { text, facts, marks } = passage;
	const taken: Stretch[] = marks.filter(({ kind }) => kind === 'code');
	for (const fact of facts)
		if (fact.kind === 'url' || fact.kind === 'placeholder' || (fact.kind === 'identifier' && !isBrandLike(fact)))
			taken.push(fact);
	const words = new Map<string, Word[]>();
	const firsts = sentenceStarts(text);
	for (const match of text.matchAll(WORD)) {
		const [start, end] = [match.index, match.index + match[0].length];
		if (taken.some((one) => one.start < end && one.end > start)) continue;
		const key = match[0].toLowerCase();
		const before = /([A-Z][A-Za-z0-9]*) $/.exec(text.slice(Math.max(0, start - 20), start))?.[1];
		const after = /^ ([A-Z][A-Za-z0-9]*)/.exec(text.slice(end, end + 20))?.[1];
		const word = { start, end, text: match[0], opens: firsts.has(start), beside: [before ?? [], after ?? []].flat() };
		words.set(key, [...(words.get(key) ?? []), word]);
	}
	return words;
}

/** Where the first word of each sentence or line begins. */
function sentenceStarts(text: string): ReadonlySet<number> {
	const starts = new Set<number>();
	for (const match of text.matchAll(/(?:^|[.!?:。！？：\n])[^\p{L}\p{N}]*/gu))
		starts.add(match.index + match[0].length);
	return starts;
}

/** Whether a text is a title: all its longer words begin with capitals. */
export function isTitle({ text }: Passage): boolean {
	const words = text.match(/\p{L}{4,}/gu) ?? [];
	return words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word));
}

/** Whether a text has no small letters. */
export const isShouted = ({ text }: Passage) => !/\p{Ll}/u.test(text);

const learned = new WeakMap<readonly Topic[], CaseUsage>();

/** The usage over all topics of a run; worked out once. */
export function caseUsage(topics: readonly Topic[]): CaseUsage {
	const known = learned.get(topics) ?? learn(topics);
	learned.set(topics, known);
	return known;
}

const QUARTER = 0.25;
/** The share of Latin letters from which a language is written in Latin script; in others Latin words are mostly names. */
const LATIN = 0.9;

interface Counts {
	readonly forms: Map<string, number>;
	words: number;
	capitals: number;
	letters: number;
	latin: number;
	/** Texts with a word in small letters, and those of them whose peers have it with a capital. */
	readonly small: Map<string, number>;
	readonly named: Map<string, number>;
}

function learn(topics: readonly Topic[]): CaseUsage {
	const counts = new Map<Locale, Counts>();
	for (const topic of topics)
		for (const { passages } of passagesOf(topic)) {
			const words = Object.fromEntries(Object.entries(passages).map(([locale, passage]) => [locale, wordsIn(passage)]));
			for (const [locale, passage] of Object.entries(passages)) {
				if (isShouted(passage)) continue;
				const peers = Object.keys(passages)
					.filter((other) => other !== locale)
					.map((other) => words[other] as Words);
				const own = counts.get(locale) ?? {
					forms: new Map(),
					small: new Map(),
					named: new Map(),
					words: 0,
					capitals: 0,
					letters: 0,
					latin: 0,
				};
				counts.set(locale, own);
				add(passage, words[locale] as Words, own);
				compare(words[locale] as Words, peers, own);
			}
		}
	return {
		count: (locale, form) => counts.get(locale)?.forms.get(form) ?? 0,
		isName(locale, small) {
			const own = counts.get(locale);
			return (own?.named.get(small) ?? 0) / Math.max(1, own?.small.get(small) ?? 0);
		},
		capitalisesNouns(locale) {
			const own = counts.get(locale);
			return own !== undefined && own.capitals > QUARTER * own.words && own.latin > LATIN * own.letters;
		},
	};
}

type Words = ReadonlyMap<string, readonly Word[]>;

function compare(own: Words, peers: readonly Words[], counts: Counts): void {
	for (const [key, words] of own) {
		if (!words.some(({ text }) => text === key)) continue;
		const theirs = peers.flatMap((peer) => peer.get(key) ?? []);
		counts.small.set(key, (counts.small.get(key) ?? 0) + 1);
		if (theirs.length > 0 && theirs.every(({ text }) => text !== key))
			counts.named.set(key, (counts.named.get(key) ?? 0) + 1);
	}
}

function add(passage: Passage, own: Words, counts: Counts): void {
	for (const words of own.values())
		for (const { text, opens } of words)
			if (!opens || text === text.toLowerCase()) counts.forms.set(text, (counts.forms.get(text) ?? 0) + 1);
	if (isTitle(passage)) return;
	counts.letters += passage.text.match(/\p{L}/gu)?.length ?? 0;
	counts.latin += passage.text.match(/\p{Script=Latin}/gu)?.length ?? 0;
	for (const [word] of passage.text.matchAll(/(?<=[\p{L}\p{N},;)] )\p{L}{2,}/gu)) {
		counts.words++;
		if (/^\p{Lu}\p{Ll}/u.test(word)) counts.capitals++;
	}
}
