import type { Check } from './check.ts';
import { differing } from './fact-mismatch.ts';
import { number } from './kinds/number.ts';
import { size } from './kinds/size.ts';

/** A text whose numbers, or the sizes that they count in, differ from its peers'. */
const check: Check = {
	id: 'number-mismatch',
	isOneSided: true,
	scope: 'passage',
	severity: 'error',
	over: number.over,
	*run(scope, context) {
		const drafts = [...differing(number, scope, context)];
		yield* drafts.length > 0 ? drafts : differing(size, scope, context);
	},
};
export default check;
