/** The outputs that other programs rely on: pure functions from the analysis to the contract's JSON and CSV. */
export { alike } from './alike.ts';
export { changesBetween, findingsOfReport, type Snapshot, snapshotOf } from './changes.ts';
export { coverage } from './coverage.ts';
export { csv } from './csv.ts';
export { datasetJson } from './dataset.ts';
export { datasetCsv, type FindingUrl } from './dataset-csv.ts';
export { historyOf } from './history.ts';
export { json } from './json.ts';
export { ports } from './ports.ts';
export { lineStarts, regionOf } from './region.ts';
export { type CheckUrl, reportJson, summaryOf } from './report.ts';
export type { Reporter, ReporterTools } from './reporter.ts';
export { type SarifOptions, sarif } from './sarif.ts';
export { identified, isHistory, jsonSchemas } from './schemas.ts';
export type { ChangesJson, DatasetJson, HistoryJson, ReportJson } from './shapes.ts';
export { tablesCsv, tablesJson } from './tables.ts';
