import { type Lexicon, learnLexicon } from '../corpus/index.ts';
import type { CheckContext } from './check.ts';
import { perRun } from './per-run.ts';
import { translationUnits } from './translation-units.ts';

const learned = perRun((topics) =>
	learnLexicon(topics.flatMap(translationUnits).flatMap(({ segments, code }) => (code ? [] : [segments]))),
);

/** What the texts of a run teach of words. */
export const lexiconOf = ({ topics }: CheckContext): Lexicon => learned(topics);
