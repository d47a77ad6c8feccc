import type { Check } from './check.ts';
import { differing } from './fact-mismatch.ts';
import { number } from './kinds/number.ts';
import { size } from './kinds/size.ts';
import { bound, version } from './kinds/value.ts';

/** A text whose numbers, versions or bounds, or the sizes that they count in, differ from its peers'. */
const check: Check = {
	id: 'number-mismatch',
	family: 'difference',
	scope: 'passage',
	severity: 'error',
	over: number.over,
	/** One text, one finding: what is told of a number says enough. */
	*run(scope, context) {
		for (const kind of [number, version, size, bound]) {
			const drafts = [...differing(kind, scope, context)];
			yield* drafts;
			if (drafts.length > 0) return;
		}
	},
};
export default check;
