import type { Check } from './check.ts';
import { differing } from './fact-mismatch.ts';
import { number } from './kinds/number.ts';
import { quantity } from './kinds/quantity.ts';
import { bound, version } from './kinds/value.ts';

/** A text whose numbers, versions or bounds, or the sizes that they count in, differ from its peers'. */
const check: Check = {
	id: 'number-mismatch',
	family: 'difference',
	scope: 'segment',
	severity: 'error',
	supersedes: number.supersedes,
	/** One text, one finding: what is told of a number says enough. */
	*run(scope, context) {
		for (const kind of [number, version, quantity, bound]) {
			const diagnostics = [...differing(kind, scope, context)];
			yield* diagnostics;
			if (diagnostics.length > 0) return;
		}
	},
};
export default check;
