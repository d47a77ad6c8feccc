import type { AlignedRow, AlignedTable, Locale } from '../model.ts';
import type { CheckContext } from './check.ts';

/** In how many rows an older document must differ alone before the difference is taken for its age. */
const OLDER = 3;

/** The rows in which one locale, whose document is older than all others', differs alone in what it says of the flow. */
export interface Restated {
	readonly locale: Locale;
	readonly rows: readonly AlignedRow[];
}

/** The locales of a table whose flows are those of an older revision. */
export function restatedIn({ rows, members }: AlignedTable, { topic, claims, witnesses }: CheckContext): Restated[] {
	const revisionOf = (locale: Locale) => topic.documents[locale]?.revision ?? null;
	return Object.keys(members).flatMap((locale) => {
		const own = revisionOf(locale);
		const others = Object.keys(members).filter((other) => witnesses.language(other) !== witnesses.language(locale));
		const older =
			own !== null &&
			others.length > 1 &&
			others.every((other) => {
				const theirs = revisionOf(other);
				return theirs !== null && theirs > own;
			});
		if (!older) return [];
		const differing = rows.filter((row) => {
			const claim = claims(row);
			const parts = claim ? [claim.ports, claim.transports, claim.protocols] : [];
			const dissent = new Set(parts.flatMap((part) => part.dissent));
			return dissent.size === 1 && dissent.has(locale);
		});
		return differing.length >= OLDER ? [{ locale, rows: differing }] : [];
	});
}
