import type { AlignedTable } from '../model.ts';
import { type Check, type CheckContext, type Draft, rowPosition } from './check.ts';
import { restatedIn } from './restated.ts';
import { gapIn, gapPosition, presences, rowWitnesses } from './rows.ts';

/** How many of the rows a finding shows. */
const SHOWN = 5;

/** A table whose rows differ because the documents are different revisions: nobody's mistake, but one of them is old. */
const check: Check = {
	id: 'translation-stale',
	scope: 'table',
	severity: 'info',
	*run({ table }, context) {
		yield* restated(table, context);
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

/** Rows whose ports or protocols an older document still tells as they were. */
function* restated(table: AlignedTable, context: CheckContext): Generator<Draft> {
	for (const { locale, rows } of restatedIn(table, context)) {
		const [row] = rows;
		const column = table.columns.find(({ field }) => field === 'port');
		const cell = row && column && row.cells[locale]?.cells[column.members[locale] ?? -1];
		if (!row || !cell) continue;
		yield {
			confidence: 0.7,
			locale: null,
			place: cell.place,
			...rowPosition(table, row, locale, 'port'),
			message: { key: 'checks.translation-stale.restated', values: { count: rows.length, locale } },
			evidence: rows.slice(0, SHOWN).flatMap((each) => rowWitnesses(each, 'expected', context.witnesses.source)),
			subject: rows,
		};
	}
}
