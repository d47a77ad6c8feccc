import type { Check } from './check.ts';
import { gapIn, gapPosition, presences, rowWitnesses } from './rows.ts';

/** How many of the rows a finding shows. */
const SHOWN = 5;

/** A table whose rows differ because the documents are different revisions: nobody's mistake, but one of them is old. */
const check: Check = {
	id: 'translation-stale',
	scope: 'table',
	severity: 'info',
	*run({ table }, context) {
		const rows = presences(table, context).filter(({ verdict }) => verdict === 'revised');
		const [first] = rows;
		const locale = first?.lacks[0];
		if (!first || locale === undefined) return;
		yield {
			confidence: first.confidence,
			locale: null,
			...gapIn(table, first.row, locale),
			...gapPosition(table, first.row, locale),
			message: {
				key: 'checks.translation-stale.message',
				values: { count: rows.length, has: first.has.join(', '), lacks: first.lacks.join(', ') },
			},
			evidence: rows
				.slice(0, SHOWN)
				.flatMap(({ row }) => rowWitnesses(row, 'expected', context.witnesses.source).slice(0, 1)),
		};
	},
};
export default check;
