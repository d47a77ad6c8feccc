import type { Check, CheckContext, TranslationUnit } from './check.ts';
import { exchangedNumbers } from './exchanged-numbers.ts';
import { differing } from './fact-mismatch.ts';
import { number } from './kinds/number.ts';
import { quantity } from './kinds/quantity.ts';
import { bound, version } from './kinds/value.ts';

/** A text whose numbers, versions or bounds, or the sizes that they count in, differ from its peers', or stand in each other's place. */
const check: Check = {
	id: 'number-mismatch',
	family: 'difference',
	scope: 'segment',
	severity: 'error',
	supersedes: number.supersedes,
	/** One text, one finding: what is told of a number says enough. */
	*run(scope, context) {
		for (const kind of [number, version, quantity, bound]) {
			const diagnostics = [...differing(kind, kind === bound ? boundedIn(scope, context) : scope, context)];
			yield* diagnostics;
			if (diagnostics.length > 0) return;
		}
		yield* exchangedNumbers(scope, context);
	},
};
export default check;

/** Only the texts that bound a number: one that does not may say it in other words, and is no witness. */
function boundedIn(scope: TranslationUnit, context: CheckContext): TranslationUnit {
	const segments = Object.entries(scope.segments).filter(
		([, segment]) => bound.items(segment, scope, context).length > 0,
	);
	return { ...scope, segments: Object.fromEntries(segments) };
}
