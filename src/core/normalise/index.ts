/** Stage 3, normalise: reads facts out of text, and tells by them what columns and tables hold. */
export { flowOf, formatPorts } from './flow.ts';
export { comparable, fold } from './fold.ts';
export { readFacts } from './read-facts.ts';
export { type Shape, shapeOf } from './shape.ts';
export { normalise, refineTable, vocabularyOf } from './tables.ts';
