import type { SourceFile } from '../../core/index.ts';
import type { Catalog, Entry } from './entry.ts';

/** An entry and the catalog that it stands in. */
export interface Located {
	readonly entry: Entry;
	readonly catalog: Catalog;
}

/** `text[start, end)` of a translated document was written by an entry. */
export interface Span extends Located {
	readonly start: number;
	readonly end: number;
}

/** A document in another language, as its catalogs make it of the source. */
export interface Translated {
	readonly text: string;
	readonly spans: readonly Span[];
}

/** The entries for a text of the source, if there are some. */
export type Lookup = (text: string) => Located | undefined;

/** Blanks do not tell texts apart: catalogs fold lines. */
export function folded(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

/** What stands before the text of a line: heading, list and quotation marks. */
const PREFIX = /^(?:\s|#{1,6}(?=\s)|[-*+](?=\s)|\d{1,9}[.)](?=\s)|>)*/;

/** Whether one of the lines is that below a table's head. */
function isTable(lines: readonly string[]): boolean {
	return lines.some((line) => /^[\s|:-]+$/.test(line) && line.includes('|') && line.includes('-'));
}

/** Puts the entries' texts in place of the source's: front matter, headings, paragraphs, list items and cells. */
export function translate({ text }: Pick<SourceFile, 'text'>, lookup: Lookup): Translated {
	const spans: Span[] = [];
	let out = '';
	/** Writes a text of the source, translated if it is known; gives whether it is. */
	const put = (source: string, known = lookup(source)): boolean => {
		const start = out.length;
		// One line stays one line, a table stays one; an entry that is not translated leaves the source's text.
		const target = known?.entry.target ?? '';
		out += target === '' ? source : isTable(source.split('\n')) ? target : target.replaceAll('\n', ' ');
		if (known) spans.push({ ...known, start, end: out.length });
		return known !== undefined;
	};
	const putCells = (line: string) => {
		for (const [index, cell] of line.split(/(?<!\\)\|/).entries()) {
			const inner = cell.trim();
			const before = cell.length - cell.trimStart().length;
			out += (index === 0 ? '' : '|') + cell.slice(0, before);
			if (inner !== '') put(inner);
			out += cell.slice(before + inner.length);
		}
		out += '\n';
	};
	const putLines = (lines: readonly string[]) => {
		for (let at = 0; at < lines.length; ) {
			let end = at + 1;
			while (end < lines.length && PREFIX.exec(lines[end] as string)?.[0].trim() === '') end++;
			const group = lines.slice(at, end);
			const prefix = PREFIX.exec(group[0] as string)?.[0] ?? '';
			const inner = [(group[0] as string).slice(prefix.length), ...group.slice(1)].join('\n');
			out += prefix;
			const known = lookup(inner.trimEnd());
			put(known ? inner.trimEnd() : inner, known);
			out += '\n';
			at = end;
		}
	};
	for (const block of blocksOf(text)) {
		const whole = block.kind === 'code' ? undefined : lookup(block.lines.join('\n'));
		if (whole && block.kind === 'text' && !/^#/.test(block.lines[0] ?? '')) {
			put(block.lines.join('\n'), whole);
			out += '\n';
		} else if (block.kind === 'code') out += block.lines.map((line) => `${line}\n`).join('');
		else if (block.kind === 'front') for (const line of block.lines) putField(line);
		else if (isTable(block.lines)) block.lines.forEach(putCells);
		else putLines(block.lines);
	}
	function putField(line: string): void {
		const [, key = '', quote = '', value = ''] = /^([\w-]+:\s+)(?!\s)(["']?)(.+)\2$/.exec(line.trimEnd()) ?? [];
		const known = key === '' ? undefined : lookup(value);
		if (!known) out += `${line}\n`;
		else {
			out += key + quote;
			put(value, known);
			out += `${quote}\n`;
		}
	}
	return { text: out.slice(0, text.length === 0 ? 0 : text.endsWith('\n') ? out.length : out.length - 1), spans };
}

interface Block {
	readonly kind: 'front' | 'code' | 'text';
	readonly lines: string[];
}

/** The blocks of a Markdown text: front matter, fenced code, and lines up to the next blank one; a blank line is code, as it stays as it is. */
function blocksOf(text: string): Block[] {
	const blocks: Block[] = [];
	let fence: string | null = null;
	let front = false;
	const lines = text.split('\n');
	if (lines.at(-1) === '') lines.pop();
	for (const [index, line] of lines.entries()) {
		const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? null;
		let kind: Block['kind'] = 'text';
		if (index === 0 && line.trim() === '---') {
			front = true;
			kind = 'code';
		} else if (front) {
			front = line.trim() !== '---';
			kind = front ? 'front' : 'code';
		} else if (fence !== null) {
			kind = 'code';
			if (mark?.startsWith(fence)) fence = null;
		} else if (mark !== null) {
			kind = 'code';
			fence = mark;
		} else if (line.trim() === '') kind = 'code';
		const last = blocks.at(-1);
		if (last?.kind === kind) last.lines.push(line);
		else blocks.push({ kind, lines: [line] });
	}
	return blocks;
}
