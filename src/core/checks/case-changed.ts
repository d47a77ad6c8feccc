import type { Locale, Passage, PerLocale, Topic } from '../model.ts';
import { type Check, type CheckContext, peers } from './check.ts';
import { isBrandLike } from './identifier-usage.ts';
import { passagesOf } from './passages.ts';
import { stated } from './presence.ts';
import { replaceSpans } from './rewrite.ts';
import type { Stretch } from './spelling.ts';

/** A name or acronym whose letter case is neither the peers' nor this locale's own elsewhere. */
const check: Check = {
	id: 'case-changed',
	scope: 'passage',
	severity: 'info',
	*run({ passages, position }, context) {
		const words = stated(passages).map(([locale, passage]) => ({ locale, passage, words: wordsIn(passage) }));
		for (const { locale, passage, words: own } of words) {
			if (isShouted(passage.text)) continue;
			const others = words.filter((peer) => language(peer.locale, context) !== language(locale, context));
			const changed = [...own].flatMap(([key, forms]) => {
				const expected = agreed(key, others);
				if (!expected) return [];
				const wrong = forms.filter((word) =>
					isChanged(word.text, expected, word, passage, locale, others.length, context),
				);
				return wrong.map((word) => ({ ...word, text: expected, actual: word.text }));
			});
			const [first] = changed;
			if (!first) continue;
			const last = changed.at(-1) as Stretch;
			const list = (each: (word: (typeof changed)[0]) => string) => [...new Set(changed.map(each))].join(', ');
			const values = { actual: list((word) => word.actual), expected: list((word) => word.text) };
			yield {
				confidence: 0.85,
				locale,
				place:
					changed.length > 1
						? context.place(passage, first.start, last.end)
						: context.place(passage, first.start, first.end),
				...position(locale),
				message: { key: 'checks.case-changed.message', values },
				...values,
				suggestion: replaceSpans(passage.text, changed),
				evidence: peers(passages, locale, context.witnesses.source),
				subject: passage,
			};
		}
	},
};
export default check;

interface Word extends Stretch {
	readonly text: string;
	readonly opens: boolean;
}
interface PassageWords {
	readonly locale: Locale;
	readonly words: ReadonlyMap<string, readonly Word[]>;
}

const WORD = /(?<![\p{Script=Latin}\p{M}\p{N}_])[A-Za-z][A-Za-z0-9]+(?![\p{Script=Latin}\p{M}_])/gu;
const language = (locale: Locale, { witnesses }: CheckContext) => witnesses.language(locale);

/** The Latin words of a text by lower case, but for code, URLs, placeholders and names out of programs. Letters beyond A–Z are no two cases of one another in every language, so words with them are left out. */
function wordsIn(passage: Passage): ReadonlyMap<string, readonly Word[]> {
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
		words.set(key, [...(words.get(key) ?? []), { start, end, text: match[0], opens: firsts.has(start) }]);
	}
	return words;
}

/** Where the first word of each sentence or line begins. */
function sentenceStarts(text: string): ReadonlySet<number> {
	const starts = new Set<number>();
	for (const match of text.matchAll(/(?:^|[.!?:。！？：\n])[^\p{L}\p{N}]*/gu)) starts.add(match.index + match[0].length);
	return starts;
}

/** The one form in which all peers that have a word write it. */
function agreed(key: string, others: readonly PassageWords[]): string | null {
	const forms = new Set(others.flatMap(({ words }) => (words.get(key) ?? []).map(({ text }) => text)));
	return forms.size === 1 ? ([...forms][0] as string) : null;
}

/** How many times as often a locale must write a capitalised word so, for another writing to be a slip. */
const MOSTLY = 8;

function isChanged(
	actual: string,
	expected: string,
	word: Word,
	passage: Passage,
	locale: Locale,
	peerCount: number,
	{ topics, settings }: CheckContext,
): boolean {
	if (actual === expected || expected === expected.toLowerCase()) return false;
	if (word.opens && actual.slice(1) === expected.slice(1)) return false;
	if (isTitle(passage) && actual.slice(1) === expected.slice(1)) return false;
	const own = usageOf(topics).get(locale);
	const [right, wrong] = [own?.get(expected) ?? 0, own?.get(actual) ?? 0];
	if (settings.terms?.includes(expected)) return true;
	const unusual = /[A-Z].*[A-Z]/.test(expected);
	if (!unusual) return actual === actual.toLowerCase() && right >= MOSTLY * wrong && right > 0;
	// A compound's part or a word of its own may be spelled like an acronym: the locale must know this one as such.
	return right > wrong || (wrong <= 1 && peerCount > 1);
}

/** Whether a text is a title: all its longer words begin with capitals. */
function isTitle({ text }: Passage): boolean {
	const words = text.match(/\p{L}{4,}/gu) ?? [];
	return words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word));
}

/** Whether a text is all in capitals. */
const isShouted = (text: string) => !/\p{Ll}/u.test(text);

const learned = new WeakMap<readonly Topic[], ReadonlyMap<Locale, ReadonlyMap<string, number>>>();

/** How often each locale writes each form of a Latin word, sentence starts left out. */
function usageOf(topics: readonly Topic[]): ReadonlyMap<Locale, ReadonlyMap<string, number>> {
	const known = learned.get(topics);
	if (known) return known;
	const usage = new Map<Locale, Map<string, number>>();
	for (const topic of topics) for (const { passages } of passagesOf(topic)) count(passages, usage);
	learned.set(topics, usage);
	return usage;
}

function count(passages: PerLocale<Passage>, usage: Map<Locale, Map<string, number>>): void {
	for (const [locale, passage] of Object.entries(passages)) {
		if (isShouted(passage.text)) continue;
		const own = usage.get(locale) ?? new Map<string, number>();
		usage.set(locale, own);
		for (const words of wordsIn(passage).values())
			for (const { text, opens } of words) if (!opens) own.set(text, (own.get(text) ?? 0) + 1);
	}
}
