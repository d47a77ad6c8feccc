import { diffArrays } from 'diff';

/** `text[start, end)` of a segment is to read `written`. */
export interface Change {
	readonly start: number;
	readonly end: number;
	readonly written: string;
}

/** Words and numbers as wholes, all else a character at a time; so is text of scripts that put no blanks between words. */
const TOKEN =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]|[\p{L}\p{M}]+|\p{N}+|[\s\S]/gu;

/** What must change in a text for another, as few and as small changes as its words allow; in order. */
export function changesBetween(text: string, other: string, offset = 0): Change[] {
	const changes: Change[] = [];
	let at = 0;
	let open: { start: number; end: number; written: string } | null = null;
	for (const { value, added, removed } of diffArrays(text.match(TOKEN) ?? [], other.match(TOKEN) ?? [])) {
		const piece = value.join('');
		if (!added && !removed) {
			if (open) changes.push(open);
			open = null;
			at += piece.length;
			continue;
		}
		open ??= { start: offset + at, end: offset + at, written: '' };
		if (added) open.written += piece;
		else {
			at += piece.length;
			open.end = offset + at;
		}
	}
	if (open) changes.push(open);
	return changes;
}

/** How much the changes take away and put in, in UTF-16 units. */
export function sizeOf(changes: readonly Change[]): number {
	return changes.reduce((sum, { start, end, written }) => sum + end - start + written.length, 0);
}
