/** What of a text may be in another language: no names, titles of other sites or glosses; and its sentences. */
import { folded, foldText } from '../corpus/index.ts';
import type { Mark, Segment } from '../model.ts';
import { blankSpans } from '../text/index.ts';
import type { TranslationUnit } from './check.ts';
import type { Stretch } from './spelling.ts';

/** What stands in every name that is told by its characters: texts without it are most, and are not looked through for names. */
const MAY_BE_NAME = /[\p{N}_@/\\=.-][\p{L}\p{N}]|\p{Ll}\p{Lu}/u;

/** A text with its code, names, addresses and templates blanked out. */
export function withoutNames({ text, facts, marks }: Segment): string {
	const names = [
		...marks.filter(({ kind }) => kind === 'code'),
		...facts.filter(({ kind }) => kind !== 'any' && kind !== 'unread'),
	];
	const bare = blankSpans(text, names);
	if (!MAY_BE_NAME.test(bare)) return bare;
	return bare.replace(
		/(?<![\p{L}\p{N}_@/\\=.-])\p{L}*[\p{N}_@/\\=.-][\p{L}\p{N}_@/\\=.-]*[\p{L}\p{N}]|(?<!\p{L})\p{L}*\p{Ll}\p{Lu}\p{L}*/gu,
		(name) => ' '.repeat(name.length),
	);
}

/** A text with the titles of other sites blanked out that it leads to: they are left as they are there. */
export const withoutTitles = (bare: string, { text, marks }: Segment): string =>
	blankSpans(
		bare,
		marks.filter((mark) => leadsAbroad(mark) && mark.end - mark.start < text.length),
	);

const BRACKETED = /[(（]([^()（）]+)[)）]/g;
const NO_WORD = /[^\p{L}\p{M}'’-]+/u;
/** How far before a bracket the word is looked for, in characters. */
const BEFORE = 40;

/** A text with the words in brackets blanked out that a peer has where it lacks the word before them: `Knoten (node)` for `node`. */
export function withoutGlosses(bare: string, segment: Segment, { segments }: TranslationUnit): string {
	if (!/[(（]/.test(bare)) return bare;
	const peers = Object.values(segments).flatMap((peer) => (peer === segment ? [] : foldText(peer)));
	return bare.replace(BRACKETED, (whole, inner: string, at: number) => {
		const before =
			bare
				.slice(Math.max(0, at - BEFORE), at)
				.trimEnd()
				.split(NO_WORD)
				.at(-1) ?? '';
		if (before === '') return whole;
		const [outside, within] = [before, inner].map(folded) as [string, string];
		const isGloss = peers.some((peer) => peer.includes(within) && !peer.includes(outside));
		return isGloss ? ' '.repeat(whole.length) : whole;
	});
}

/** Whether a mark is a link to another site. */
export const leadsAbroad = ({ kind, href }: Mark): boolean => kind === 'link' && /^[a-z]+:/i.test(href ?? '');

const segmenter = new Intl.Segmenter('und', { granularity: 'sentence' });

/** What may end a sentence. */
const END = /[\p{Sentence_Terminal}\u2024\r\n\u0085\u2028\u2029]/u;

/** The sentences of a text that has several. */
export function sentencesIn(text: string): Stretch[] {
	// Where nothing follows what may end a sentence, there is one.
	const end = text.search(END);
	if (end < 0 || text.slice(end + 1).trim() === '') return [];
	const sentences = [...segmenter.segment(text)].map(({ index, segment }) => ({
		start: index + segment.length - segment.trimStart().length,
		end: index + segment.trimEnd().length,
	}));
	return sentences.length > 1 ? sentences.filter(({ start, end }) => end > start) : [];
}
