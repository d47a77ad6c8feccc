/** Suggestions as edits of the sources: pure functions, nothing is written here. */
export { applied } from './apply.ts';
export { type NewTexts, newTexts, provenRepairs, tryRepairs } from './prove.ts';
export { repairsOf } from './repairs.ts';
