import type { Analysis } from '../../core/index.ts';
import type { CheckUrl, json, reportJson } from '../../export/index.ts';
import type { PrettyOptions } from './pretty-options.ts';

/** All that a report may depend on. */
export interface ReportContext extends PrettyOptions {
	readonly analysis: Analysis;
	/** A document's path from the working folder, which is the root of the repository in a pipeline. */
	readonly path: (path: string) => string;
	/** Where the page of a finding's check stands. */
	readonly checkUrl: CheckUrl;
}

/** What the default export of a reporter of one's own (`--format ./mine.js`) is called with besides the report. */
export interface ReporterTools {
	/** Portolan's version. */
	readonly version: string;
	/** A document's path from the working folder. */
	readonly path: (path: string) => string;
	/** Writes a value as JSON that no terminal obeys. */
	readonly json: typeof json;
}

/** A reporter of one's own: the report in the shape `portolan/report/1` in, what is to be printed out. */
export type Reporter = (report: ReturnType<typeof reportJson>, tools: ReporterTools) => string | Promise<string>;
