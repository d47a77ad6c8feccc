import type { Passage, PerLocale } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import type { CheckContext } from './check.ts';
import { foreign } from './presence.ts';
import type { Stretch } from './spelling.ts';

/** So many of its words must be written small: a name is no sentence. */
const SMALL = 3;
/** Words in a row, with nothing but blanks between. */
const RUN = /(?:\p{L}[\p{L}\p{M}'’]*[ \u00a0]+){3}\p{L}/u;
/** How much better, per letter triple, a sentence must fit the other language: in related ones it may be the same by right. */
const CLEARLY = 0.1;
/** A peer that has this share of its words has it too, with a name put in. */
const FEW = 0.6;

/**
 * A sentence within a text that stands word for word in a peer, whose language it fits better, and that another peer has
 * translated.
 */
export function leftOverSentence(
	passage: Passage,
	passages: PerLocale<Passage>,
	context: CheckContext,
): (Stretch & { readonly text: string }) | null {
	const { locale } = passage.place;
	if (locale === context.witnesses.source) return null;
	const peers = foreign(passages, locale, context.witnesses).map((peer) => ({ peer, text: fold(peer.text) }));
	const bare = withoutCode(passage);
	const sentences = [...bare.matchAll(/[^\n]+?(?:[.!?](?=\s|$)|[。！？]|$)/gmu)];
	if (sentences.length < 2 || peers.length < 2) return null;
	for (const { 0: raw, index } of sentences) {
		const start = index + raw.length - raw.trimStart().length;
		const text = passage.text.slice(start, index + raw.trimEnd().length);
		const words = raw.match(/(?<![\p{L}\p{N}_./-])\p{Ll}[\p{L}\p{M}'’]+/gu) ?? [];
		if (words.length < SMALL || !RUN.test(raw)) continue;
		const [origin, ...others] = peers.filter((each) => each.text.includes(fold(text)));
		if (!origin || others.length > 0) continue;
		const shares = (theirs: string) => words.filter((word) => theirs.includes(word)).length >= FEW * words.length;
		if (peers.some((each) => each !== origin && shares(each.text))) continue;
		const better = context.fits(text, origin.peer.place.locale) - context.fits(text, locale);
		if (better > CLEARLY) return { start, end: start + text.length, text };
	}
	return null;
}

/** A text with its code, names and addresses blanked out. */
function withoutCode({ text, facts, marks }: Passage): string {
	const taken = [...marks.filter(({ kind }) => kind === 'code'), ...facts.filter(({ kind }) => NO_WORDS.has(kind))];
	let bare = text;
	for (const { start, end } of taken) bare = bare.slice(0, start) + '_'.repeat(end - start) + bare.slice(end);
	return bare;
}

const NO_WORDS: ReadonlySet<string> = new Set(['url', 'identifier', 'placeholder', 'address']);

const fold = (text: string): string => comparable(text).toLowerCase();
