import { type Edit, STAND_IN } from '../source-map.ts';
import { cut, liesIn, type Stretches } from './code.ts';

/** What opens and closes the shortcodes of Hugo, the tags of Liquid, Jinja and Nunjucks, MkDocs' includes, MDX's comments. */
const BRACKETS: readonly (readonly [open: string, close: string])[] = [
	['{{<', '>}}'],
	['{{%', '%}}'],
	['{%', '%}'],
	['{!', '!}'],
	['{/*', '*/}'],
];
/** No shortcode that a person wrote is longer; what has no end before is text. */
const LONGEST = 4000;

/** Shortcodes, each cut out: they stand for nothing that a reader reads here. */
export function findShortcodes(text: string, literal: Stretches): Edit[] {
	return BRACKETS.flatMap(([open, close]) => {
		const edits: Edit[] = [];
		let end = 0;
		for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, at + 1)) {
			if (end < at + open.length) end = text.indexOf(close, at + open.length);
			if (end < 0) break;
			const isShortcode = end - at <= LONGEST && !text.slice(at + open.length, end).includes(open);
			if (!isShortcode || liesIn(literal, at) || text[at - 1] === '{') continue;
			edits.push(taken(text, at, end + close.length));
			at = end;
		}
		return edits;
	});
}

/**
 * What a shortcode leaves: nothing, or a stand-in where emphasis begins or ends beside it (`**{{< version >}}**`), as it
 * does for the generator, which puts the shortcode's text in after it has read the Markdown.
 */
function taken(text: string, start: number, end: number): Edit {
	const isBeside = /[*_~]/.test(text.charAt(start - 1) + text.charAt(end));
	return isBeside ? { start, end, text: STAND_IN } : cut(start, end);
}

const INCLUDES = [
	// Learn: [!INCLUDE [title](path)]
	/\[!INCLUDE ?\[[^[\]\n]{0,200}\]\([^()\n]{0,500}\)\]/gi,
	// MkDocs: --8<-- "path"
	/^[ \t]*-{1,}8<-{1,}.*$/gm,
	// VitePress: <<< @/path
	/^[ \t]*<<<[ \t]*[@./].*$/gm,
];

/** Includes, each cut out. */
export function findIncludes(text: string, literal: Stretches): Edit[] {
	return INCLUDES.flatMap((shape) =>
		[...text.matchAll(shape)]
			.filter(({ index }) => !liesIn(literal, index))
			.map(({ 0: include, index }) => cut(index, index + include.length)),
	);
}

const WIKI_LINK = /!?\[\[([^[\]\n|]{1,200}?)(?:\\?\|([^[\]\n]{1,200}))?\]\](?![([])/g;

/** `[[page]]` and `[[page|label]]` without their syntax; `![[page]]` and `[[_TOC_]]` say nothing. */
export function findWikiLinks(text: string, literal: Stretches): Edit[] {
	return [...text.matchAll(WIKI_LINK)].flatMap(({ 0: link, 1: page = '', 2: label, index }) => {
		if (liesIn(literal, index) || page !== page.trim()) return [];
		const end = index + link.length;
		if (link.startsWith('!') || /^_?toc_?$/i.test(page)) return [cut(index, end)];
		const start = end - 2 - (label ?? page).length;
		return [cut(index, start), cut(end - 2, end)];
	});
}
