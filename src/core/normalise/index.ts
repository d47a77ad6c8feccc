/** Stage 3, normalise: reads facts out of text, and tells by them what columns and tables hold. */
export { formatPorts } from './flow.ts';
export { comparable } from './fold.ts';
export { withRangeWords, wordedPairs } from './range-words.ts';
export { normalise, refineTable, vocabularyOf } from './tables.ts';
