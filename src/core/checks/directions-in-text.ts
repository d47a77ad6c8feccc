import type { Locale, Passage, Vocabulary } from '../model.ts';
import { comparable, vocabularyOf } from '../normalise/index.ts';
import { settle } from '../reconcile/index.ts';
import { type CheckContext, type Draft, type PassageScope, peers } from './check.ts';
import { stated } from './presence.ts';

/**
 * A note or a piece of prose that calls traffic inbound where the other languages call it outbound, or the reverse, by
 * the words of the vocabularies. Texts that name both directions or none say nothing.
 */
export function* directionsInText(
	{ passages, field, header, code, position }: PassageScope,
	{ settings, witnesses, place }: CheckContext,
): Generator<Draft> {
	if (code || header || field === 'direction') return;
	const told = stated(passages).flatMap(([locale, passage]) => {
		const found = directionIn(passage, vocabularyOf(settings.vocabularies, locale));
		return found ? [{ locale, passage, ...found }] : [];
	});
	if (new Set(told.map(({ value }) => value)).size < 2) return;
	const claim = settle(told, witnesses);
	for (const { locale, passage, start, end } of told) {
		if (!claim.dissent.includes(locale)) continue;
		const model = told.find(({ value }) => value === claim.value);
		const actual = passage.text.slice(start, end);
		const expected = model ? model.passage.text.slice(model.start, model.end) : '';
		yield {
			severity: 'error',
			confidence: claim.confidence,
			locale,
			place: place(passage, start, end),
			...position(locale),
			message: { key: 'checks.direction-reversed.message', values: { actual, expected } },
			actual,
			expected,
			suggestion: null,
			evidence: peers(passages, locale as Locale, witnesses.source, claim.dissent),
			subject: passage,
		};
	}
}

interface Told {
	readonly value: 'inbound' | 'outbound';
	readonly start: number;
	readonly end: number;
}

function directionIn(passage: Passage, vocabulary: Vocabulary): Told | null {
	if (comparable(passage.text).length !== passage.text.length) return null;
	const inbound = firstOf(vocabulary.inbound, passage.text);
	const outbound = firstOf(vocabulary.outbound, passage.text);
	if (inbound && outbound) return null;
	if (inbound) return { value: 'inbound', ...inbound };
	return outbound ? { value: 'outbound', ...outbound } : null;
}

/** Where the first of these words begins a word of a text, whatever ending it has there. */
function firstOf(words: readonly string[], text: string): { start: number; end: number } | null {
	const lower = text.toLowerCase();
	if (lower.length !== text.length) return null;
	for (const word of words)
		for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1))
			if (!/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(lower.charAt(at - 1)))
				return { start: at, end: at + word.length };
	return null;
}
