import { existsSync } from 'node:fs';
import type { Analysis } from '../core/index.ts';
import type { Translate } from '../i18n/index.ts';
import { readBaseline, recognise, writeBaseline } from '../io/index.ts';

/** An analysis without the findings that a baseline knows. */
export interface Known {
	readonly analysis: Analysis;
	/** How many were known; undefined without a baseline. */
	readonly count: number | undefined;
	/** A line for each known finding that no longer occurs. */
	readonly gone: (t: Translate) => string[];
}

/**
 * Sets the known ones of the findings of `chosen` aside; with `update` all are known. `whole` has all findings of the
 * run. Throws a UserError where the file is missing or no baseline.
 */
export function setAside(chosen: Analysis, whole: Analysis, file: string | undefined, update: boolean): Known {
	if (file === undefined) return { analysis: chosen, count: undefined, gone: () => [] };
	const baseline = update && !existsSync(file) ? { findings: [] } : readBaseline(file);
	if (update) return { analysis: { ...chosen, findings: [] }, count: chosen.findings.length, gone: () => [] };
	const { known, gone } = recognise(baseline, whole.findings, new Set(whole.documents.map(({ path }) => path)));
	const findings = chosen.findings.filter(({ id }) => !known.has(id));
	return {
		analysis: { ...chosen, findings },
		count: chosen.findings.length - findings.length,
		gone: (t) =>
			gone.map(({ check, path, row, id }) =>
				t('report.gone', { file, check, path: row === null ? path : `${path} (${row})`, id }),
			),
	};
}

/** Writes all findings to the baseline and says so in a line. Throws a UserError where it can't be written. */
export function takeDown(file: string, { findings }: Analysis, t: Translate): string {
	writeBaseline(file, findings);
	return t('report.baselineWritten', { file, count: findings.length });
}
