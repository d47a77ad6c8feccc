import { diffArrays } from 'diff';
import type { Edit, Finding, Locale, Segment, SourceDocument } from '../core/index.ts';
import { segmentAt } from './segment-at.ts';

/** A stretch of a text, `[start, end)` in UTF-16 units, and what should stand there instead. */
export interface Change {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** A piece of a corrected text: kept, taken out or put in. */
export interface CorrectedPart {
	readonly kind: 'kept' | 'removed' | 'added';
	readonly text: string;
}

/** How much of a text stands on either side of a change where only its surroundings are shown, in UTF-16 units. */
const AROUND = 60;

/**
 * What a finding would change in the segment that it stands in: its edits, else what parts the segment from the suggestion.
 * Null where it suggests nothing or no segment is there.
 */
export function correctionOf(
	finding: Finding,
	document: SourceDocument | undefined,
): { text: string; changes: Change[] } | null {
	if (finding.suggestion === null || finding.locale === null) return null;
	const segment = segmentAt(document, finding.location);
	if (segment === null) return null;
	const { text } = segment;
	const { locale } = finding.location;
	const exact = changesOfEdits(segment, finding.edits);
	const changes =
		exact !== null && appliedTo(text, exact) === finding.suggestion
			? readable(exact, text, wordsOf(text, locale))
			: changesBetween(text, finding.suggestion, locale);
	return changes.length === 0 ? null : { text, changes };
}

/** Edits of a source as changes of a segment's text; null where there are none, or one that begins or ends in no text. */
function changesOfEdits({ mappings }: Segment, edits: readonly Edit[]): Change[] | null {
	const inText = (offset: number): number | null => {
		const mapping = mappings.find(({ start, end }) => start <= offset && offset <= end);
		if (!mapping) return null;
		if (offset === mapping.start) return mapping.at;
		if (offset === mapping.end) return mapping.at + mapping.length;
		return mapping.length === mapping.end - mapping.start ? mapping.at + offset - mapping.start : null;
	};
	const changes = edits.flatMap(({ location, text }) => {
		const [start, end] = [inText(location.start.offset), inText(location.end.offset)];
		return start === null || end === null || end < start ? [] : [{ start, end, text }];
	});
	return edits.length === 0 || changes.length < edits.length ? null : changes.sort((a, b) => a.start - b.start);
}

function appliedTo(text: string, changes: readonly Change[]): string {
	return correctedParts(text, changes)
		.filter(({ kind }) => kind !== 'removed')
		.map((part) => part.text)
		.join('');
}

/** The changes that turn one text into another, word by word; one of a stop or blank alone takes the word before it along. */
export function changesBetween(before: string, after: string, locale: Locale): Change[] {
	const [old, fresh] = [wordsOf(before, locale), wordsOf(after, locale)];
	const changes: Change[] = [];
	let at = 0;
	for (const { added, removed, value } of diffArrays(old, fresh)) {
		const text = value.join('');
		const last = changes.at(-1);
		if (removed) {
			if (last?.end === at && last.start === at) changes[changes.length - 1] = { ...last, end: at + text.length };
			else changes.push({ start: at, end: at + text.length, text: '' });
			at += text.length;
		} else if (added) {
			if (last?.end === at) changes[changes.length - 1] = { ...last, text: last.text + text };
			else changes.push({ start: at, end: at, text });
		} else at += text.length;
	}
	return readable(changes, before, old);
}

function readable(changes: readonly Change[], text: string, words: readonly string[]): Change[] {
	return joined(
		changes.map((change) => widened(change, text, words)),
		text,
	);
}

/** The pieces of a text with its changes in place. */
export function correctedParts(text: string, changes: readonly Change[]): CorrectedPart[] {
	const parts: CorrectedPart[] = [];
	let at = 0;
	for (const change of changes) {
		parts.push({ kind: 'kept', text: text.slice(at, change.start) });
		parts.push({ kind: 'removed', text: text.slice(change.start, change.end) }, { kind: 'added', text: change.text });
		at = change.end;
	}
	return [...parts, { kind: 'kept' as const, text: text.slice(at) }].filter((part) => part.text !== '');
}

/** The pieces of a text around its changes, what lies far from them left out. */
export function correctionInShort(text: string, changes: readonly Change[]): CorrectedPart[] {
	const parts = correctedParts(text, changes);
	return parts.map(({ kind, text: part }, at) => {
		if (kind !== 'kept') return { kind, text: part };
		const [isFirst, isLast] = [at === 0, at === parts.length - 1];
		if (isFirst && part.length > AROUND) return { kind, text: `…${wordStart(part.slice(-AROUND))}` };
		if (isLast && part.length > AROUND) return { kind, text: `${wordEnd(part.slice(0, AROUND))}…` };
		if (isFirst || isLast || part.length <= 2 * AROUND) return { kind, text: part };
		return { kind, text: `${wordEnd(part.slice(0, AROUND))} … ${wordStart(part.slice(-AROUND))}` };
	});
}

/** The changes as short text: `80 → 443, 8080 → 4443`. */
export function changesText(text: string, changes: readonly Change[]): string {
	const pairs = changes.map(({ start, end, text: after }) => `${text.slice(start, end) || '∅'} → ${after || '∅'}`);
	return [...new Set(pairs)].join(', ');
}

/** How long the changes of a finding may be where a line tells them, in UTF-16 units. */
const LINE = 80;

/** A correction as short text; null where there is none, or more than a line can tell. */
export function shortChange(correction: ReturnType<typeof correctionOf>): string | null {
	const text = correction ? changesText(correction.text, correction.changes) : '';
	return text === '' || text.length > LINE ? null : text;
}

function wordsOf(text: string, locale: Locale): string[] {
	return [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)].map(({ segment }) => segment);
}

