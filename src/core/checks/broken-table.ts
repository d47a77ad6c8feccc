import { tokensIn } from '../corpus/index.ts';
import type { Locale, Segment, Topic } from '../model.ts';

/** The table, with its rows, that a locale seems to lack because it does not render there: the one with which the text shares most. */
export function missingBecauseOf(segment: Segment, locale: Locale, { tables }: Topic): readonly object[] {
	const own = tokensIn(segment);
	const shared = tables
		.filter(({ members }) => !members[locale])
		.map((table) => {
			const cells = Object.values(table.members).flatMap(({ rows }) => rows.flatMap((row) => row.cells));
			const tokens = new Set(cells.flatMap((cell) => [...tokensIn(cell)]));
			return { table, share: [...tokens].filter((token) => own.has(token)).length / Math.max(1, tokens.size) };
		});
	const most = shared.sort((a, b) => b.share - a.share)[0];
	return most && most.share > 0 ? [most.table, ...most.table.rows] : [];
}
