import { x } from 'xastscript';
import { findingText } from '../../i18n/index.ts';
import type { ReportContext } from './reporter.ts';
import { xmlDocument, xmlText } from './xml.ts';

/** The findings as Checkstyle's XML, by file; columns in UTF-8 bytes, as in every report. */
export function checkstyle({ analysis, t, path }: ReportContext): string {
	const files = [...Map.groupBy(analysis.findings, ({ place }) => place.path)].map(([file, findings]) =>
		x(
			'file',
			{ name: xmlText(path(file)) },
			findings.map((finding) => {
				const { check, severity, place } = finding;
				const where = { line: `${place.start.line}`, column: `${place.start.column}` };
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
