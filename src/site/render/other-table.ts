import type { Element } from 'hast';
import { h } from 'hastscript';
import { SKIP, visit } from '../visit.ts';
import { textOf } from './text.ts';
import { wordWidth } from './whole-words.ts';

/** A table of the source as it is, in a frame that scrolls, its header cells with their scope. `lang` says where label and table differ. */
export function frameTable(
	table: Element,
	label: string,
	lang?: { readonly label: string; readonly table: string },
): Element {
	if (lang) table.properties.lang ??= lang.table;
	visit(table, 'element', (element, _, parent) => {
		if (element !== table && element.tagName === 'table') return SKIP;
		if (element.tagName === 'th' && !element.properties.scope)
			element.properties.scope = parent?.type === 'element' && isHeaderRow(parent) ? 'col' : 'row';
		return;
	});
	giveRoom(table);
	return h('section.table-scroll', { tabIndex: 0, ariaLabel: label, lang: lang?.label }, [table]);
}

/** Texts of more characters are read in lines, not in a column of words. */
const LONG = 80;

/** Says which columns are of long texts, and what the first one needs to keep its words whole, where columns can be told. */
function giveRoom(table: Element): void {
	const rows: Element[][] = [];
	let hasSpans = false;
	visit(table, 'element', (element) => {
		if (element !== table && element.tagName === 'table') return SKIP;
		if (element.tagName !== 'tr') return;
		const cells = element.children.filter((cell) => cell.type === 'element');
		hasSpans ||= cells.some(({ properties }) => properties.colSpan || properties.rowSpan);
		rows.push(cells);
		return;
	});
	const [head = []] = rows;
	if (hasSpans) return;
	for (const [column, cell] of head.entries()) {
		const texts = rows.map((row) => (row[column] ? textOf(row[column]) : ''));
		const added = column === 0 ? [`ch-${wordWidth(texts)}`] : texts.some(({ length }) => length > LONG) ? ['long'] : [];
		if (added.length > 0) cell.properties.className = [cell.properties.className ?? [], added].flat().map(String);
	}
}

/** A row whose cells are all header cells or hold nothing. */
function isHeaderRow(row: Element): boolean {
	return row.children.every((cell) => cell.type !== 'element' || cell.tagName === 'th' || textOf(cell).trim() === '');
}
