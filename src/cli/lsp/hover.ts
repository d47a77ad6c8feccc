import { type Hover, MarkupKind, type Position } from 'vscode-languageserver/node.js';
import type { PerLocale, Segment, SourceDocument } from '../../core/index.ts';
import { lineStarts } from '../../export/index.ts';
import { visible } from '../terminal.ts';
import type { Workspace } from './workspace.ts';

/** What the other languages say in the cell or paragraph at a position; null where there is none, or nobody else has it. */
export function hoverAt(uri: string, { line, character }: Position, workspace: Workspace): Hover | null {
	const document = workspace.documentAt(uri);
	if (document === null) return null;
	const offset = (lineStarts(document.source)[line] ?? document.source.length) + character;
	const found = counterparts(document, offset, workspace);
	const own = found?.[document.locale];
	if (!found || !own) return null;
	const others = Object.keys(found)
		.filter((locale) => locale !== document.locale && found[locale]?.text)
		.sort();
	if (others.length === 0) return null;
	const lines = others.map((locale) => {
		const { text = '', location } = found[locale] ?? {};
		const where = location
			? ` — [${escaped(location.path)}:${location.start.line}](${workspace.uriOf(location.path)}#L${location.start.line})`
			: '';
		return `- **${escaped(locale)}** ${escaped(text)}${where}`;
	});
	return {
		contents: { kind: MarkupKind.Markdown, value: lines.join('\n') },
		range: workspace.rangeOf(document.path, own.location.start.offset, own.location.end.offset),
	};
}

/** The smallest passage of a document that holds an offset, as every language has it. */
function counterparts(
	{ locale, topic }: SourceDocument,
	offset: number,
	{ analysis }: Workspace,
): PerLocale<Segment> | null {
	const own = analysis.topics.find(({ id }) => id === topic);
	const holds = (passage: Segment | undefined) =>
		passage !== undefined && passage.location.start.offset <= offset && offset <= passage.location.end.offset;
	for (const { rows, columns } of own?.tables ?? []) {
		const row = rows.find(({ cells }) => cells[locale]?.cells.some(holds));
		const column = columns.find(({ members }) => holds(row?.cells[locale]?.cells[members[locale] ?? -1]));
		if (!row || !column) continue;
		return Object.fromEntries(
			Object.entries(row.cells).flatMap(([other, { cells }]) => {
				const cell = cells[column.members[other] ?? -1];
				return cell ? [[other, cell]] : [];
			}),
		);
	}
	return own?.blocks.find((block) => holds(block[locale])) ?? null;
}

/** A text in which Markdown reads nothing. */
const escaped = (text: string) => visible(text).replace(/[\\`*_{}[\]()#+\-.!|<>&~]/g, '\\$&');
