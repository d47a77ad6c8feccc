/** Words that a text has as a peer has them: names, or words that were left in another language. */
import type { Segment } from '../model.ts';
import type { CheckContext, TranslationUnit } from './check.ts';
import { lexiconOf, sideOf } from './lexicon-of-run.ts';

/** The log-likelihood ratio that chance exceeds once in a thousand times. */
export const SIGNIFICANT = 10.83;
/** A rendering that a word has less often is one of several. */
export const STEADY = 0.75;

/** A word that a text has as a peer has it. */
interface Kept {
	readonly peer: Segment;
	readonly word: number;
}

/** Whether a locale keeps a word, as it is written here, elsewhere as well. */
export function isKeptElsewhere(
	{ word }: Kept,
	{ segments }: TranslationUnit,
	segment: Segment,
	context: CheckContext,
): boolean {
	const form = formIn(segment, lexiconOf(context).stem(word));
	const { count, of } = context.corpus.kept(segment.location.locale, form ?? '', segments);
	return count > (1 - STEADY) * of;
}

/** Whether a word that was kept stands beside another word that its peer has beside it, too, or is part of a longer token. */
export function isInName({ peer, word }: Kept, segment: Segment, context: CheckContext): boolean {
	const lexicon = lexiconOf(context);
	const neighbours = ({ text }: Segment): readonly string[] => {
		const stem = lexicon.stem(word);
		const tokens = text.toLowerCase().match(TOKEN) ?? [];
		return tokens.flatMap((token, at) =>
			token.startsWith(stem) ? [tokens[at - 1] ?? '', tokens[at + 1] ?? ''] : token.includes(stem) ? [token] : [],
		);
	};
	const theirs = neighbours(peer);
	const tokens = segment.text.toLowerCase().match(TOKEN) ?? [];
	const form = formIn(segment, lexicon.stem(word))?.toLowerCase();
	if (!tokens.some((token) => token === form)) return true;
	return neighbours(segment).some((token) => /\p{L}{2}/u.test(token) && theirs.includes(token));
}

/** A run of letters and of what joins them, or a mark that parts them. */
const TOKEN = /[\p{Script=Latin}\p{N}]+(?:[\p{Pd}_./:'’"“”]+[\p{Script=Latin}\p{N}]+)*|[^\s\p{Script=Latin}\p{N}]+/gu;

/** Whether as many other languages keep a word here that they render otherwise, as render it here. */
export function isName({ peer, word }: Kept, others: readonly Segment[], context: CheckContext): boolean {
	const lexicon = lexiconOf(context);
	const { language } = context.reliability;
	let [kept, rendered] = [0, 0];
	for (const other of others) {
		if (language(other.location.locale) === language(peer.location.locale)) continue;
		const usual = lexicon.bestTranslation(word, sideOf(peer), sideOf(other));
		if (!lexicon.wordsOf(sideOf(other)).includes(word)) rendered++;
		else if (usual && usual.id !== word && usual.support >= SIGNIFICANT) kept++;
	}
	return kept > 0 && kept >= rendered;
}

/** Whether two words are the same but for letter case. */
export const isSame = (a: string | null, b: string | null): boolean =>
	a !== null && a.toLowerCase() === b?.toLowerCase();

/** Scripts whose words end at a blank. */
const SPACED = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hangul}]$/u;

/** A word as it stands in a text. */
export function formIn({ text }: Segment, stem: string): string | null {
	const at = text.toLowerCase().indexOf(stem);
	const written = text.slice(at, at + stem.length);
	return at < 0
		? null
		: written + (SPACED.test(written) ? /^[\p{L}\p{M}\p{N}]*/u.exec(text.slice(at + stem.length))?.[0] : '');
}
