import { type CodeAction, CodeActionKind, type Range, type TextEdit } from 'vscode-languageserver/node.js';
import type { Finding } from '../../core/index.ts';
import { repairsOf } from '../../fix/index.ts';
import type { Translate } from '../../i18n/index.ts';
import { shorten } from '../reporters/shorten.ts';
import type { Workspace } from './workspace.ts';

/** The kind of the action that makes all suggestions of a document. */
export const fixAll = `${CodeActionKind.SourceFixAll}.portolan`;

/** What can be done at a range of a document: each suggestion there, and all suggestions of the document at once. */
export function actionsAt(
	uri: string,
	range: Range,
	only: readonly string[] | undefined,
	workspace: Workspace,
	t: Translate,
): CodeAction[] {
	const document = workspace.documentAt(uri);
	if (document === null) return [];
	const wanted = (kind: string) =>
		only === undefined || only.some((each) => kind === each || kind.startsWith(`${each}.`));
	const own = workspace.analysis.findings.filter(
		(finding) => finding.location.path === document.path && finding.edits.length > 0,
	);
	const here = own.filter(({ location }) =>
		overlap(workspace.rangeOf(location.path, location.start.offset, location.end.offset), range),
	);
	const fixes = here.map(
		(finding): CodeAction => ({
			title: t('report.quickFix', { text: shorten(finding.suggestion ?? '', 80, [finding.expected ?? '']) }),
			kind: CodeActionKind.QuickFix,
			isPreferred: finding.confidence >= 0.95,
			edit: { changes: changesOf([finding], workspace) },
		}),
	);
	const all: CodeAction = {
		title: t('report.fixAll'),
		kind: fixAll,
		edit: { changes: changesOf(repairsOf({ documents: [document], findings: own }).made, workspace) },
	};
	return [...(wanted(CodeActionKind.QuickFix) ? fixes : []), ...(wanted(fixAll) && own.length > 0 ? [all] : [])];
}

/** The edits of findings by the address of the document that they change; the same edit stands there once. */
function changesOf(findings: readonly Finding[], { uriOf, rangeOf }: Workspace): Record<string, TextEdit[]> {
	const edits = new Map(
		findings
			.flatMap(({ edits }) => edits)
			.map(({ location, text }) => [
				`${location.path} ${location.start.offset} ${location.end.offset} ${text}`,
				{ location, text },
			]),
	);
	const byUri = Map.groupBy(edits.values(), ({ location }) => uriOf(location.path));
	return Object.fromEntries(
		[...byUri].map(([uri, own]) => [
			uri,
			own.map(({ location: { path, start, end }, text }) => ({
				range: rangeOf(path, start.offset, end.offset),
				newText: text,
			})),
		]),
	);
}

function overlap(one: Range, other: Range): boolean {
	return !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
}

function isBefore(point: Range['start'], other: Range['start']): boolean {
	return point.line < other.line || (point.line === other.line && point.character < other.character);
}
