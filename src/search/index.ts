/** The search over ports, tuples and words, shared by `portolan lookup` and the site; runs anywhere, also in a browser. */

export type { Filters } from './filters.ts';
export { fold, isUnspaced } from './fold.ts';
export { excerpt, highlight, type Stretch } from './highlight.ts';
export { closeness } from './match-ports.ts';
export { parseQuery, type Query } from './parse-query.ts';
export { cut, exactTerm, neighboursIn, pairsOf, termsOf, type Word, wordsOf } from './terms.ts';
