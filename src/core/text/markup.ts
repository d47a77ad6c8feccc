import type { Passage, SourceDocument } from '../model.ts';

/** A passage of a document, and how its text is written in the source. */
export interface Target {
	readonly passage: Passage;
	readonly markup: Markup;
}

export type Markup = 'html' | 'markdown' | 'pipe-table';

/** How the passages of a document are written in its source; blocks of Markdown documents are the default. */
export function markupOf({ path, source, blocks, tables }: SourceDocument): ReadonlyMap<Passage, Markup> {
	const isHtml = /\.html?$/i.test(path);
	const markup = new Map<Passage, Markup>(blocks.map((block) => [block, isHtml ? 'html' : 'markdown']));
	for (const table of tables) {
		const raw = isHtml || source[table.place.start.offset] === '<';
		for (const { cells } of [...table.headers, ...table.rows])
			for (const cell of cells) markup.set(cell, raw ? 'html' : 'pipe-table');
	}
	return markup;
}
