import type { Check, CheckContext, TranslationUnit } from './check.ts';
import type { ComparedKind } from './compared-kind.ts';
import { exchangedNumbers } from './exchanged-numbers.ts';
import { differing } from './fact-mismatch.ts';
import { date } from './kinds/date.ts';
import { number } from './kinds/number.ts';
import { quantity } from './kinds/quantity.ts';
import { boundsOf, version } from './kinds/value.ts';

/** A text whose numbers, versions or bounds, or the sizes that they count in, differ from its peers', or stand in each other's place. */
const check: Check = {
	id: 'number-mismatch',
	family: 'difference',
	scope: 'segment',
	severity: 'error',
	supersedes: number.supersedes,
	/** One text, one finding: what is told of a number says enough. */
	*run(scope, context) {
		const kinds = [date, number, version, quantity, ...boundsOf(scope, context)];
		for (const kind of kinds) {
			const isSaidByAll = kind === number || kind === version || kind === quantity;
			const found = [...differing(kind, isSaidByAll ? scope : textsWith(kind, scope, context), context)];
			// Where nobody is known to be wrong, words for small numbers may belong to different things.
			const diagnostics = found.filter(({ locale, actual }) => locale !== null || /\p{Nd}/u.test(actual ?? ''));
			yield* diagnostics;
			if (diagnostics.length > 0) return;
		}
		yield* exchangedNumbers(scope, context);
	},
};
export default check;

/** Only the texts that have a fact of a kind: one that has none may say it in other words, and is no witness. */
function textsWith(kind: ComparedKind, scope: TranslationUnit, context: CheckContext): TranslationUnit {
	const segments = Object.entries(scope.segments).filter(
		([, segment]) => kind.items(segment, scope, context).length > 0,
	);
	return { ...scope, segments: Object.fromEntries(segments) };
}
