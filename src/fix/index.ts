/** Suggestions as edits of the sources: pure functions, nothing is written here. */
export { applied } from './apply.ts';
export { type NewTexts, newTexts, provenRepairs } from './prove.ts';
export { type Edit, type Repairs, repairsOf, type Skipped } from './repairs.ts';
