import type { AlignedTable, Locale } from '../model.ts';
import type { CheckContext } from './check.ts';
import { perRun } from './per-run.ts';

/** A mark that parts items, with the blank after it; between digits it may group them. */
const MARK = /(?<!\p{Nd})[,，、;；،]\s?|[,，、;；،](?!\p{Nd})\s?/gu;

/** How a locale parts the items of a list: as most lists of a table do, else as most of its texts. */
export function listMark(locale: Locale, { rows }: AlignedTable, { topics }: CheckContext): string {
	const cells = rows.flatMap(({ cells }) => (cells[locale]?.cells ?? []).map(({ text }) => text));
	return mostOf(cells) ?? markOf(topics)(locale) ?? ', ';
}

const markOf = perRun((topics) => {
	const known = new Map<Locale, string | null>();
	return (locale: Locale) => {
		const found = known.get(locale);
		if (found !== undefined) return found;
		const mark = mostOf(topics.flatMap(({ documents }) => documents[locale]?.blocks.map(({ text }) => text) ?? []));
		known.set(locale, mark);
		return mark;
	};
});

function mostOf(texts: readonly string[]): string | null {
	const counts = new Map<string, number>();
	for (const text of texts) for (const [mark] of text.matchAll(MARK)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null;
}
