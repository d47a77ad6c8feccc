import type { Analysis } from '../../core/index.ts';
import type { CheckUrl } from '../../export/index.ts';
import type { PrettyOptions } from './pretty-options.ts';

/** All that a report may depend on. */
export interface ReportContext extends PrettyOptions {
	readonly analysis: Analysis;
	/** A document's path from the working folder, which is the root of the repository in a pipeline. */
	readonly path: (path: string) => string;
	/** Where the page of a finding's check stands. */
	readonly checkUrl: CheckUrl;
}
