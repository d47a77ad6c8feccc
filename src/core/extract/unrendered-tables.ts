import type { UnrenderedTable } from '../model.ts';

const DASHES = /^[\s>]*(?:\|[ \t]*)?:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+(?:\|[ \t]*)?$/;

/**
 * The pipe table that a stretch of a source was to be, and how many cells its header and the line of dashes below it have;
 * null where the stretch holds no line of dashes, or both lines have as many.
 */
export function unrenderedTableIn(source: string, start: number, end: number): UnrenderedTable | null {
	const stretch = source.slice(start, end);
	if (!stretch.includes('---') || !stretch.includes('|')) return null;
	const from = source.lastIndexOf('\n', start - 1) + 1;
	const lines = source.slice(from, end).split('\n');
	const at = lines.findIndex((line) => DASHES.test(line.trimEnd()));
	if (at < 1) return null;
	const [header, dashes] = [cellsOf(lines[at - 1] as string), cellsOf(lines[at] as string)];
	return header === dashes ? null : { header, dashes };
}

/** How many cells a line of a pipe table has; quotation marks before it left out. */
function cellsOf(line: string): number {
	const bare = line
		.replace(/^[\s>]+|(?<!\s)\s+$/g, '')
		.replace(/^\|/, '')
		.replace(/(?<!\\)\|$/, '');
	return bare === '' ? 0 : bare.split(/(?<!\\)\|/).length;
}
