import type { Segment, SourceDocument } from '../model.ts';

/** A segment of a document, and how its text is written in the source. */
export interface Target {
	readonly segment: Segment;
	readonly markup: Markup;
}

export type Markup = 'html' | 'markdown' | 'pipe-table';

/** How the segments of a document are written in its source; blocks of Markdown documents are the default. */
export function markupOf({ path, source, blocks, tables }: SourceDocument): ReadonlyMap<Segment, Markup> {
	const isHtml = /\.html?$/i.test(path);
	const markup = new Map<Segment, Markup>(blocks.map((block) => [block, isHtml ? 'html' : 'markdown']));
	for (const table of tables) {
		const raw = isHtml || source[table.location.start.offset] === '<';
		for (const { cells } of [...table.headers, ...table.rows])
			for (const cell of cells) markup.set(cell, raw ? 'html' : 'pipe-table');
	}
	return markup;
}
