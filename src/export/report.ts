import type { Analysis, Finding, Message, Severity } from '../core/index.ts';
import type { ReportJson, Summary } from './shapes.ts';

/** The findings in the shape `portolan/report/1`; `write` puts a message into words, `known` counts those that a baseline holds back. */
export function reportJson(analysis: Analysis, write: (message: Message) => string, known?: number): ReportJson {
	return {
		schema: 'portolan/report/1',
		locales: analysis.locales,
		summary: { ...summaryOf(analysis), ...(known === undefined ? {} : { known }) },
		findings: analysis.findings.map((finding) => findingJson(finding, write)),
	};
}

/** Counts what was read and what was found. */
export function summaryOf({ documents, findings }: Pick<Analysis, 'documents' | 'findings'>): Summary {
	const tables = documents.flatMap((document) => document.tables);
	const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
	return {
		documents: documents.length,
		tables: tables.length,
		rows: tables.reduce((sum, table) => sum + table.rows.length, 0),
		errors: count('error'),
		warnings: count('warning'),
		infos: count('info'),
	};
}

function findingJson(finding: Finding, write: (message: Message) => string): ReportJson['findings'][number] {
	const { id, check, severity, confidence, locale, topic, table, row, field, actual, expected, suggestion } = finding;
	const { path, start, end } = finding.place;
	return {
		...{ id, check, severity, confidence, locale, path },
		...{ line: start.line, column: start.column, endLine: end.line, endColumn: end.column },
		...{ topic, table, row, field, message: write(finding.message), actual, expected, suggestion },
		edits: finding.edits.map(({ place: { path, start, end }, text }) => ({
			...{ path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column, text },
		})),
		evidence: finding.evidence.map(({ kind, locale, path, line, text, supports }) => ({
			...{ kind, locale, path, line, text, supports },
		})),
	};
}
