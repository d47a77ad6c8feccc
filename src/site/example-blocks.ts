import type { ExampleLine } from './check-page.ts';
import { type CorrectedPart, correctedParts } from './correction.ts';

/** A cell of an example's table, with what is to be corrected in it. */
export type ExampleCell = readonly CorrectedPart[];

/** A piece of an example as a reader sees it: a line of text, or a table with its header row first. */
export type ExampleBlock =
	| { readonly kind: 'text'; readonly isHeading: boolean; readonly isWrong: boolean; readonly parts: ExampleCell }
	| {
			readonly kind: 'table';
			readonly rows: readonly { readonly isWrong: boolean; readonly cells: readonly ExampleCell[] }[];
	  };

/** Draws the lines of an example's source: pipe tables as tables, headings and front matter without their marks, the rest as it stands. */
export function exampleBlocks(lines: readonly ExampleLine[]): ExampleBlock[] {
	const blocks: ExampleBlock[] = [];
	const open: { rows: { isWrong: boolean; cells: ExampleCell[] }[] } = { rows: [] };
	const close = () => {
		if (open.rows.length > 0) blocks.push({ kind: 'table', rows: open.rows });
		open.rows = [];
	};
	for (const line of lines) {
		if (/^\s*\|/.test(line.text)) {
			if (!/^[|\s:-]+$/.test(line.text)) open.rows.push({ isWrong: line.isWrong, cells: cellsOf(line) });
			continue;
		}
		close();
		if (line.text.trim() === '' || line.text.trimEnd() === '---') continue;
		const [mark = ''] = /^#+\s+/.exec(line.text) ?? [];
		const parts = partsWithin(line, mark.length, line.text.length);
		blocks.push({ kind: 'text', isHeading: mark !== '', isWrong: line.isWrong, parts });
	}
	close();
	return blocks;
}

function cellsOf(line: ExampleLine): ExampleCell[] {
	const bars = [...line.text.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
	const ends = /\|\s*$/.test(line.text) ? bars : [...bars, line.text.length];
	return ends.slice(1).map((end, at) => {
		const text = line.text.slice((ends[at] ?? 0) + 1, end);
		const start = (ends[at] ?? 0) + 1 + (text.length - text.trimStart().length);
		return partsWithin(line, start, Math.max(start, start + text.trim().length));
	});
}

/** The pieces of `[start, end)` of a line, with those of its changes that lie in it. */
function partsWithin({ text, changes }: ExampleLine, start: number, end: number): CorrectedPart[] {
	const within = changes
		.filter((change) => start <= change.start && change.end <= end)
		.map((change) => ({ ...change, start: change.start - start, end: change.end - start }));
	return correctedParts(text.slice(start, end), within);
}
