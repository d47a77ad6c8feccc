/** Names that stand in a text in another form: a word of them translated, written small, or left out. */
import type { Segment } from '../model.ts';
import { rememberedText } from '../text/index.ts';
import { findName, type Stretch } from './spelling.ts';

/** What may be a name out of a program: letters and what joins them. */
const FORM =
	/(?<![\p{Script=Latin}\p{M}\p{N}_][.-]?|[/\\])\p{Script=Latin}[\p{Script=Latin}\p{M}\p{N}_.-]*[\p{Script=Latin}\p{M}\p{N}]/gu;
/** What is no plain word: it has a joint, a capital within, or a digit. */
const BUILT = /[-_.\p{N}]|\p{Ll}\p{Lu}/u;
/** Fewer letters in a row are in many names. */
const SHARED = 5;

/**
 * The form in a text that shares most with a name which it lacks, and that no peer has; and how much it shares, 0–1: half of the
 * longer one, or all but one word at the beginning or the end, which is half of the shorter one.
 */
export function alteredName(
	segment: Segment,
	name: string,
	peers: readonly string[],
): (Stretch & { readonly share: number }) | null {
	const wanted = lettersOf(name);
	if (wanted.length < SHARED || !BUILT.test(name)) return null;
	let best: (Stretch & { readonly share: number }) | null = null;
	for (const { form, start } of formsIn(segment)) {
		if (isEnding(form, name) || isEnding(name, form)) continue;
		const own = lettersOf(form);
		const both = sharedRun(own, wanted);
		const [shorter, longer] = [Math.min(own.length, wanted.length), Math.max(own.length, wanted.length)];
		const isAtEnd = own.slice(0, both) === wanted.slice(0, both) || own.slice(-both) === wanted.slice(-both);
		const share = both / longer;
		if (both < SHARED || 2 * both < (isAtEnd ? shorter : longer) || share <= (best?.share ?? 0)) continue;
		// What peers have besides the name is another one.
		if (peers.some((peer) => findName(peer.replaceAll(name, ' '), form))) continue;
		best = { start, end: start + form.length, share };
	}
	return best;
}

/** Whether the one is the other with small letters after it: an ending, or a word that has lost its blank. */
const isEnding = (long: string, short: string): boolean =>
	long.startsWith(short) && /^\p{Ll}*$/u.test(long.slice(short.length));

/** Longer ones are no names; among more of them none is missed. */
const LONGEST = 255;
const MOST = 100;

/** What may be names in a text. */
const formsIn = rememberedText((text): readonly { readonly form: string; readonly start: number }[] => {
	const forms = [...text.matchAll(FORM)].flatMap(({ 0: form, index }) =>
		BUILT.test(form) && form.length <= LONGEST ? { form, start: index } : [],
	);
	return forms.length > MOST ? [] : forms;
});

/** How much of the longer one of two names the longest run of letters is that both have, 0–1. */
export function sharedPart(a: string, b: string): number {
	const [own, theirs] = [lettersOf(a), lettersOf(b)];
	return sharedRun(own, theirs) / Math.max(own.length, theirs.length, 1);
}

const lettersOf = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '');

/** How many letters the longest run has that two texts share. */
function sharedRun(a: string, b: string): number {
	let before = new Uint16Array(b.length + 1);
	let most = 0;
	for (const letter of a) {
		const row = new Uint16Array(b.length + 1);
		for (let at = 0; at < b.length; at++)
			if (b[at] === letter) {
				row[at + 1] = (before[at] as number) + 1;
				most = Math.max(most, row[at + 1] as number);
			}
		before = row;
	}
	return most;
}
