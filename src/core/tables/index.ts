/** Stage 3, tables: reads facts out of texts, and tells by them what columns, rows and tables hold. */
export { formatPorts } from './flow.ts';
export { withWords } from './more-words.ts';
export { withRangeWords, wordedPairs } from './range-words.ts';
export { requirementsWithin } from './requirement-words.ts';
export { normalise, refineTable, vocabularyOf } from './tables.ts';
