import { tokensIn } from '../corpus/index.ts';
import type { Location, Message, Segment } from '../model.ts';
import type { CheckContext } from './check.ts';

/**
 * What is to be said of a table that does not render, because its header and the line of dashes below it have different
 * numbers of cells; and the table (with its rows) that the locale therefore seems to lack.
 */
export function brokenTable(
	segment: Segment,
	{ locale, start }: Location,
	{ topic }: Pick<CheckContext, 'topic'>,
): { readonly message: Message | null; readonly missing: readonly object[] } {
	const lines = (topic.documents[locale]?.source ?? '').split('\n');
	const [header, dashes] = [lines[start.line - 2], lines[start.line - 1]].map((line) => cellsOf(line ?? ''));
	const values = { header: header ?? 0, dashes: dashes ?? 0 };
	const own = tokensIn(segment);
	const shared = topic.tables
		.filter(({ members }) => !members[locale])
		.map((table) => {
			const cells = Object.values(table.members).flatMap(({ rows }) => rows.flatMap((row) => row.cells));
			const tokens = new Set(cells.flatMap((cell) => [...tokensIn(cell)]));
			return { table, share: [...tokens].filter((token) => own.has(token)).length / Math.max(1, tokens.size) };
		});
	const most = shared.sort((a, b) => b.share - a.share)[0];
	return {
		message: header === dashes ? null : { key: 'checks.markup-damaged.table', values },
		missing: most && most.share > 0 ? [most.table, ...most.table.rows] : [],
	};
}

/** How many cells a line of a pipe table has; quotation marks before it left out. */
function cellsOf(line: string): number {
	const bare = line
		.replace(/^[\s>]+|(?<!\s)\s+$/g, '')
		.replace(/^\|/, '')
		.replace(/(?<!\\)\|$/, '');
	return bare === '' ? 0 : bare.split(/(?<!\\)\|/).length;
}
