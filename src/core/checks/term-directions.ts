import type { Locale, Passage, Topic } from '../model.ts';
import { comparable, vocabularyOf } from '../normalise/index.ts';
import { type CheckContext, type Draft, type PassageScope, peers } from './check.ts';
import { directionIn } from './directions-in-text.ts';
import { passagesOf } from './passages.ts';
import { foreign } from './presence.ts';

/**
 * The cell of a direction column whose text is no word for a direction, in a locale that uses the words of its vocabulary
 * elsewhere, while all peers name one: a word that means something else.
 */
export function* unknownDirections(scope: PassageScope, context: CheckContext): Generator<Draft> {
	const { passages, field, header, position } = scope;
	if (field !== 'direction' || header) return;
	const { source, language } = context.witnesses;
	for (const [locale, passage] of Object.entries(passages)) {
		const { inbound, outbound } = vocabularyOf(context.settings.vocabularies, locale);
		const text = comparable(passage.text);
		if (locale === source || !/^[\p{L}\p{M} ]+$/u.test(text) || !usesItsWords(locale, context)) continue;
		if ([...inbound, ...outbound].some((word) => text.toLowerCase().includes(word))) continue;
		if (directionIn(passage, context.settings.vocabularies)) continue;
		const theirs = foreign(passages, locale, context.witnesses);
		const told = theirs.map((peer) => directionIn(peer, context.settings.vocabularies));
		const [first] = told;
		const languages = new Set(theirs.map(({ place }) => language(place.locale)));
		if (!first || languages.size < 2 || told.some((each) => each?.value !== first.value)) continue;
		const [expected = ''] = first.value === 'inbound' ? inbound : outbound;
		yield {
			severity: 'warning',
			confidence: 0.7,
			locale,
			place: passage.place,
			...position(locale),
			message: { key: 'checks.term-inconsistent.rendering', values: { actual: text, expected } },
			actual: passage.text,
			expected,
			suggestion: null,
			evidence: peers(passages, locale, source),
			subject: passage,
		};
	}
}

const known = new WeakMap<readonly Topic[], ReadonlySet<Locale>>();

/** Whether a locale uses words of its vocabulary for directions in any table of the run. */
function usesItsWords(locale: Locale, { topics, settings: { vocabularies } }: CheckContext): boolean {
	const uses = (passage: Passage) => directionIn(passage, vocabularies) !== null;
	const cells = () => topics.flatMap(passagesOf).flatMap(({ cell, passages }) => (cell ? Object.values(passages) : []));
	const locales = known.get(topics) ?? new Set(cells().flatMap((cell) => (uses(cell) ? cell.place.locale : [])));
	known.set(topics, locales);
	return locales.has(locale);
}
