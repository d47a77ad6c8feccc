/** Whether the cells of tables call something required or optional: as all that a line says, or in a word or two of a text. */
import type { Segment } from '../model.ts';
import { requirementsWithin } from '../tables/index.ts';
import { blankSpans, normalizeText } from '../text/index.ts';
import type { CheckContext, TranslationUnit } from './check.ts';
import type { Item } from './compared-kind.ts';
import { denies } from './negations.ts';

/** What the lines of a text say, else its one word for it, where nothing is negated: `External name. Required.` */
export function requirementsIn(segment: Segment, { cell }: TranslationUnit, { settings }: CheckContext): Item[] {
	const lines = segment.facts.flatMap(({ kind, start, end, ...fact }) =>
		kind === 'required' && 'value' in fact ? { start, end, key: String(fact.value) } : [],
	);
	if (lines.length > 0 || !cell) return lines;
	const { locale } = segment.location;
	const text = normalizeText(segment.text).toLowerCase();
	if (text.length !== segment.text.length) return [];
	const said = requirementsWithin(text, settings.vocabularies, locale);
	if (said.length !== 1 || denies(blankSpans(segment.text, said), locale) === true) return [];
	return said.map(({ start, end, isRequired }) => ({ start, end, key: String(isRequired) }));
}
