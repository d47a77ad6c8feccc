import { x } from 'xastscript';
import type { Finding } from '../../core/index.ts';
import { findingText } from '../../i18n/index.ts';
import type { ReportContext } from './reporter.ts';
import { xmlDocument, xmlText } from './xml.ts';

/** The findings as JUnit's XML: a suite a document, a failed case a finding; a document without findings is a case that passes. */
export function junit(context: ReportContext): string {
	const { analysis, t, path } = context;
	const byPath = Map.groupBy(analysis.findings, ({ location }) => location.path);
	const suites = analysis.documents.map((document) => {
		const [name, findings] = [xmlText(path(document.path)), byPath.get(document.path) ?? []];
		const passed = x('testcase', { classname: name, name: t('report.clean'), file: name });
		const cases = findings.length === 0 ? [passed] : findings.map((finding) => failedCase(finding, name, context));
		return { cases, suite: x('testsuite', { name, ...counts(cases.length, findings.length) }, cases) };
	});
	const tests = suites.reduce((sum, { cases }) => sum + cases.length, 0);
	const root = { name: 'portolan', ...counts(tests, analysis.findings.length) };
	return xmlDocument(
		x(
			'testsuites',
			root,
			suites.map(({ suite }) => suite),
		),
	);
}

function failedCase(finding: Finding, file: string, { t, checkUrl }: ReportContext) {
	const { check, severity, location, suggestion } = finding;
	const [where, message] = [
		`${file}:${location.start.line}:${location.start.column}`,
		xmlText(findingText(finding, t)),
	];
	const should = suggestion === null ? [] : [`${t('report.suggestion')} ${xmlText(suggestion)}`];
	return x('testcase', { classname: file, name: `${check} (${where})`, file, line: `${location.start.line}` }, [
		x(
			'failure',
			{ type: severity, message },
			[where, message, ...should, ...[checkUrl(check) ?? []].flat()].join('\n'),
		),
	]);
}

const counts = (tests: number, failures: number) => ({ tests: `${tests}`, failures: `${failures}`, errors: '0' });
