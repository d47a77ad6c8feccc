/** Facts: what a text states that holds in every language. A module a kind; `registry.ts` has them all. */
export { columnTransport } from './column-transport.ts';
export { directionWithin, yesOrNo } from './direction.ts';
export { MAX_PORT } from './port.ts';
export { readFacts, readFolded } from './read-facts.ts';
export { formatFact, keyOf } from './registry.ts';
export { isSurelyVersion, loneVersion } from './version.ts';
export { lexiconOf, NO_WORDS, parts } from './words.ts';
