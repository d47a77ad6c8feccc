/** The search over ports, tuples and words, shared by `portolan lookup` and the site; runs anywhere, also in a browser. */
export { fold } from './fold.ts';
export { parseQuery, type Query, type QueryOptions } from './parse-query.ts';
export { type SearchRecord, searchRecords } from './records.ts';
export { createSearch, type Hit, type Search } from './search.ts';
