import type { Segment } from '../model.ts';
import { normalizeText } from '../text/index.ts';
import { type CheckContext, type Diagnostic, peers, type TranslationUnit } from './check.ts';
import { nonEmpty, votePresence } from './presence.ts';

/** A term that the settings say is never translated, and that the evidence says belongs here. */
export function* lostTerms(
	{ segments, position }: TranslationUnit,
	{ settings, reliability }: CheckContext,
): Generator<Diagnostic> {
	for (const term of settings.terms ?? []) {
		const has = ({ text }: Segment) => normalizeText(text).toLowerCase().includes(normalizeText(term).toLowerCase());
		if (!nonEmpty(segments).some(([, segment]) => has(segment))) continue;
		const consensus = votePresence(segments, has, reliability);
		if (consensus.value !== 'yes') continue;
		for (const [locale, segment] of nonEmpty(segments))
			if (consensus.dissent.includes(locale))
				yield {
					confidence: consensus.confidence,
					locale,
					location: segment.location,
					...position(locale),
					message: { key: 'checks.identifier-mismatch.lost', values: { expected: term } },
					expected: term,
					suggestion: null,
					evidence: peers(segments, locale, reliability.source, consensus.dissent),
					target: segment,
				};
	}
}
