import { lexiconOf } from '../facts/index.ts';
import type { Locale, Settings } from '../model.ts';
import { blankSpans } from '../text/index.ts';
import { vocabularyOf } from './tables.ts';

/** Where a folded, lower-case text says that something is required or optional, by the vocabulary of its locale; `not required` says one thing. */
export function requirementsWithin(
	lower: string,
	vocabularies: Settings['vocabularies'],
	locale: Locale,
): { readonly start: number; readonly end: number; readonly isRequired: boolean }[] {
	const { required, optional } = lexiconOf(vocabularyOf(vocabularies, locale));
	const without = optional.all(lower);
	return [
		...without.map((word) => ({ ...word, isRequired: false })),
		...required.all(blankSpans(lower, without)).map((word) => ({ ...word, isRequired: true })),
	];
}
