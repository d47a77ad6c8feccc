import { stringify } from 'yaml';
import { findingText } from '../../i18n/index.ts';
import { visible } from '../terminal.ts';
import type { ReportContext } from './reporter.ts';

/** The findings as TAP 14: a test point a document, its findings as YAML; infos fail none. */
export function tap({ analysis, t, path, checkUrl }: ReportContext): string {
	const byPath = Map.groupBy(analysis.findings, ({ location }) => location.path);
	const points = analysis.documents.flatMap((document, index) => {
		const findings = byPath.get(document.path) ?? [];
		const fails = findings.some(({ severity }) => severity !== 'info');
		const name = visible(path(document.path)).replace(/[\\#]/g, '\\$&');
		const point = `${fails ? 'not ok' : 'ok'} ${index + 1} - ${name}`;
		if (findings.length === 0) return [point];
		const list = findings.map((finding) => ({
			...{ message: visible(findingText(finding, t)), severity: finding.severity, check: finding.check },
			...{ line: finding.location.start.line, column: finding.location.start.column },
			...(checkUrl(finding.check) === null ? {} : { url: checkUrl(finding.check) }),
		}));
		const yaml = stringify({ findings: list }, { lineWidth: 0 }).trimEnd().split('\n');
		return [point, '  ---', ...yaml.map((line) => `  ${line}`), '  ...'];
	});
	return ['TAP version 14', `1..${analysis.documents.length}`, ...points, ''].join('\n');
}
