import type { Check } from './check.ts';
import { differingCode } from './code-spans.ts';
import { differing } from './fact-mismatch.ts';
import { misspelled } from './identifier-typos.ts';
import { identifier } from './kinds/identifier.ts';
import { lostTerms } from './lost-terms.ts';

/** A name out of a program that is spelled otherwise than the peers, or than all other documents, spell it. */
const check: Check = {
	id: 'identifier-mismatch',
	family: 'difference',
	scope: 'segment',
	severity: 'warning',
	supersedes: ['text-untranslated'],
	*run(scope, context) {
		const reported = new Set<string>();
		for (const diagnostic of differing(identifier, scope, context)) {
			for (const name of (diagnostic.actual ?? '').split(', ')) reported.add(name);
			yield diagnostic;
		}
		yield* misspelled(scope, context, reported);
		if (reported.size === 0 && !scope.code) yield* differingCode(scope, context);
		yield* lostTerms(scope, context);
	},
};
export default check;
