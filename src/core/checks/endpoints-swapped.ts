import type { AlignedRow, AlignedTable } from '../model.ts';
import { normalizeText } from '../text/index.ts';
import { type Check, cellsIn } from './check.ts';
import { type Exchange, exchangeDraft, exchanges } from './exchanged.ts';

/** Ends share words (`server`, `interface`), and so answer a little to each other even in their own place. */
const AT_HOME = 0.65;

/** Source and destination that stand in each other's place. */
const check: Check = {
	id: 'endpoints-swapped',
	family: 'form',
	scope: 'row',
	severity: 'error',
	supersedes: [
		'cell-shifted',
		'text-untranslated',
		'identifier-mismatch',
		'number-mismatch',
		'term-inconsistent',
		'value-mismatch',
	],
	*run({ table, row }, context) {
		const ends = table.columns.filter(({ field }) => field === 'source' || field === 'destination');
		for (const exchange of exchanges(row, ends, (a, b) => a.field !== b.field, context, AT_HOME))
			if (!hasMirror(table, row, exchange))
				yield exchangeDraft(table, row, exchange, 'checks.endpoints-swapped.message', context);
	},
};
export default check;

/** Whether the table has the way back as a row of its own: then the two rows may just stand in another order. */
function hasMirror({ rows }: AlignedTable, row: AlignedRow, { locale, columns, cells }: Exchange): boolean {
	const [x, y] = cells.map(({ text }) => normalizeText(text));
	const flow = JSON.stringify(row.cells[locale]?.flow);
	return rows.some((other) => {
		const [p, q] = columns.map((column) => normalizeText(cellsIn(other, column)[locale]?.text ?? ''));
		return other !== row && p === y && q === x && JSON.stringify(other.cells[locale]?.flow) === flow;
	});
}
