import type { Edit } from '../source-map.ts';
import type { Line } from './code.ts';

/** A container that holds all lines indented under it; columns from 0. */
interface Container {
	readonly base: number;
	readonly content: number;
	/** What plain Markdown writes before each of its lines. */
	readonly prefix: '> ' | '';
}

const ADMONITION = /^(?:!!!|\?\?\?\+?)[ \t]+([A-Za-z]+)(?:[ \t]+[A-Za-z][\w-]*){0,9}(?:[ \t]+"([^"]*)")?[ \t]*$/;
const TAB = /^===[+!]?[ \t]+"([^"]+)"[ \t]*$/;
const LIST_ITEM = /^(?:[-*+]|\d{1,9}[.)])[ \t]/;
const INDENT = 4;

/**
 * MkDocs' indented containers in plain Markdown: `!!! note "Title"` and `??? note` become a quotation that begins with
 * `[!note]`, `=== "Tab"` its title; what is indented under them is not code.
 */
export function findIndentedContainers(lines: readonly Line[]): Edit[] {
	const edits: Edit[] = [];
	const open: Container[] = [];
	let afterBlank = true;
	let inList = false;
	for (const { text, start, inFence } of lines) {
		const leading = /^[ \t]*/.exec(text)?.[0] ?? '';
		const content = text.slice(leading.length);
		if (content === '') {
			afterBlank = true;
			const prefix = prefixOf(open);
			if (prefix) edits.push({ start, end: start + text.length, text: ' '.repeat(open[0]?.base ?? 0) + prefix });
			continue;
		}
		const indent = columns(leading);
		const before = open.length;
		while (open.length > 0 && indent < (open.at(-1) as Container).content) open.pop();
		if (indent === 0) inList = LIST_ITEM.test(content);
		const marker = inFence || (open.length === 0 && indent >= INDENT && !inList) ? null : readMarker(content);
		const prefix = prefixOf(open);
		if (open.length > 0 || marker || open.length < before) {
			const from = start + unitsTo(leading, open[0]?.base ?? indent);
			const to = start + unitsTo(leading, open.at(-1)?.content ?? indent);
			// A container that follows another one after a blank line, which is still the first one's, would be part of it.
			const isApart = open.length < before ? !afterBlank || marker : !afterBlank && marker;
			const apart = isApart ? `${prefix}\n${text.slice(0, from - start)}` : '';
			if (apart !== '' || from < to) edits.push({ start: from, end: to, text: apart + prefix });
			if (marker) {
				const newLine = `\n${' '.repeat(open[0]?.base ?? indent)}${prefix}`;
				edits.push(...markerEdits(marker, start + leading.length, newLine));
				open.push({ base: indent, content: indent + INDENT, prefix: marker.kind ? '> ' : '' });
			}
		}
		afterBlank = marker !== null;
	}
	return edits;
}

interface Marker {
	/** The admonition's kind, null for a tab. */
	readonly kind: string | null;
	readonly title: string;
	/** Where the title stands in the marker's line, or its end where there is none. */
	readonly titleAt: number;
	readonly length: number;
}

function readMarker(content: string): Marker | null {
	const admonition = ADMONITION.exec(content);
	const title = (admonition ? admonition[2] : TAB.exec(content)?.[1]) ?? '';
	if (!admonition && title === '') return null;
	const quote = content.indexOf('"');
	return {
		kind: admonition?.[1] ?? null,
		title,
		titleAt: title === '' ? content.length : quote + 1,
		length: content.length,
	};
}

function markerEdits({ kind, title, titleAt, length }: Marker, start: number, newLine: string): Edit[] {
	const quoted = `> [!${kind}]${newLine}>`;
	if (title === '') return [{ start, end: start + length, text: quoted }];
	const after = { start: start + titleAt + title.length, end: start + length };
	if (kind === null)
		return [
			{ start, end: start + titleAt, text: '' },
			{ ...after, text: newLine },
		];
	return [
		{ start, end: start + titleAt, text: `${quoted}${newLine}> ` },
		{ ...after, text: `${newLine}>` },
	];
}

function prefixOf(open: readonly Container[]): string {
	return open.map(({ prefix }) => prefix).join('');
}

/** How far blanks indent: a tab reaches to the next column that four divides. */
function columns(blanks: string): number {
	let column = 0;
	for (const blank of blanks) column += blank === '\t' ? INDENT - (column % INDENT) : 1;
	return column;
}

/** How many of these blanks it takes to reach a column. */
function unitsTo(blanks: string, column: number): number {
	let units = 0;
	while (units < blanks.length && columns(blanks.slice(0, units)) < column) units++;
	return units;
}

const TABLE_ROW = /^[^|\n]*\|/;
const DELIMITER_ROW = /^[ \t>]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/;
const HTML_LINE = /^[ \t>]*<\/?(?!pre|script|style|textarea|!)[A-Za-z][^\n]*>[ \t]*$/i;
const FENCE = /^[ \t>]*:{3,}/;

/** A blank line where a table begins right after a line of HTML or the fence of a container, or such a fence ends it. */
export function findTableBorders(lines: readonly Line[]): Edit[] {
	return lines.flatMap(({ text, start, inFence }, at) => {
		const before = lines[at - 1];
		if (inFence || !before || before.inFence || before.text.trim() === '') return [];
		const begins =
			(HTML_LINE.test(before.text) || FENCE.test(before.text)) &&
			TABLE_ROW.test(text) &&
			DELIMITER_ROW.test(lines[at + 1]?.text ?? '') &&
			(lines[at + 1]?.text.includes('|') ?? false);
		const ends = FENCE.test(text) && TABLE_ROW.test(before.text);
		return begins || ends ? [{ start, end: start, text: '\n' }] : [];
	});
}
