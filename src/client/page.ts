/** The one script of content pages, loaded when a reader asks for something: a filter in the address, or a copied row. */
export { copyRow } from './copy-row.ts';
export { startFilter } from './filter.ts';
