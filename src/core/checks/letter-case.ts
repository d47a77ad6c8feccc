import type { Locale, Segment, Topic } from '../model.ts';
import { sumOf } from '../parts.ts';
import { remembered, spanFinder } from '../text/index.ts';
import { isBrandLike } from './identifier-usage.ts';
import { summed } from './per-run.ts';
import type { Stretch } from './spelling.ts';
import { translationUnits } from './translation-units.ts';

/** A Latin word of a text. */
export interface Word extends Stretch {
	readonly text: string;
	/** Whether a sentence or line begins with it. */
	readonly opens: boolean;
	/** Whether it stands beside a capitalised word, and beside which ones: they may be one name. */
	readonly beside: readonly string[];
	/** Whether a hyphen joins it to a word. */
	readonly joined: boolean;
}

/** How each locale writes Latin words. */
export interface CaseUsage {
	/** How often a locale writes a word in exactly this form; a capital that a sentence begins with tells nothing. */
	count(locale: Locale, form: string): number;
	/** In how many of a locale's texts that have a word in this form the peers have it, none of them in this form, 0–1. */
	otherwise(locale: Locale, form: string): number;
	/** Whether a locale writes all nouns with capitals, as German does: nearly a third of the different words within its sentences. */
	capitalisesNouns(locale: Locale): boolean;
}

/** Words with letters beyond A–Z are left out: their two cases are not the same in every language. */
const WORD = /(?<![\p{Script=Latin}\p{M}\p{N}_])[A-Za-z][A-Za-z0-9]+(?![\p{Script=Latin}\p{M}_])/gu;

/** The Latin words of a text by lower case, but for code, URLs, placeholders and names out of programs; read once. */
export const wordsIn = (segment: Segment): Words => (/[A-Za-z]/.test(segment.text) ? wordsRead(segment) : NONE);

const wordsRead: (segment: Segment) => Words = remembered(readWords);

const NONE: Words = new Map();

