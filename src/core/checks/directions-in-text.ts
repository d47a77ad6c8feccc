import type { Passage, Settings } from '../model.ts';
import { comparable, vocabularyOf } from '../normalise/index.ts';
import { settle } from '../reconcile/index.ts';
import { type CheckContext, type Draft, type PassageScope, peers } from './check.ts';
import { stated } from './presence.ts';

/**
 * A note or a piece of prose that calls traffic inbound where the other languages call it outbound, or the reverse, by
 * the words of the vocabularies. Texts that name both directions or none say nothing.
 */
export function* directionsInText(
	{ passages, header, code, position }: PassageScope,
	{ settings, witnesses, place }: CheckContext,
): Generator<Draft> {
	if (code || header) return;
	const told = stated(passages).flatMap(([locale, passage]) => {
		const found = directionIn(passage, settings.vocabularies);
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
			evidence: peers(passages, locale, witnesses.source, claim.dissent),
			subject: passage,
		};
	}
}

interface Told {
	readonly value: 'inbound' | 'outbound';
	readonly start: number;
	readonly end: number;
}

/**
 * The direction that a text names by the words of its locale's vocabulary, or that it is by another one's: it may be left
 * untranslated. Null where it names none or both.
 */
function directionIn(passage: Passage, vocabularies: Settings['vocabularies']): Told | null {
	const { text, place } = passage;
	if (comparable(text).length !== text.length) return null;
	const own = vocabularyOf(vocabularies, place.locale);
	const inbound = firstOf(own.inbound, text);
	const outbound = firstOf(own.outbound, text);
	if (inbound && outbound) return null;
	if (inbound) return { value: 'inbound', ...inbound };
	if (outbound) return { value: 'outbound', ...outbound };
	const whole = comparable(text).toLowerCase();
	const is = (value: Told['value']) => Object.values(vocabularies).some((words) => words[value].includes(whole));
	const value = is('inbound') ? 'inbound' : is('outbound') ? 'outbound' : null;
	return value && { value, start: 0, end: text.length };
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
