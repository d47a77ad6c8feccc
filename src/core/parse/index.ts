/** Stage 1, parse: one file in, its front matter and one HTML tree out, every text tied to the bytes it came from. */
import type { Root } from 'hast';
import type { Notice, SourceFile } from '../model.ts';
import { readFrontMatter } from './front-matter.ts';
import { joinHtml, verbatim } from './join.ts';
import { markdownToHast } from './markdown.ts';
import { treeOf } from './tree.ts';

/** A file after parsing. Spans in `tree` are offsets in `file.text`. */
export interface ParsedFile {
	readonly file: SourceFile;
	readonly frontMatter: Readonly<Record<string, unknown>>;
	readonly tree: Root;
	readonly notices: readonly Notice[];
}

/** Parses one file; never throws: what is wrong with the front matter becomes a notice. */
export function parse(file: SourceFile): ParsedFile {
	const { data, body, problem } = readFrontMatter(file.text);
	const joined = file.format === 'html' ? verbatim(body) : joinHtml(markdownToHast(body), body);
	const notices = problem
		? [{ path: file.path, message: { key: 'notice.frontMatter', values: { path: file.path, problem } } }]
		: [];
	return { file, frontMatter: data, tree: treeOf(joined), notices };
}
