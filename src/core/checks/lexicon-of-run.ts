import { type Lexicon, learnLexicon } from '../corpus/index.ts';
import type { CheckContext } from './check.ts';
import { passagesOf } from './passages.ts';
import { perRun } from './per-run.ts';

const learned = perRun((topics) =>
	learnLexicon(topics.flatMap(passagesOf).flatMap(({ passages, code }) => (code ? [] : [passages]))),
);

/** What the texts of a run teach of words. */
export const lexiconOf = ({ topics }: CheckContext): Lexicon => learned(topics);
