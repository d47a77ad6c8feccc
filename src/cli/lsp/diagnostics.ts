import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver/node.js';
import type { Finding, Severity } from '../../core/index.ts';
import { findingText, type Translate } from '../../i18n/index.ts';
import { visible } from '../terminal.ts';
import type { Workspace } from './workspace.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	info: DiagnosticSeverity.Information,
};

/** The findings of every document and catalog as diagnostics, by its address; those without any have an empty list. */
export function diagnosticsOf(workspace: Workspace, t: Translate): Map<string, Diagnostic[]> {
	const { analysis, paths, uriOf } = workspace;
	const byPath = Map.groupBy(analysis.findings, ({ location }) => location.path);
	return new Map(
		paths.map((path) => [uriOf(path), (byPath.get(path) ?? []).map((finding) => diagnosticOf(finding, workspace, t))]),
	);
}

/** A finding as a diagnostic: its witnesses are places to go to, its id is in `data`. */
function diagnosticOf(finding: Finding, { rangeOf, uriOf, checkUrl }: Workspace, t: Translate): Diagnostic {
	const { id, check, severity, location, evidence } = finding;
	const page = checkUrl(check);
	const witnesses = evidence.filter(({ path, text }) => path !== '' && text !== '');
	return {
		range: rangeOf(location.path, location.start.offset, location.end.offset),
		severity: severities[severity],
		code: check,
		...(page === null ? {} : { codeDescription: { href: page } }),
		source: 'portolan',
		message: visible(findingText(finding, t)),
		data: id,
		relatedInformation: witnesses.map(({ path, line, locale, text }) => ({
			location: {
				uri: uriOf(path),
				range: { start: { line: line - 1, character: 0 }, end: { line: line - 1, character: 0 } },
			},
			message: visible(`${locale}: ${text}`),
		})),
	};
}
