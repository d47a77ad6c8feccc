import type { json } from './json.ts';
import type { ReportJson } from './shapes.ts';

/** What the default export of a reporter of one's own (`check --format ./mine.js`) is called with besides the report. */
export interface ReporterTools {
	/** Portolan's version. */
	readonly version: string;
	/** A document's path from the working folder. */
	readonly path: (path: string) => string;
	/** Writes a value as JSON that no terminal obeys. */
	readonly json: typeof json;
}

/** A reporter of one's own: the report in the shape `portolan/report/1` in, what is to be printed out. */
export type Reporter = (report: ReportJson, tools: ReporterTools) => string | Promise<string>;
