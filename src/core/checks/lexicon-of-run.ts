import { Lexicon, type LexiconData, type Side } from '../corpus/index.ts';
import type { Segment, Topic } from '../model.ts';
import { remembered, replaceSpans } from '../text/index.ts';
import type { CheckContext } from './check.ts';
import { summed } from './per-run.ts';
import { translationUnits } from './translation-units.ts';

/** The lexicons of which the counts are. */
const counting = new WeakMap<LexiconData, Lexicon>();

function count(topic: Topic, lexicon: Lexicon): void {
	for (const { segments, code } of translationUnits(topic))
		if (!code)
			lexicon.add(
				Object.fromEntries(Object.entries(segments).map(([locale, segment]) => [locale, sideOf(segment).text])),
			);
}

function dataOf(lexicon: Lexicon): LexiconData {
	const data = lexicon.data();
	counting.set(data, lexicon);
	return data;
}

const learned = summed(
	() => new Lexicon(),
	count,
	(parts) => {
		const [first] = parts;
		const only = first && parts.length === 1 ? counting.get(first) : undefined;
		if (only) return only;
		const lexicon = new Lexicon();
		for (const part of parts) lexicon.merge(part, counting.get(part));
		return lexicon;
	},
	dataOf,
);

/** What the texts of a run teach of words. */
export const lexiconOf = ({ topics }: Pick<CheckContext, 'topics'>): Lexicon => learned(topics);

/** A segment as the lexicon reads it: without code, names and addresses, which are the same in all languages. */
export const sideOf: (segment: Segment) => Side = remembered((segment) => ({
	text: bareText(segment),
	locale: segment.location.locale,
}));

/** A text with its code, identifiers and addresses blanked out. */
function bareText({ text, facts, marks }: Segment): string {
	const codes = marks.filter(({ kind }) => kind === 'code');
	const names = facts.filter(({ kind }) => kind === 'identifier' || kind === 'url');
	return replaceSpans(
		text,
		[...codes, ...names].map(({ start, end }) => ({ start, end, text: ' '.repeat(end - start) })),
	);
}
