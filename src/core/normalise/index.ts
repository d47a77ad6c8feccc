/** The former door of text, facts and tables, until all of the core imports those. */
export { formatPorts, normalise, refineTable, vocabularyOf, withRangeWords, wordedPairs } from '../tables/index.ts';
export { comparable } from '../text/index.ts';
