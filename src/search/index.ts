/** The search over ports, tuples and words, shared by `portolan lookup` and the site; runs anywhere, also in a browser. */
export { parseQuery } from './parse-query.ts';
export { type SearchRecord, searchRecords } from './records.ts';
export { createSearch, type Hit } from './search.ts';
