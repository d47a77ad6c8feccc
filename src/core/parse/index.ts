/** Stage 1, parse: one file in, its front matter and one HTML tree out, every text tied to the bytes it came from. */
import type { Root } from 'hast';
import type { Notice, SourceFile } from '../model.ts';
import { asciidocTree } from './asciidoc/index.ts';
import { readFrontMatter } from './front-matter.ts';
import { joinHtml } from './join.ts';
import { markdownToHast } from './markdown.ts';
import { sourceOffsets } from './source-map.ts';
import { plainMarkdown } from './syntax/index.ts';
import { treeOf } from './tree.ts';

/** A file after parsing. Spans in `tree` are offsets in `file.text`. */
export interface ParsedFile {
	readonly file: SourceFile;
	readonly frontMatter: Readonly<Record<string, unknown>>;
	readonly tree: Root;
}

/** What came of parsing a file: null where it could not be read; the notices say why, and what else is wrong. */
export interface Parsed {
	readonly parsed: ParsedFile | null;
	readonly notices: readonly Notice[];
}

const LONE_CR = /\r(?!\n)/g;

/** Parses one file; never throws: a file nested too deep to be walked is left out with a notice. */
export function parse(file: SourceFile): Parsed {
	const { path } = file;
	const { outline } = file;
	if (file.format === 'asciidoc' && (outline?.of !== file.text || outline.problem !== undefined)) {
		const problem = outline?.problem ?? 'it comes without an outline';
		return { parsed: null, notices: [{ path, message: { key: 'notice.notParsed', values: { path, problem } } }] };
	}
	// A lone CR ends a line as LF does; as one unit for another it moves no offset.
	const { data, body, problem } = readFrontMatter(file.text.replace(LONE_CR, '\n'));
	const notices: Notice[] = problem
		? [{ path, message: { key: 'notice.frontMatter', values: { path, problem } } }]
		: [];
	const tree = readTree(file, body);
	if (!tree) notices.push({ path, message: { key: 'notice.tooDeep', values: { path } } });
	return { parsed: tree && { file, frontMatter: { ...outline?.attributes, ...data }, tree }, notices };
}

function readTree({ format, outline }: SourceFile, body: string): Root | null {
	try {
		if (format === 'asciidoc') return outline ? asciidocTree(outline, body) : null;
		if (format === 'html') return treeOf(body, (at) => at);
		// Markdown's parser leaves a byte order mark out of what it counts.
		const from = body.startsWith('\ufeff') ? 1 : 0;
		const plain = plainMarkdown(body.slice(from));
		const { html, runs } = joinHtml(markdownToHast(plain.text), plain.text);
		const inPlain = sourceOffsets(runs);
		return treeOf(html, (at, edge) => plain.offset(inPlain(at, edge), edge) + from);
	} catch (error) {
		if (error instanceof RangeError) return null;
		throw error;
	}
}
