import type { Edit } from './repairs.ts';

/** A source with edits made in it; they must not overlap and be of this source. */
export function applied(source: string, edits: readonly Pick<Edit, 'start' | 'end' | 'text'>[]): string {
	let out = '';
	let at = 0;
	for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
		out += source.slice(at, start) + text;
		at = end;
	}
	return out + source.slice(at);
}
