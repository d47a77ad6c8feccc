import type { Element, Properties, Root, RootContent } from 'hast';
import { find, html } from 'property-information';
import { alignText } from './align.ts';
import { closedNames, placeholderTags } from './placeholder-tags.ts';
import { type Run, STAND_IN } from './source-map.ts';

/** One HTML text for a whole document, and the way back from its offsets to the source's. */
export interface JoinedHtml {
	readonly html: string;
	readonly runs: readonly Run[];
}

/**
 * Writes a Markdown tree out as one HTML text, so that tables which blank lines cut into several `raw` nodes, and
 * Markdown inside HTML, come out of one pass of the HTML parser as a browser would see them.
 */
export function joinHtml(tree: Root, source: string): JoinedHtml {
	const writer = new Writer(source);
	for (const node of tree.children) writer.node(node);
	return { html: writer.parts.join(''), runs: writer.runs };
}

class Writer {
	readonly parts: string[] = [];
	readonly runs: Run[] = [];
	readonly #source: string;
	readonly #closed: ReadonlySet<string>;
	#length = 0;

	constructor(source: string) {
		this.#source = source;
		this.#closed = closedNames(source);
	}

	node(node: RootContent | { type: 'raw'; value: string; position?: RootContent['position'] }): void {
		const start = node.position?.start.offset;
		const end = node.position?.end.offset;
		if (node.type === 'raw') this.#raw(node.value, start ?? 0, end ?? 0);
		else if (node.type === 'text') this.#text(node.value, start, end);
		else if (node.type === 'element') this.#element(node, start, end);
	}

	#element(element: Element, start: number | undefined, end: number | undefined): void {
		const empty = VOID.has(element.tagName);
		this.#put(`<${element.tagName}${attributes(element.properties)}>`, start, empty ? end : start);
		if (empty) return;
		if (element.tagName === 'pre') this.#put('\n', undefined, undefined);
		for (const child of element.children)
			if (element.tagName === 'code' && child.type === 'text') this.#code(child.value, start, end);
			else this.node(child);
		this.#put(`</${element.tagName}>`, end, end);
	}

	/** Each line on its own: the lines of a raw node in a container lack what the container put before them. */
	#raw(value: string, start: number, end: number): void {
		if (this.#source.startsWith(value, start)) this.#html(value, start);
		else this.#rawLines(value, start, end);
	}

	/** HTML as it stands in the source, but for placeholders that look like tags. */
	#html(value: string, start: number): void {
		let at = 0;
		for (const tag of placeholderTags(value, this.#closed)) {
			this.#put(value.slice(at, tag), start + at, start + tag);
			this.#put('&lt;', start + tag, start + tag + 1);
			at = tag + 1;
		}
		this.#put(value.slice(at), start + at, start + value.length);
	}

	#rawLines(value: string, start: number, end: number): void {
		let lineStart = start;
		for (const line of value.split(/(?<=\n)/)) {
			const newline = this.#source.indexOf('\n', lineStart);
			const lineEnd = newline < 0 || newline >= end ? end : newline + 1;
			const content = line.replace(/\r?\n$/, '');
			const contentEnd = lineEnd - (/\r?\n$/.exec(this.#source.slice(lineStart, lineEnd))?.[0].length ?? 0);
			this.#put(content, Math.max(lineStart, contentEnd - content.length), contentEnd);
			this.#put(line.slice(content.length), contentEnd, lineEnd);
			lineStart = lineEnd;
		}
	}

	/** Code knows where it stands with its fences; a block ends with a line end. */
	#code(value: string, start: number | undefined, end: number | undefined): void {
		const source = this.#source.slice(start, end);
		const opening = value.endsWith('\n') ? fenceOf(source) : ticksOf(source);
		this.#text(value, start === undefined ? start : start + opening, end, true);
	}

	#text(value: string, start: number | undefined, end: number | undefined, literal = false): void {
		if (start === undefined || end === undefined) this.#unplaced(value);
		else
			for (const piece of alignText(value, this.#source.slice(start, end), start, literal))
				this.#escaped(value.slice(piece.at, piece.at + piece.length), piece.start, piece.end);
	}

	/** What remark cuts at addresses that it finds late has no place: it goes on where the text before it ends, if it stands there. */
	#unplaced(value: string): void {
		const last = this.runs.at(-1)?.end ?? 0;
		if (/\S/.test(value) && this.#source.startsWith(value, last)) this.#escaped(value, last, last + value.length);
		else this.#put(escapeText(value), undefined, undefined);
	}

	#escaped(text: string, start: number, end: number): void {
		if (text.length !== end - start || !/[&<]/.test(text)) {
			this.#put(escapeText(text), start, end);
			return;
		}
		let at = start;
		for (const part of text.split(/(?=[&<])|(?<=[&<])/)) {
			this.#put(escapeText(part), at, at + part.length);
			at += part.length;
		}
	}

	#put(text: string, start: number | undefined, end: number | undefined): void {
		if (text === '') return;
		const standIn = text.indexOf(STAND_IN);
		if (standIn >= 0) {
			const isExact = start !== undefined && end !== undefined && end - start === text.length;
			this.#put(text.slice(0, standIn), start, isExact ? start + standIn : end);
			this.#put(text.slice(standIn + 1), isExact ? start + standIn + 1 : start, end);
			return;
		}
		const at = this.#length;
		this.parts.push(text);
		this.#length += text.length;
		const last = this.runs.at(-1)?.end ?? 0;
		this.runs.push({ at, length: text.length, start: start ?? last, end: end ?? start ?? last });
	}
}

const VOID = new Set(['br', 'hr', 'img', 'input']);

function attributes(properties: Properties): string {
	let out = '';
	for (const [name, value] of Object.entries(properties)) {
		if (value === null || value === undefined || value === false) continue;
		const text = value === true ? '' : Array.isArray(value) ? value.join(' ') : String(value);
		out += ` ${find(html, name).attribute}="${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
	}
	return out;
}

function escapeText(text: string): string {
	return /[&<]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;') : text;
}

/** How many characters the fence takes that code begins with, its line end included; 0 for code that is indented. */
const fenceOf = (source: string): number => /^(?:`{3,}(?!`)|~{3,}(?!~))[^\n]*\n/.exec(source)?.[0].length ?? 0;

/** How many characters stand before the text of a code span: its backticks, and a blank where there is one at both ends. */
function ticksOf(source: string): number {
	const ticks = /^`*/.exec(source)?.[0].length ?? 0;
	const inner = source.slice(ticks, source.length - ticks);
	const padding = /^(?: |\r?\n)/.exec(inner)?.[0].length ?? 0;
	return ticks + (/[ \n]$/.test(inner) && inner.trim() !== '' ? padding : 0);
}
