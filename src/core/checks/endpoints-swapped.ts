import type { Check } from './check.ts';
import { exchangeDraft, exchanges } from './exchanged.ts';

/** Source and destination that stand in each other's place. */
const check: Check = {
	id: 'endpoints-swapped',
	scope: 'row',
	severity: 'error',
	over: ['cell-shifted', 'text-untranslated', 'identifier-mismatch', 'number-mismatch', 'term-inconsistent'],
	*run({ table, row }, context) {
		const ends = table.columns.filter(({ field }) => field === 'source' || field === 'destination');
		for (const exchange of exchanges(row, ends, (a, b) => a.field !== b.field, context))
			yield exchangeDraft(table, row, exchange, 'checks.endpoints-swapped.message', context);
	},
};
export default check;
