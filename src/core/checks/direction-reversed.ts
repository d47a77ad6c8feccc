import type { Check, CheckContext, Diagnostic, TranslationUnit } from './check.ts';
import { directionsInText } from './directions-in-text.ts';
import { contradictingValues } from './value-mismatch.ts';

/** A direction (inbound, outbound) that is the opposite of what the peers say, as the tables' other rows translate them. */
const check: Check = {
	id: 'direction-reversed',
	family: 'form',
	scope: 'segment',
	severity: 'error',
	supersedes: ['text-untranslated', 'term-inconsistent', 'text-same-as-peer', 'value-mismatch'],
	*run(unit, context) {
		let isTold = false;
		for (const diagnostic of inColumn(unit, context)) {
			isTold = true;
			yield diagnostic;
		}
		if (!isTold) yield* directionsInText(unit, context);
	},
};
export default check;

/** A cell of a direction column, by what its words answer to in other rows: no vocabulary has to know them. */
function* inColumn(unit: TranslationUnit, context: CheckContext): Generator<Diagnostic> {
	if (unit.field !== 'direction') return;
	for (const { message, ...diagnostic } of contradictingValues(unit, context)) {
		const { actual, expected } = diagnostic;
		yield {
			...diagnostic,
			message: expected
				? { key: 'checks.direction-reversed.message', values: { actual: actual ?? '', expected } }
				: message,
		};
	}
}
