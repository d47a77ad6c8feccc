import type { Severity } from '../../core/index.ts';
import { json } from '../../export/index.ts';
import { findingText } from '../../i18n/index.ts';
import { visible } from '../terminal.ts';
import type { ReportContext } from './reporter.ts';

const severities: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

/** The findings as GitLab's Code Quality report. */
export function gitlab({ analysis, t, path, checkUrl }: ReportContext): string {
	return json(
		analysis.findings.map((finding) => {
			const { id, check, severity, location } = finding;
			const [text, url] = [visible(findingText(finding, t)), checkUrl(check)];
			return {
				description: url === null ? text : `${text} ${url}`,
				check_name: check,
				fingerprint: id,
				severity: severities[severity],
				location: { path: path(location.path), lines: { begin: location.start.line, end: location.end.line } },
			};
		}),
	);
}
