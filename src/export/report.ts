import type { Analysis, Finding, Severity } from '../core/index.ts';
import { findingText, type Translate } from '../i18n/index.ts';
import { coverage } from './coverage.ts';
import type { ReportJson, Summary } from './shapes.ts';

/** Tells where the page of a check stands on a built site, as an address or a path; null where that is not known. */
export type CheckUrl = (check: string) => string | null;

/** The findings in the shape `portolan/report/1`; messages in the language of `t`; `known` counts those that a baseline holds back. */
export function reportJson(analysis: Analysis, t: Translate, known?: number, checkUrl?: CheckUrl): ReportJson {
	return {
		schema: 'portolan/report/1',
		locales: analysis.locales,
		summary: { ...summaryOf(analysis), ...(known === undefined ? {} : { known }) },
		findings: analysis.findings.map((finding) => findingJson(finding, t, checkUrl)),
	};
}

/** Counts what was read and what was found. */
export function summaryOf(analysis: Pick<Analysis, 'documents' | 'findings' | 'topics'>): Summary {
	const { findings } = analysis;
	const { documents, tables, rows } = coverage(analysis);
	const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
	return {
		documents: documents.total,
		tables: tables.total,
		rows: rows.total,
		errors: count('error'),
		warnings: count('warning'),
		infos: count('info'),
		compared: { documents: documents.compared, tables: tables.compared, rows: rows.compared },
	};
}

function findingJson(finding: Finding, t: Translate, checkUrl?: CheckUrl): ReportJson['findings'][number] {
	const { id, check, severity, confidence, locale, topic, table, row, field, actual, expected, suggestion } = finding;
	const { path, start, end } = finding.location;
	return {
		...{ id, check, severity, confidence, locale, path },
		...{ line: start.line, column: start.column, endLine: end.line, endColumn: end.column },
		...{ topic, table, row, field, message: findingText(finding, t), actual, expected, suggestion },
		edits: finding.edits.map(({ location: { path, start, end }, text }) => ({
			...{ path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column, text },
		})),
		evidence: finding.evidence.map(({ kind, locale, path, line, text, supports }) => ({
			...{ kind, locale, path, line, text, supports },
		})),
		url: checkUrl?.(check) ?? null,
	};
}
