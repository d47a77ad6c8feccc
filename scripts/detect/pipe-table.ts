import type { Table } from '../../src/core/index.ts';
import { cellStretches, isHtml, spans } from './source-edits.ts';

const BLOCK = /<\/?(p|div|ul|ol|li|table|pre|h\d|blockquote|dl)\b/i;

/** A document with one of its HTML tables written as a pipe table; null where spans, blocks or lines keep it from being one. */
export function asPipeTable(source: string, table: Table): string | null {
	const rows = [...table.headers, ...table.rows];
	const [header] = table.headers;
	if (table.headers.length !== 1 || !header || !isHtml(source, header) || table.caption) return null;
	if (rows.some(({ cells }) => cells.length !== table.columns.length || cells.some((cell) => spans(table, cell))))
		return null;
	const lines: string[] = [];
	for (const row of rows) {
		const cells = cellStretches(source, row)?.map(({ start, end }) => pipeCell(source.slice(start, end)));
		if (cells?.length !== table.columns.length || cells.includes(null)) return null;
		lines.push(`| ${cells.join(' | ')} |`);
		if (row === header) lines.push(`|${cells.map(() => ' --- |').join('')}`);
	}
	const start = table.location.start.offset;
	if (source.slice(source.lastIndexOf('\n', start - 1) + 1, start).trim() !== '') return null;
	return `${source.slice(0, start).trimEnd()}\n\n${lines.join('\n')}\n\n${source.slice(table.location.end.offset).trimStart()}`;
}

/** A cell's HTML as Markdown: one paragraph's tags taken off, Markdown's own characters escaped outside of tags. */
function pipeCell(html: string): string | null {
	const inner = html
		.trim()
		.replace(/^<p>([\s\S]*)<\/p>$/i, '$1')
		.trim();
	if (BLOCK.test(inner) || /<!--|<(code|a)\b/i.test(inner)) return null;
	return inner
		.replace(/\s*\r?\n\s*/g, ' ')
		.replace(/<[^>]*>|[\\`*_~|[\]]/g, (found) => (found.length > 1 ? found : `\\${found}`));
}
