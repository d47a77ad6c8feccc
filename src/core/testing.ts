/** For the core's tests: documents written in a line, read as far as a test wants, and seen in short. */
import { align } from './align/index.ts';
import { extract } from './extract/index.ts';
import type { Analysis, Row, Segment, Settings, SourceDocument, SourceFile, Table, Topic } from './model.ts';
import { parse } from './parse/index.ts';
import { analyse } from './pipeline.ts';
import { normalise } from './tables/index.ts';

/** Settings without any vocabulary, so that a test shows what is known from shape and peers alone. */
export const settings: Settings = {
	identityKeys: ['ms:assetid', 'uid', 'id'],
	revisionKeys: ['revision'],
	translationKeys: ['ms.translationtype'],
	source: null,
	vocabularies: {},
};

/** A file; its locale is the path's first folder, its format what the extension says. */
export function file(path: string, text: string): SourceFile {
	const locale = path.split('/')[0] as string;
	return { path, locale, format: /\.html?$/.test(path) ? 'html' : 'markdown', text };
}

/** A document after extraction, before any fact is read. */
export function read(text: string, path = 'de/page.md', given: Settings = settings): SourceDocument {
	const { parsed } = parse(file(path, text));
	if (!parsed) throw new Error(`${path} was left out`);
	return extract(parsed, given);
}

/** The only topic of documents given as `{ locale: text }`, aligned. */
export function aligned(texts: Readonly<Record<string, string>>, given: Settings = settings): Topic {
	const documents = Object.entries(texts).map(([locale, text]) =>
		normalise(read(text, `${locale}/page.md`, given), given),
	);
	const { topics } = align(documents, given);
	if (topics.length !== 1) throw new Error(`${topics.length} topics`);
	return topics[0] as Topic;
}

/** What the whole core makes of documents given as `{ locale: text }`. */
export function analysed(texts: Readonly<Record<string, string>>, given: Settings = settings): Analysis {
	return analyse(
		Object.entries(texts).map(([locale, text]) => file(`${locale}/page.md`, text)),
		given,
	);
}

/** A table's body as rows of texts. */
export const grid = ({ rows }: Table): string[][] => rows.map(textsOf);

/** The texts of a row's cells. */
export const textsOf = ({ cells }: Row): string[] => cells.map(({ text }) => text);

/** A pipe table. */
export function pipeTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
	return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Where a segment stands, read off the bytes: `line:column-line:column` and the raw text between. */
export function located({ location }: Pick<Segment, 'location'>, source: string): { at: string; raw: string } {
	const { start, end } = location;
	return {
		at: `${start.line}:${start.column}-${end.line}:${end.column}`,
		raw: sliceByBytes(source, start, end),
	};
}

interface LineAndColumn {
	readonly line: number;
	readonly column: number;
}

/** The text between two points, found by line and byte column alone. */
function sliceByBytes(source: string, start: LineAndColumn, end: LineAndColumn): string {
	const lines = source.split('\n').map((line) => `${line}\n`);
	const encode = (text: string) => unescape(encodeURIComponent(text));
	const offset = ({ line, column }: LineAndColumn) => encode(lines.slice(0, line - 1).join('')).length + column - 1;
	return decodeURIComponent(escape(encode(source).slice(offset(start), offset(end))));
}
