/** The outputs that other programs rely on: pure functions from the analysis to the contract's JSON and CSV. */
export { datasetCsv, datasetJson } from './dataset.ts';
export { json } from './json.ts';
export { ports } from './ports.ts';
export { reportJson, summaryOf } from './report.ts';
export { tablesCsv, tablesJson } from './tables.ts';
