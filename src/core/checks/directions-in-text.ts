import type { Segment, Settings } from '../model.ts';
import { vote } from '../reconcile/index.ts';
import { vocabularyOf } from '../tables/index.ts';
import { normalizeText } from '../text/index.ts';
import { type CheckContext, type Diagnostic, peers, type TranslationUnit } from './check.ts';
import { nonEmpty } from './presence.ts';

/**
 * A note or a piece of prose that calls traffic inbound where the other languages call it outbound, or the reverse, by
 * the words of the vocabularies. Texts that name both directions or none say nothing.
 */
export function* directionsInText(
	{ segments, field, header, code, position }: TranslationUnit,
	{ settings, reliability, locate }: CheckContext,
): Generator<Diagnostic> {
	if (code || header) return;
	const told = nonEmpty(segments).flatMap(([locale, segment]) => {
		const found = (field === 'direction' ? statedIn(segment) : null) ?? directionIn(segment, settings.vocabularies);
		return found ? [{ locale, segment, ...found }] : [];
	});
	if (new Set(told.map(({ value }) => value)).size < 2) return;
	const consensus = vote(told, reliability);
	for (const { locale, segment, start, end } of told) {
		if (!consensus.dissent.includes(locale)) continue;
		const model = told.find(({ value }) => value === consensus.value);
		const actual = segment.text.slice(start, end);
		const expected = model ? model.segment.text.slice(model.start, model.end) : '';
		yield {
			severity: 'error',
			confidence: consensus.confidence,
			locale,
			location: locate(segment, start, end),
			...position(locale),
			message: { key: 'checks.direction-reversed.message', values: { actual, expected } },
			actual,
			expected,
			suggestion: null,
			evidence: peers(segments, locale, reliability.source, consensus.dissent),
			target: segment,
		};
	}
}

interface Told {
	readonly value: 'inbound' | 'outbound' | 'both';
	readonly start: number;
	readonly end: number;
}

const VALUES = { in: 'inbound', out: 'outbound', both: 'both' } as const;

/** The one direction that a cell of a column of directions states, by a word or an arrow; null where it states none or several. */
function statedIn({ facts }: Segment): Told | null {
	const stated = facts.flatMap((fact) => (fact.kind === 'direction' ? fact : []));
	const [first] = stated;
	return first && stated.length === 1 ? { value: VALUES[first.value], start: first.start, end: first.end } : null;
}

/**
 * The direction that a text names by the words of its locale's vocabulary, or that it is by another one's: it may be left
 * untranslated. Null where it names none or both.
 */
function directionIn(segment: Segment, vocabularies: Settings['vocabularies']): Told | null {
	const { text, location } = segment;
	if (normalizeText(text).length !== text.length) return null;
	const own = vocabularyOf(vocabularies, location.locale);
	const inbound = firstOf(own.inbound, text);
	const outbound = firstOf(own.outbound, text);
	if (inbound && outbound) return null;
	if (inbound) return { value: 'inbound', ...inbound };
	if (outbound) return { value: 'outbound', ...outbound };
	const whole = normalizeText(text).toLowerCase();
	const is = (value: 'inbound' | 'outbound') =>
		Object.values(vocabularies).some((words) => words[value].includes(whole));
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
