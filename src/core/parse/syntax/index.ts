/** What generators add to Markdown, read as plain Markdown: shortcodes, MDX, attribute lists, wiki links, includes, containers. */
import { closedNames } from '../placeholder-tags.ts';
import { applyEdits, type Edited } from '../source-map.ts';
import { findAttributeLists, findHeadingIds } from './attributes.ts';
import { linesOf, literalStretches } from './code.ts';
import { findIndentedContainers, findTableBorders } from './containers.ts';
import { findComponents, findModuleCode } from './mdx.ts';
import { findIncludes, findShortcodes, findWikiLinks } from './shortcodes.ts';

/** Without any of these there is no syntax to read. */
const HINTS =
	/\{[{%!#:./ \t]|[)\]*_`]\{|\[\[|\[![Ii][Nn][Cc][Ll]|8<-|<<<|^import\s|^export\s|<\/?[A-Z]|^[ \t]*(?:!!!|\?\?\?|===)|^[ \t>]*:::|^[ \t>]*<.*\n.*\|/m;

/**
 * The Markdown of a document without what only its generator reads: syntax is cut out, or written as plain Markdown has
 * it. Code and comments are left alone.
 */
export function plainMarkdown(source: string): Edited {
	if (!HINTS.test(source)) return { text: source, offset: (at) => at };
	const lines = linesOf(source);
	const literal = literalStretches(source, lines);
	const without = applyEdits(source, [
		...findShortcodes(source, literal),
		...findIncludes(source, literal),
		...findWikiLinks(source, literal),
		...findAttributeLists(source, literal),
		...findModuleCode(source, lines),
		...findComponents(source, literal, closedNames(source)),
	]);
	const left = without.text === source ? lines : linesOf(without.text);
	const plain = applyEdits(without.text, [
		...findHeadingIds(left),
		...findIndentedContainers(left),
		...findTableBorders(left),
	]);
	if (plain.text === source) return plain;
	return { text: plain.text, offset: (at, edge) => without.offset(plain.offset(at, edge), edge) };
}
