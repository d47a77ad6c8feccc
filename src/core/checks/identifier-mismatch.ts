import type { Check } from './check.ts';
import { differingCode } from './code-spans.ts';
import { escapedNames } from './escaped-names.ts';
import { differing } from './fact-mismatch.ts';
import { misspelled } from './identifier-typos.ts';
import { exchangedNames } from './kept-names.ts';
import { identifier } from './kinds/identifier.ts';
import { lostTerms } from './lost-terms.ts';
import { mistyped } from './mistyped.ts';

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
		for (const each of [misspelled, mistyped, escapedNames])
			for (const diagnostic of each(scope, context, reported)) {
				reported.add(diagnostic.actual ?? '');
				// Another version of a page spells names as well as this one.
				yield { ...diagnostic, family: 'form' };
			}
		yield* differingCode(scope, context, reported);
		if (reported.size === 0) yield* exchangedNames(scope, context, false);
		yield* lostTerms(scope, context);
	},
};
export default check;
