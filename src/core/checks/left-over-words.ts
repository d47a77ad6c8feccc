import type { Passage, PerLocale } from '../model.ts';
import type { CheckContext } from './check.ts';
import { type Word, wordsIn } from './letter-case.ts';
import { passagesOf } from './passages.ts';
import { perRun } from './per-run.ts';
import { foreign } from './presence.ts';
import { isAmidOwnScript } from './scripts.ts';

/** A word that a locale uses in more texts than this has been taken over into its language. */
const SELDOM = 2;

/**
 * A small Latin word amid a text of another script which no peers, but one at most, have: it was left over from another
 * language. Names keep their capitals, and words of commands and paths stand apart from the text.
 */
export function leftOverWord(passage: Passage, passages: PerLocale<Passage>, context: CheckContext): Word | null {
	const { locale } = passage.place;
	if (locale === context.witnesses.source) return null;
	const peers = foreign(passages, locale, context.witnesses);
	const languagesOf = (texts: readonly Passage[]) =>
		new Set(texts.map(({ place }) => context.witnesses.language(place.locale))).size;
	if (languagesOf(peers) < 2) return null;
	for (const word of smallWords(passage)) {
		const keeping = peers.filter((peer) => peer.text.toLowerCase().includes(word.text));
		if (languagesOf(keeping) > 1 || languagesOf(peers) - languagesOf(keeping) < 2) continue;
		const uses = usesOf(context.topics).get(`${locale} ${word.text}`)?.size ?? 0;
		if (uses <= SELDOM && passage.text !== word.text) return word;
	}
	return null;
}

function smallWords(passage: Passage): Word[] {
	const { text, place } = passage;
	if (!/[a-z]{3}/.test(text)) return [];
	return [...wordsIn(passage).values()]
		.flat()
		.filter((word) => /^[a-z]{3,}$/.test(word.text) && isAmidOwnScript(text, word, place.locale));
}

/** The different texts that use a small Latin word amid another script, by locale and word. */
const usesOf = perRun((topics) => {
	const uses = new Map<string, Set<string>>();
	for (const { passages } of topics.flatMap(passagesOf))
		for (const passage of Object.values(passages))
			for (const word of smallWords(passage)) {
				const key = `${passage.place.locale} ${word.text}`;
				uses.set(key, (uses.get(key) ?? new Set()).add(passage.text));
			}
	return uses;
});
