import type { UnrenderedTable } from '../model.ts';

/**
 * The pipe table that a stretch of a source was to be, and how many cells its header and the line of dashes below it have;
 * null where the stretch holds no line of dashes, or both lines have as many.
 */
export function unrenderedTableIn(source: string, start: number, end: number): UnrenderedTable | null {
	const stretch = source.slice(start, end);
	if (!stretch.includes('---') || !stretch.includes('|')) return null;
	const from = source.lastIndexOf('\n', start - 1) + 1;
	const lines = source.slice(from, end).split('\n');
	const at = lines.findIndex(isDashes);
	if (at < 1) return null;
	const [header, dashes] = [cellsOf(lines[at - 1] as string), cellsOf(lines[at] as string)];
	return header === dashes ? null : { header, dashes };
}

/** Whether a line is one of dashes between bars. */
const isDashes = (line: string): boolean =>
	line.includes('|') &&
	bareOf(line)
		.split('|')
		.every((cell) => /^:?-{3,}:?$/.test(cell.trim()));

/** A line without quotation marks before it and the bars at its ends. */
const bareOf = (line: string): string =>
	line
		.replace(/^[\s>]+/, '')
		.trimEnd()
		.replace(/^\|/, '')
		.replace(/(?<!\\)\|$/, '');

/** How many cells a line of a pipe table has. */
function cellsOf(line: string): number {
	const bare = bareOf(line);
	return bare === '' ? 0 : bare.split(/(?<!\\)\|/).length;
}