/** A change that holds no letter or digit, on one side at least, with the word before it, or the one after where none is. */
function widened(change: Change, text: string, words: readonly string[]): Change {
	const isWord = (part: string) => /[\p{L}\p{N}]/u.test(part);
	if (isWord(text.slice(change.start, change.end)) && isWord(change.text)) return change;
	if (change.start === change.end && isWord(change.text)) return change;
	let at = 0;
	let before: Change | null = null;
	for (const word of words) {
		const [start, end] = [at, at + word.length];
		at = end;
		if (!isWord(word)) continue;
		if (end <= change.start && change.start - end <= 1) before = { start, end, text: word };
		if (start < change.end || before) continue;
		if (start - change.end > 1) break;
		return { start: change.start, end, text: change.text + text.slice(change.end, end) };
	}
	if (!before) return change;
	const end = isBlank(change) ? change.end + wordEndAfter(text.slice(change.end)) : change.end;
	return {
		start: before.start,
		end,
		text: text.slice(before.start, change.start) + change.text + text.slice(change.end, end),
	};
}

/** A blank put in says nothing without the words that it parts. */
function isBlank({ start, end, text }: Change): boolean {
	return start === end && text.trim() === '';
}

function wordEndAfter(text: string): number {
	return /^[\p{L}\p{N}]+/u.exec(text)?.[0].length ?? 0;
}

/** Changes that have come to overlap, or have nothing but a blank between them, as one. */
function joined(changes: readonly Change[], text: string): Change[] {
	const result: Change[] = [];
	for (const change of changes) {
		const last = result.at(-1);
		const between = last ? text.slice(last.end, change.start) : '';
		if (last && change.start < last.end) {
			// Both have taken the same word along: it stands once.
			const shared = text.slice(change.start, last.end);
			result[result.length - 1] = { ...last, end: change.end, text: last.text + change.text.slice(shared.length) };
		} else if (last && /^\s?$/.test(between))
			result[result.length - 1] = { start: last.start, end: change.end, text: last.text + between + change.text };
		else result.push(change);
	}
	return result;
}

function wordStart(text: string): string {
	const at = text.search(/\s/);
	return at < 0 || at > AROUND / 2 ? text : text.slice(at);
}

function wordEnd(text: string): string {
	const at = text.search(/\s\S*$/);
	return at < AROUND / 2 ? text : text.slice(0, at);
}
