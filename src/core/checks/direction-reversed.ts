import type { Check, CheckContext, Diagnostic, TranslationUnit } from './check.ts';
import { directionsInText } from './directions-in-text.ts';
import { contradictingValues } from './value-mismatch.ts';

const SUPERSEDED = ['text-untranslated', 'term-inconsistent', 'text-same-as-peer', 'value-mismatch'];

/** A direction (inbound, outbound) that is the opposite of what the peers say, as the tables' other rows translate them. */
const check: Check = {
	id: 'direction-reversed',
	family: 'form',
	scope: 'segment',
	severity: 'error',
	supersedes: SUPERSEDED,
	*run(unit, context) {
		let isTold = false;
		for (const diagnostic of inColumn(unit, context)) {
			isTold = true;
			yield diagnostic;
		}
		if (isTold) return;
		for (const found of directionsInText(unit, context))
			yield isAllThereIs(found, unit) ? { ...found, supersedes: [...SUPERSEDED, 'note-duplicated'] } : found;
	},
};
export default check;

/** Whether a cell says its direction and nothing else: then it is no note. */
function isAllThereIs({ locale, actual }: Diagnostic, { cell, segments }: TranslationUnit): boolean {
	const text = locale && cell ? segments[locale]?.text.trim() : undefined;
	return !!actual && !!text?.startsWith(actual) && !/\s/.test(text.slice(actual.length));
}

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
