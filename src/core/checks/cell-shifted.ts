import type { AlignedColumn } from '../model.ts';
import type { Check } from './check.ts';
import { exchangeDraft, exchanges } from './exchanged.ts';
import { exchangedHeaders } from './exchanged-headers.ts';
import { exchangedRows } from './exchanged-rows.ts';

/** Two cells of a row, or two headers, that stand in each other's column; two texts of a column that stand in each other's row. */
const check: Check = {
	id: 'cell-shifted',
	family: 'form',
	scope: 'table',
	severity: 'error',
	supersedes: [
		'port-mismatch',
		'port-missing',
		'protocol-mismatch',
		'number-mismatch',
		'value-mismatch',
		'cell-empty',
		'text-untranslated',
		'identifier-mismatch',
		'placeholder-damaged',
		'term-inconsistent',
		'note-contradicts-row',
	],
	*run({ table }, context) {
		yield* exchangedHeaders(table, context);
		yield* exchangedRows(table, context);
		for (const row of table.rows)
			for (const exchange of exchanges(row, table.columns, isPair, context))
				yield exchangeDraft(table, row, exchange, 'checks.cell-shifted.message', context);
	},
};
export default check;

/** Source and destination have a check of their own. */
function isPair(a: AlignedColumn, b: AlignedColumn): boolean {
	const ends = ['source', 'destination'];
	return !(ends.includes(a.field) && ends.includes(b.field) && a.field !== b.field);
}