function readWords(segment: Segment): Words {
	const { text, facts, marks } = segment;
	const taken: Stretch[] = marks.filter(({ kind }) => kind === 'code');
	for (const fact of facts)
		if (fact.kind === 'url' || fact.kind === 'placeholder' || (fact.kind === 'identifier' && !isBrandLike(fact)))
			taken.push(fact);
	const isTaken = spanFinder(taken);
	const words = new Map<string, Word[]>();
	let firsts: ReadonlySet<number> | null = null;
	for (const match of text.matchAll(WORD)) {
		const [start, end] = [match.index, match.index + match[0].length];
		// `sip:`: the scheme of an address.
		const isScheme = text[end] === ':' && /^[a-z][a-z0-9]+$/.test(match[0]);
		if (isScheme || isTaken(start, end)) continue;
		const key = match[0].toLowerCase();
		const around = [text.slice(Math.max(0, start - 2), start), text.slice(end, end + 2)] as const;
		// `org.example`, `a_b`, `#ports`: a part of a name.
		if (isMark(text[start - 1]) && /[\p{L}\p{N}][.:_=@\\]$|[#_=@\\]$/u.test(around[0])) continue;
		if (isMark(text[end]) && /^[.:_=@\\][\p{L}\p{N}_]/u.test(around[1])) continue;
		const joined =
			(text[start - 1] === '-' && /[\p{L}\p{N}]-$/u.test(around[0])) ||
			(text[end] === '-' && /^-[\p{L}\p{N}]/u.test(around[1]));
		const beside: string[] = [];
		const before =
			text[start - 1] === ' ' ? /([A-Z][A-Za-z0-9]*) $/.exec(text.slice(Math.max(0, start - 20), start)) : null;
		if (before) beside.push(before[1] as string);
		const after = text[end] === ' ' ? /^ ([A-Z][A-Za-z0-9]*)/.exec(text.slice(end, end + 20)) : null;
		if (after) beside.push(after[1] as string);
		firsts ??= sentenceStarts(text);
		const word = { start, end, text: match[0], opens: firsts.has(start), beside, joined };
		const same = words.get(key);
		if (same) same.push(word);
		else words.set(key, [word]);
	}
	return words;
}

/** Whether a character may join the parts of a name. */
const isMark = (character: string | undefined): boolean => character !== undefined && '.:_=@\\#'.includes(character);

/** Where the first word of each sentence or line begins. */
function sentenceStarts(text: string): ReadonlySet<number> {
	const starts = new Set<number>();
	for (const match of text.matchAll(/(?:^|[.!?:。！？：\n])[^\p{L}\p{N}]*/gu))
		starts.add(match.index + match[0].length);
	return starts;
}

/** Whether a text is a title: all its longer words begin with capitals. */
export function isTitle({ text }: Segment): boolean {
	let count = 0;
	for (const [word] of text.matchAll(/\p{L}{4,}/gu)) {
		if (!/^\p{Lu}/u.test(word)) return false;
		count++;
	}
	return count > 1;
}

/** Whether a text is written in capitals: it has several words, and no small letter. */
export const isShouted = ({ text }: Segment) => /\p{Lu}{3} \p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);

/** The usage over all topics of a run. */
export const caseUsage = summed(
	(): Map<Locale, Counts> => new Map(),
	count,
	(parts) => usageOf(sumOf(parts)),
);

const MANY = 0.3;

interface Counts {
	readonly forms: Map<string, number>;
	/** Words within sentences, and how often each had a capital. */
	readonly words: Map<string, number>;
	readonly capitals: Map<string, number>;
	/** Texts with a form, and those of them whose peers have the word, but not in this form. */
	readonly texts: Map<string, number>;
	readonly differing: Map<string, number>;
}

function count(topic: Topic, counts: Map<Locale, Counts>): void {
	for (const { segments } of translationUnits(topic)) {
		const words = Object.fromEntries(Object.entries(segments).map(([locale, segment]) => [locale, wordsIn(segment)]));
		for (const [locale, segment] of Object.entries(segments)) {
			if (isShouted(segment)) continue;
			const peers = Object.keys(segments)
				.filter((other) => other !== locale)
				.map((other) => words[other] as Words);
			const own = counts.get(locale) ?? {
				forms: new Map(),
				texts: new Map(),
				differing: new Map(),
				words: new Map(),
				capitals: new Map(),
			};
			counts.set(locale, own);
			add(segment, words[locale] as Words, own);
			compare(words[locale] as Words, peers, own);
		}
	}
}

function usageOf(counts: ReadonlyMap<Locale, Counts>): CaseUsage {
	const capitalising = new Map([...counts].map(([locale, own]) => [locale, shareOfCapitals(own) > MANY] as const));
	return {
		count: (locale, form) => counts.get(locale)?.forms.get(form) ?? 0,
		otherwise(locale, form) {
			const own = counts.get(locale);
			return (own?.differing.get(form) ?? 0) / Math.max(1, own?.texts.get(form) ?? 0);
		},
		capitalisesNouns: (locale) => capitalising.get(locale) ?? false,
	};
}

type Words = ReadonlyMap<string, readonly Word[]>;

function compare(own: Words, peers: readonly Words[], counts: Counts): void {
	for (const [key, words] of own) {
		const having = peers.filter((peer) => peer.has(key));
		const [first] = words;
		const forms = words.length === 1 && first ? [first.text] : new Set(words.map(({ text }) => text));
		for (const form of forms) {
			counts.texts.set(form, (counts.texts.get(form) ?? 0) + 1);
			if (having.length > 0 && having.every((peer) => peer.get(key)?.every(({ text }) => text !== form)))
				counts.differing.set(form, (counts.differing.get(form) ?? 0) + 1);
		}
	}
}

const SMALL = /^[a-z]/;

function add(segment: Segment, own: Words, counts: Counts): void {
	for (const words of own.values())
		for (const { text, opens } of words)
			if (!opens || text.slice(1) !== text.slice(1).toLowerCase() || text === text.toLowerCase())
				counts.forms.set(text, (counts.forms.get(text) ?? 0) + 1);
	if (isTitle(segment)) return;
	for (const [word] of segment.text.matchAll(/(?<=[\p{L}\p{N},;)] )\p{L}{2,}/gu)) {
		const key = word.toLowerCase();
		counts.words.set(key, (counts.words.get(key) ?? 0) + 1);
		if (!SMALL.test(word) && /^\p{Lu}\p{Ll}/u.test(word)) counts.capitals.set(key, (counts.capitals.get(key) ?? 0) + 1);
	}
}

/** How many of the different words mostly have a capital, 0–1. */
function shareOfCapitals({ words, capitals }: Counts): number {
	let many = 0;
	for (const [word, count] of capitals) if (count > (words.get(word) ?? 0) / 2) many++;
	return many / Math.max(1, words.size);
}
