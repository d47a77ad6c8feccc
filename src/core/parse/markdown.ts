import type { Root } from 'hast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { markdownToHast as fastMarkdownToHast } from 'satteri';
import { unified } from 'unified';

/** A pipe table's delimiter row (`| --- | :-: |`), in any container. */
const DELIMITER_ROW = /^[\s>*+\-\d.)]*(?:-|:-+|\|[ \t]*:?-+):?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?\r?$/;

const remark = unified().use(remarkParse).use(remarkGfm).use(remarkRehype, { allowDangerousHtml: true }).freeze();

/** More quotations in each other than any later walk over the tree may meet. */
const DEEP_QUOTE = /^(?:[ \t]*>){400}/m;

/**
 * Markdown to hast; HTML in it stays as `raw` nodes, with positions. Pages with a pipe table are read by remark-gfm,
 * the reference for GitHub's tables; all others by Sätteri, which gives the same tree twenty times faster. Throws a
 * RangeError where quotations are nested too deep to be read.
 */
export function markdownToHast(text: string): Root {
	if (DEEP_QUOTE.test(text)) throw new RangeError('nested too deep');
	if (hasPipeTable(text) || isSlowForSatteri(text)) return remark.runSync(remark.parse(text)) as Root;
	return fastMarkdownToHast(text, { features: { frontmatter: false } }) as Root;
}

/** The cost of Sätteri grows with the square of the references and underscores in one paragraph; that of remark does not. */
const MANY = 1000;

function isSlowForSatteri(text: string): boolean {
	return countCostly(text) > MANY && text.split(/\n[ \t\r]*\n/).some((paragraph) => countCostly(paragraph) > MANY);
}

function countCostly(text: string): number {
	let count = 0;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		if (unit === AMPERSAND || unit === UNDERSCORE) count++;
	}
	return count;
}

const [AMPERSAND, UNDERSCORE] = ['&'.charCodeAt(0), '_'.charCodeAt(0)];

function hasPipeTable(text: string): boolean {
	if (!text.includes('|')) return false;
	return text.split('\n').some((line) => line.includes('|') && DELIMITER_ROW.test(line));
}
