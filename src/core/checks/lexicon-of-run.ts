import { Lexicon, type LexiconData, type Side } from '../corpus/index.ts';
import type { Segment, Topic } from '../model.ts';
import { replaceSpans } from '../text/index.ts';
import type { CheckContext } from './check.ts';
import { summed } from './per-run.ts';
import { translationUnits } from './translation-units.ts';

/** The lexicons of which the counts are. */
const counting = new WeakMap<LexiconData, Lexicon>();

function count(topics: readonly Topic[]): LexiconData {
	const lexicon = new Lexicon();
	for (const { segments, code } of topics.flatMap(translationUnits))
		if (!code)
			lexicon.add(
				Object.fromEntries(Object.entries(segments).map(([locale, segment]) => [locale, sideOf(segment).text])),
			);
	const data = lexicon.data();
	counting.set(data, lexicon);
	return data;
}

const learned = summed(count, (parts) => {
	const [first] = parts;
	const only = first && parts.length === 1 ? counting.get(first) : undefined;
	if (only) return only;
	const lexicon = new Lexicon();
	for (const part of parts) lexicon.merge(part, counting.get(part));
	return lexicon;
});

/** What the texts of a run teach of words. */
export const lexiconOf = ({ topics }: Pick<CheckContext, 'topics'>): Lexicon => learned(topics);

const sides = new WeakMap<Segment, Side>();

/** A segment as the lexicon reads it: without code, names and addresses, which are the same in all languages. */
export function sideOf(segment: Segment): Side {
	const known = sides.get(segment) ?? { text: bareText(segment), locale: segment.location.locale };
	sides.set(segment, known);
	return known;
}

/** A text with its code, identifiers and addresses blanked out. */
function bareText({ text, facts, marks }: Segment): string {
	const codes = marks.filter(({ kind }) => kind === 'code');
	const names = facts.filter(({ kind }) => kind === 'identifier' || kind === 'url');
	return replaceSpans(
		text,
		[...codes, ...names].map(({ start, end }) => ({ start, end, text: ' '.repeat(end - start) })),
	);
}
