import type { Locale, PerLocale, Segment } from '../model.ts';
import { type Consensus, type Hint, type LocaleReliability, vote } from '../reconcile/index.ts';
import { remembered } from '../text/index.ts';

/** The segments that say something, by locale. */
export const nonEmpty: (segments: PerLocale<Segment>) => readonly (readonly [Locale, Segment])[] = remembered(
	(segments) => Object.entries(segments).filter(([, { text }]) => text.trim() !== ''),
);

/** Settles whether a thing belongs into a text: the consensus's value is `yes`, `no` or null, its dissent who has it otherwise. */
export function votePresence(
	segments: PerLocale<Segment>,
	has: (segment: Segment, locale: Locale) => boolean,
	reliability: LocaleReliability,
	hints: readonly Hint[] = [],
): Consensus {
	const observations = nonEmpty(segments).map(([locale, segment]) => ({
		locale,
		value: has(segment, locale) ? 'yes' : 'no',
	}));
	return vote(observations, reliability, hints);
}

/** The segments of other languages than a locale's. */
export function otherLanguages(
	segments: PerLocale<Segment>,
	locale: Locale,
	reliability: LocaleReliability,
): Segment[] {
	const own = reliability.language(locale);
	return nonEmpty(segments).flatMap(([other, segment]) => (reliability.language(other) === own ? [] : segment));
}
