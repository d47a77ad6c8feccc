import { isHtmlElement } from '../placeholder-tags.ts';
import type { Edit } from '../source-map.ts';
import { cut, type Line, liesIn, type Stretches } from './code.ts';

const NAMED = String.raw`(?:\*\s+as\s+[\w$]+|\{[^{}]{0,1000}\})`;
const CLAUSE = String.raw`(?:type\s+)?(?:[\w$]+|${NAMED})(?:\s*,\s*${NAMED})?\s+from\s+`;
const MODULE = String.raw`(?:'[^'\n]{1,300}'|"[^"\n]{1,300}")(?:\s+with\s*\{[^{}\n]{0,300}\})?`;
const STATEMENT = String.raw`import\s+(?:${CLAUSE})?${MODULE}[ \t]*`;
/** One import, or several in a line. */
const IMPORT = new RegExp(String.raw`(?:${STATEMENT};[ \t]*)*${STATEMENT};?[ \t]*(?=\r?\n|$)`, 'y');
const EXPORT = /^export\s+(?:(?:async\s+)?(?:const|let|var|function|class)\s+[\w$]+|default\s+\S|\{|\*\s+from\s)/;

/** The imports and exports of MDX, cut out; an export goes on to the next blank line. */
export function findModuleCode(text: string, lines: readonly Line[]): Edit[] {
	const edits: Edit[] = [];
	let done = 0;
	for (const [at, { start, text: line, inFence }] of lines.entries()) {
		if (inFence || start < done) continue;
		if (line.startsWith('import')) {
			IMPORT.lastIndex = start;
			done = start + (IMPORT.exec(text)?.[0].length ?? 0);
		} else if (EXPORT.test(line)) {
			let last = at;
			while (lines[last + 1]?.text.trim()) last++;
			done = (lines[last] as Line).start + (lines[last] as Line).text.length;
		}
		if (done > start) edits.push(cut(start, done));
	}
	return edits;
}

const TAG_START = /<(\/?)([A-Z][A-Za-z\d]*(?:\.[A-Z][A-Za-z\d]*)*)(?=[\s/>])/g;
/** The longest tag that is looked at, attributes included. */
const LONGEST = 5000;

/**
 * The tags of components (`<Tabs>`, `<TabItem value="a">`, `</Tabs>`), cut out. A name in angle brackets is a component
 * where it has attributes, closes itself, or is closed somewhere; else it is a placeholder.
 */
export function findComponents(text: string, literal: Stretches, closed: ReadonlySet<string>): Edit[] {
	const edits: Edit[] = [];
	for (const { 0: head, 1: slash, 2: name = '', index } of text.matchAll(TAG_START)) {
		if (isHtmlElement(name) || liesIn(literal, index)) continue;
		const end = tagEnd(text, index + head.length);
		if (end === null) continue;
		const bare = text.slice(index + head.length, end).trim() === '>';
		if (slash || !bare || closed.has(name.toLowerCase())) edits.push(cut(index, end));
	}
	return edits;
}

const ATTRIBUTE = /\s+(?:[A-Za-z_][\w:.-]*|(?=\{))|\s*=\s*(?:"[^"]*"|'[^']*'|(?=\{))|(?=\{)/y;

/** Where a tag ends whose attributes begin at `at`; null where it is none. */
function tagEnd(text: string, at: number): number | null {
	const limit = Math.min(text.length, at + LONGEST);
	let next = at;
	while (next < limit) {
		const close = /\s*\/?>/y;
		close.lastIndex = next;
		if (close.test(text)) return close.lastIndex;
		if (text[next] === '{') {
			const after = balanced(text, next, limit);
			if (after === null) return null;
			next = after;
			continue;
		}
		ATTRIBUTE.lastIndex = next;
		const attribute = ATTRIBUTE.exec(text)?.[0] ?? '';
		if (attribute === '') return null;
		next += attribute.length;
	}
	return null;
}

/** Where the brace at `at` is closed. */
function balanced(text: string, at: number, limit: number): number | null {
	let depth = 0;
	for (let next = at; next < limit; next++) {
		if (text[next] === '{') depth++;
		else if (text[next] === '}' && --depth === 0) return next + 1;
	}
	return null;
}
