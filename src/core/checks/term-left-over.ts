import type { Locale, Passage, Topic } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { type CheckContext, type Draft, type PassageScope, peers } from './check.ts';
import { wordsIn } from './letter-case.ts';
import { passagesOf } from './passages.ts';
import { foreign } from './presence.ts';
import type { Rendering } from './renderings.ts';
import { isAmidOwnScript } from './scripts.ts';
import type { Stretch } from './spelling.ts';
import { OFTEN, renderingsOf } from './term-renderings.ts';

/**
 * A term of the peers left in Latin letters amid a text of another script, while the locale nearly always has a word of
 * its own where the peers say it.
 */
export function* termsLeftOver(scope: PassageScope, context: CheckContext): Generator<Draft> {
	const { source } = context.witnesses;
	if (scope.code) return;
	for (const [locale, passage] of Object.entries(scope.passages)) {
		if (locale === source) continue;
		const found = leftOver(passage, scope, context);
		if (!found) continue;
		const { start, end, usual } = found;
		const actual = passage.text.slice(start, end);
		yield {
			confidence: 0.7,
			locale,
			place: context.place(passage, start, end),
			...scope.position(locale),
			message: { key: 'checks.term-inconsistent.rendering', values: { actual, expected: usual.word } },
			actual,
			expected: usual.word,
			suggestion: null,
			evidence: peers(scope.passages, locale, source),
			subject: passage,
		};
	}
}

function leftOver(passage: Passage, { passages }: PassageScope, context: CheckContext) {
	const { text, place } = passage;
	const lower = comparable(text).toLowerCase();
	for (const word of [...wordsIn(passage).values()].flat()) {
		// A name of several words is no term, nor is an abbreviation.
		if (word.beside.length > 0 || !/^[A-Z]?[a-z]{3,}$/.test(word.text) || /[\w-]/.test(text.charAt(word.end))) continue;
		if (
			isQuoted(passage, word) ||
			/[\w-]/.test(text.charAt(word.start - 1)) ||
			!isAmidOwnScript(text, word, place.locale)
		)
			continue;
		const renderings = renderingsOf(context);
		const votes = foreign(passages, place.locale, context.witnesses).flatMap((peer) => {
			const theirs = renderings.words(peer).find((each) => each.word.toLowerCase() === word.text.toLowerCase());
			const usual = theirs ? renderings.usual(peer, theirs.stem, passage) : null;
			return usual && usual.times >= OFTEN && !isLatin(usual) ? [{ peer, usual }] : [];
		});
		const [vote] = votes;
		const languages = new Set(votes.map(({ peer }) => context.witnesses.language(peer.place.locale)));
		if (!vote || languages.size < 2 || votes.some(({ usual }) => usual.stem !== vote.usual.stem)) continue;
		if (lower.includes(vote.usual.stem) || !usesHere(vote.usual.stem, place.locale, context)) continue;
		return { ...word, usual: vote.usual };
	}
	return null;
}

/** In how many other texts of the document the locale must use its own word. */
const HERE = 3;

const known = new WeakMap<Topic, Map<string, boolean>>();

function usesHere(stem: string, locale: Locale, { topic }: CheckContext): boolean {
	const stems = known.get(topic) ?? new Map<string, boolean>();
	known.set(topic, stems);
	const key = `${locale} ${stem}`;
	const uses = stems.get(key) ?? countUses(stem, locale, topic) >= HERE;
	stems.set(key, uses);
	return uses;
}

function countUses(stem: string, locale: Locale, topic: Topic): number {
	const texts = new Set(passagesOf(topic).flatMap(({ passages }) => passages[locale]?.text ?? []));
	return [...texts].filter((text) => comparable(text).toLowerCase().includes(stem)).length;
}

/** Names of what is on a screen stand in quotation marks, or bold. */
const isQuoted = ({ text, marks }: Passage, { start, end }: Stretch): boolean =>
	/[“„«"'「『‘《]\s*$/u.test(text.slice(0, start)) ||
	marks.some(
		(mark) => mark.kind !== 'link' && mark.start <= start && mark.end >= end && mark.end - mark.start < text.length,
	);

const isLatin = ({ word }: Rendering): boolean => /\p{Script=Latin}/u.test(word);
