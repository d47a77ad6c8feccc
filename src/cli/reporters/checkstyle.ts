import { x } from 'xastscript';
import { findingText } from '../../i18n/index.ts';
import type { ReportContext } from './reporter.ts';
import { xmlDocument, xmlText } from './xml.ts';

/** The findings as Checkstyle's XML, by file; columns in UTF-8 bytes, as in every report. */
export function checkstyle({ analysis, t, path }: ReportContext): string {
	const files = [...Map.groupBy(analysis.findings, ({ location }) => location.path)].map(([file, findings]) =>
		x(
			'file',
			{ name: xmlText(path(file)) },
			findings.map((finding) => {
				const { check, severity, location } = finding;
				const where = { line: `${location.start.line}`, column: `${location.start.column}` };
				return x('error', {
					...where,
					severity,
					message: xmlText(findingText(finding, t)),
					source: `portolan.${check}`,
				});
			}),
		),
	);
	return xmlDocument(x('checkstyle', { version: '4.3' }, files));
}
