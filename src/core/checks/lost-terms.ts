import type { Passage } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { type CheckContext, type Draft, type PassageScope, peers } from './check.ts';
import { settlePresence, stated } from './presence.ts';

/** A term that the settings say is never translated, and that the evidence says belongs here. */
export function* lostTerms(
	{ passages, position }: PassageScope,
	{ settings, witnesses }: CheckContext,
): Generator<Draft> {
	for (const term of settings.terms ?? []) {
		const has = ({ text }: Passage) => comparable(text).toLowerCase().includes(comparable(term).toLowerCase());
		if (!stated(passages).some(([, passage]) => has(passage))) continue;
		const claim = settlePresence(passages, has, witnesses);
		if (claim.value !== 'yes') continue;
		for (const [locale, passage] of stated(passages))
			if (claim.dissent.includes(locale))
				yield {
					confidence: claim.confidence,
					locale,
					place: passage.place,
					...position(locale),
					message: { key: 'checks.identifier-mismatch.lost', values: { expected: term } },
					expected: term,
					suggestion: null,
					evidence: peers(passages, locale, witnesses.source, claim.dissent),
					subject: passage,
				};
	}
}
