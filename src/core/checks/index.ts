/** Stage 6, check: every check that Portolan runs. A check is two files, `<id>.ts` and `<id>.md`. */
import type { Finding, Settings } from '../model.ts';
import type { Reconciled } from '../reconcile/index.ts';
import type { Check } from './check.ts';
import noteDuplicated from './note-duplicated.ts';
import numberMismatch from './number-mismatch.ts';
import placeholderDamaged from './placeholder-damaged.ts';
import portInvalid from './port-invalid.ts';
import portMismatch from './port-mismatch.ts';
import protocolMismatch from './protocol-mismatch.ts';
import rowExtra from './row-extra.ts';
import rowMissing from './row-missing.ts';
import { runChecks } from './run.ts';
import textUntranslated from './text-untranslated.ts';

/** All checks, in the order in which they are listed. */
export const checks: readonly Check[] = [
	portMismatch,
	portInvalid,
	protocolMismatch,
	numberMismatch,
	rowMissing,
	rowExtra,
	noteDuplicated,
	placeholderDamaged,
	textUntranslated,
];

/** Runs all checks. Findings are sorted by path, line, column and check. */
export function check(reconciled: Reconciled, settings: Settings): Finding[] {
	return runChecks(checks, reconciled, settings);
}
