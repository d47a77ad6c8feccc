import type { Element } from 'hast';
import { h } from 'hastscript';
import { SKIP, visit } from '../visit.ts';
import { textOf } from './text.ts';

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
	return h('section.table-scroll', { tabIndex: 0, ariaLabel: label, lang: lang?.label }, [table]);
}

/** A row whose cells are all header cells or hold nothing. */
function isHeaderRow(row: Element): boolean {
	return row.children.every((cell) => cell.type !== 'element' || cell.tagName === 'th' || textOf(cell).trim() === '');
}
