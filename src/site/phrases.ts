import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { SKIP, visit } from './visit.ts';

/** Scripts that set no spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(locale: string): Intl.Segmenter {
	const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'word' });
	segmenters.set(locale, segmenter);
	return segmenter;
}

/**
 * The pieces between which a line of a title may break, where its script sets no spaces: words, each with the punctuation
 * and the words of one character that follow it. One piece where the script has spaces, and breaks are found at these.
 */
export function phrasesOf(text: string, locale: string): string[] {
	if (!UNSPACED.test(text)) return [text];
	const phrases: string[] = [];
	let last = '';
	for (const { segment, isWordLike } of segmenterOf(locale).segment(text)) {
		const opens = /^[\p{Ps}\p{Pi}]/u.test(segment);
		const isWord = isWordLike === true && UNSPACED.test(segment);
		const isSuffix = segment.length === 1 && UNSPACED.test(last.at(-1) ?? '');
		// Nothing breaks after an opening bracket or quotation mark.
		const begins = last === '' || (!/[\p{Ps}\p{Pi}]$/u.test(last) && (opens || (isWord && !isSuffix)));
		last = begins ? segment : last + segment;
		phrases.splice(begins ? phrases.length : -1, begins ? 0 : 1, last);
	}
	return phrases;
}

/** A word that begins with a hyphen, as it leaves out what it shares with another: "Ports und -Protokolle". */
const SHORTENED = /((?<!\S)[-‐]\p{L}+)/u;

/** A title as text with the places marked at which its lines may break, and words kept whole that browsers would tear. */
function phraseNodes(text: string, locale: string): ElementContent[] {
	return phrasesOf(text, locale).flatMap((phrase, at): ElementContent[] => [
		...(at === 0 ? [] : [h('wbr')]),
		...phrase
			.split(SHORTENED)
			.map((value, at): ElementContent => (at % 2 === 1 ? h('span.unbroken', value) : { type: 'text', value }))
			.filter((node) => node.type !== 'text' || node.value !== ''),
	]);
}

/** The same as HTML. */
export function phrasesHtml(text: string, locale: string): string {
	return toHtml(phraseNodes(text, locale));
}

/** Marks in the headings of a tree where their lines may break. Changes the tree. */
export function breakHeadings(tree: Root, locale: string): void {
	visit(tree, 'element', (heading) => {
		if (!/^h[1-6]$/.test(heading.tagName)) return;
		visit(heading, 'text', (node, index, parent) => {
			if (index === undefined || !(UNSPACED.test(node.value) || SHORTENED.test(node.value))) return;
			const nodes = phraseNodes(node.value, locale);
			(parent as Element).children.splice(index, 1, ...nodes);
			return [SKIP, index + nodes.length];
		});
		return SKIP;
	});
}
