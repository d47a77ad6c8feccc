import type { Locale, Passage, PerLocale } from '../model.ts';
import { type Claim, type Hint, settle, type Witnesses } from '../reconcile/index.ts';

/** The passages that say something, by locale. */
export function stated(passages: PerLocale<Passage>): [Locale, Passage][] {
	return Object.entries(passages).filter(([, { text }]) => text.trim() !== '');
}

/** Settles whether a thing belongs into a text: the claim's value is `yes`, `no` or null, its dissent who has it otherwise. */
export function settlePresence(
	passages: PerLocale<Passage>,
	has: (passage: Passage, locale: Locale) => boolean,
	witnesses: Witnesses,
	hints: readonly Hint[] = [],
): Claim {
	const statements = stated(passages).map(([locale, passage]) => ({
		locale,
		value: has(passage, locale) ? 'yes' : 'no',
	}));
	return settle(statements, witnesses, hints);
}

/** The passages of other languages than a locale's. */
export function foreign(passages: PerLocale<Passage>, locale: Locale, witnesses: Witnesses): Passage[] {
	const own = witnesses.language(locale);
	return stated(passages).flatMap(([other, passage]) => (witnesses.language(other) === own ? [] : passage));
}
