/** The search over ports, tuples and words, shared by `portolan lookup` and the site; runs anywhere, also in a browser. */
export { excerpt, highlight, type Stretch } from './highlight.ts';
export { parseQuery, type Query } from './parse-query.ts';
export { type SearchRecord, searchRecords } from './records.ts';
export { createSearch, type Filters, type Hit, type Searchable } from './search.ts';
