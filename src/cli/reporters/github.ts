import type { Analysis, Finding, Severity } from '../../core/index.ts';
import { type CheckUrl, lineStarts, regionOf } from '../../export/index.ts';
import { findingText, type Translate } from '../../i18n/index.ts';
import { visible } from '../terminal.ts';
import { countLine } from './pretty.ts';

/** What annotations depend on besides the findings. */
export interface GithubOptions {
	readonly t: Translate;
	/** A document's path as GitHub knows it: from the repository's root. */
	readonly path: (path: string) => string;
	readonly checkUrl: CheckUrl;
}

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** The findings as GitHub's workflow commands, a line each, then a count. */
export function github(analysis: Analysis, options: GithubOptions): string {
	const starts = new Map(analysis.documents.map(({ path, source }) => [path, lineStarts(source)]));
	const lines = analysis.findings.map((finding) => annotation(finding, starts.get(finding.location.path), options));
	return [...lines, countLine(analysis, options.t), ''].join('\n');
}

function annotation(
	finding: Finding,
	starts: readonly number[] | undefined,
	{ t, path, checkUrl }: GithubOptions,
): string {
	const { check, severity, locale, location, suggestion } = finding;
	const { start, end } = location;
	const region = starts && regionOf(starts, start.offset, end.offset);
	const oneLine = region?.startLine === region?.endLine;
	const properties = {
		file: path(location.path),
		line: start.line,
		endLine: end.line,
		...(region && oneLine ? { col: region.startColumn, endColumn: region.endColumn } : {}),
		title: `${check} (${locale ?? t('report.undecided')})`,
	};
	const text = [
		findingText(finding, t),
		...(suggestion === null ? [] : [`${t('report.suggestion')} ${suggestion}`]),
		...[checkUrl(check) ?? []].flat(),
	];
	const written = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
	return `::${commands[severity]} ${written.join(',')}::${data(text.map(visible).join('\n'))}`;
}

/** Escapes the text of a workflow command. */
function data(text: string): string {
	return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
	return data(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
