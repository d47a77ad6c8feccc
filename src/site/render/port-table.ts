import type { Element, ElementContent, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type {
	AlignedRow,
	AlignedTable,
	Cell,
	Column,
	Field,
	Locale,
	PortRecord,
	Row,
	Table,
} from '../../core/index.ts';
import { rangeText } from '../flow-text.ts';
import type { RenderContext } from './context.ts';
import { addressOf } from './links.ts';
import { type Marks, marksOf } from './marks.ts';
import { writePassage } from './passage.ts';
import { rowData, rowMenu } from './row-menu.ts';
import { type Width, wordWidths } from './whole-words.ts';

/** A column's header cell. Roles are written out, as browsers forget what a table is once its rows are laid out as cards. */
const COLUMN = { scope: 'col', role: 'columnheader' } as const;

/** So many rows of ports have a menu each on one page; menus are longer than rows, and a page is no more than twenty times its document. */
export const MOST_MENUS = 1000;

/** Writes a port table from the dataset, in the text of one locale: a row a record, with its anchor and its marks. */
export function writePortTable(table: Table, aligned: AlignedTable, context: RenderContext): Element {
	const { t, document } = context;
	const lang = langOf(document.locale, context);
	const keyColumn = Math.max(
		0,
		table.columns.findIndex(({ field }) => field === 'port'),
	);
	const name = table.caption ?? table.heading;
	const title = t('site.table.caption', { number: table.index });
	const rows = rowsOf(table, aligned, document.locale);
	const widths = wordWidths(table);
	const hasMenus =
		document.tables.reduce((sum, { kind, rows }) => sum + (kind === 'ports' ? rows.length : 0), 0) <= MOST_MENUS;
	return h(
		'section.table-scroll',
		{ tabIndex: 0, ariaLabel: name === '' ? title : `${title}: ${name}`, lang: context.textsLang },
		[
			h(
				'table.ports',
				{
					role: 'table',
					dataTable: String(table.index),
					dataJson: context.urls.data(`topics/${context.topic.slug}.json`),
				},
				[
					h('caption', [title, ...(name === '' ? [] : [calledAs(table, lang)])]),
					h(
						'thead',
						{ role: 'rowgroup' },
						h('tr', { role: 'row' }, [
							...table.columns.map((column, at) => header(column, widths[at] ?? null, context)),
							...(hasMenus ? [h('th.tools', COLUMN, h('span.hidden', t('site.row.menu')))] : []),
						]),
					),
					h(
						'tbody',
						{ role: 'rowgroup' },
						rows.map((row) => asText(writeRow(row, table, aligned, keyColumn, hasMenus, context))),
					),
				],
			),
		],
	);
}

/** An element as text: thousands of rows take a tenth of the memory that their trees do. */
const asText = (element: Element): ElementContent => ({ type: 'raw', value: toHtml(element) });

/** The `lang` of a text within the table, or undefined where the table says it already. */
function langOf(locale: Locale, { textsLang, document }: RenderContext): Locale | undefined {
	return locale === (textsLang ?? document.locale) ? undefined : locale;
}

/** The header as the document has it; readers of another language get the field's name in theirs. */
function header({ name, field }: Column, width: Width | null, context: RenderContext): Element {
	const { t, document } = context;
	const className = [...(field === 'notes' ? ['notes'] : []), ...(width ? [`ch-${width}`] : [])];
	if (!isNamed({ name, field }, context)) return h('th', { ...COLUMN, className }, t(`fields.${field}`));
	return h('th', { ...COLUMN, className, lang: langOf(document.locale, context) }, name);
}

function isNamed({ name, field }: Pick<Column, 'name' | 'field'>, { document, reader }: RenderContext): boolean {
	return name !== '' && (document.locale === reader || field === 'other');
}

const ENDS: readonly Field[] = ['source', 'destination', 'role', 'service'];

/** What a cell carries so that it keeps its label on a narrow screen, and whether it names an end of the flow. */
function labelOf(columns: readonly Column[], context: RenderContext): Properties {
	const label = columns.map((column) => (isNamed(column, context) ? column.name : context.t(`fields.${column.field}`)));
	return { dataLabel: label.join(' / '), dataEnd: columns.some(({ field }) => ENDS.includes(field)) ? '' : undefined };
}

/** The rows in this locale's own order; those that it lacks follow the row that they follow elsewhere. */
function rowsOf(table: Table, aligned: AlignedTable, locale: Locale): AlignedRow[] {
	const own = new Map(aligned.rows.flatMap((row) => (row.cells[locale] ? [[row.cells[locale].index, row]] : [])));
	const lacking = new Map<AlignedRow | null, AlignedRow[]>();
	let before: AlignedRow | null = null;
	for (const row of aligned.rows) {
		if (row.cells[locale]) before = row;
		else {
			const after = lacking.get(before) ?? [];
			after.push(row);
			lacking.set(before, after);
		}
	}
	const present = table.rows.flatMap(({ index }) => own.get(index) ?? []);
	return [...(lacking.get(null) ?? []), ...present.flatMap((row) => [row, ...(lacking.get(row) ?? [])])];
}

function writeRow(
	aligned: AlignedRow,
	{ columns }: Table,
	table: AlignedTable,
	keyColumn: number,
	hasMenu: boolean,
	context: RenderContext,
): Element {
	const { document, reader } = context;
	const record = context.record(aligned.record);
	const own = aligned.cells[document.locale];
	const locale = own ? document.locale : (Object.keys(aligned.cells).sort()[0] as Locale);
	const row = own ?? (aligned.cells[locale] as Row);
	const cells = own ? own.cells : cellsAsIn(document.locale, locale, row, table);
	const marks: Marks = record ? marksOf(record, own, keyColumn, context) : { notes: new Map(), changes: new Map() };
	const lang = langOf(locale, context);
	const settled = locale === reader ? undefined : record;
	const written: Element[] = [];
	for (let column = 0; column < cells.length; column++) {
		const cell = cells[column];
		let width = 1;
		while (cell && column !== keyColumn && column + width !== keyColumn && cells[column + width] === cell) width++;
		const isKey = column === keyColumn;
		const isHeader = isKey && !(own && cell?.text.trim() === '');
		const children = cell ? writeCell(cell, isKey, settled, lang, marks, context) : [];
		if (isKey && !own) children.push(h('p.mark.missing', h('span.mark-word', missingText(locale, context))));
		const attributes = {
			colSpan: width > 1 ? width : undefined,
			...(isHeader ? { scope: 'row', role: 'rowheader' } : { role: 'cell' }),
			...labelOf(columns.slice(column, column + width), context),
		};
		written.push(h(isHeader ? 'th' : 'td', attributes, [...children, ...marksIn(marks, column, width)]));
		column += width - 1;
	}
	if (record && hasMenu) written.push(h('td.tools', { role: 'cell' }, rowMenu(record, context)));
	const flagged = [...marks.notes.values()].flat().some(({ properties }) => !isElsewhere(properties)) || !own;
	return h(
		'tr',
		{
			role: 'row',
			id: record?.anchor,
			className: flagged ? ['flagged'] : undefined,
			...(record ? rowData(record) : {}),
		},
		written,
	);
}

function isElsewhere({ className }: Properties): boolean {
	return Array.isArray(className) && className.includes('elsewhere');
}

function marksIn(marks: Marks, column: number, width: number): Element[] {
	return Array.from({ length: width }, (_, at) => marks.notes.get(column + at) ?? []).flat();
}

function missingText(locale: Locale, { t, reader, document, nameIn }: RenderContext): string {
	return t('site.mark.missing', { language: nameIn(reader, document.locale), other: nameIn(reader, locale) });
}

/** The cells of another locale's row, in the order of this locale's columns. */
function cellsAsIn(locale: Locale, other: Locale, row: Row, { columns, members }: AlignedTable): (Cell | undefined)[] {
	const cells: (Cell | undefined)[] = Array.from({ length: members[locale]?.columns.length ?? 0 });
	for (const { members: at } of columns) {
		const [here, there] = [at[locale], at[other]];
		if (here !== undefined && there !== undefined) cells[here] = row.cells[there];
	}
	return cells;
}

/** `record` is given where the reader doesn't read the cell's language: the ports are then written from the dataset. */
function writeCell(
	cell: Cell,
	isKey: boolean,
	record: PortRecord | undefined,
	lang: Locale | undefined,
	{ changes }: Marks,
	context: RenderContext,
): ElementContent[] {
	const { urls, reader, hasPort } = context;
	const port = (from: number) => (hasPort(from) ? urls.port(reader, from) : null);
	const isPlain = /^[\d\s.,;:/–—-]*$/.test(cell.text);
	if (isKey && record && isPlain && record.ports.length > 0)
		return record.ports.flatMap((range, index): ElementContent[] => [
			...(index === 0 ? [] : [{ type: 'text', value: ', ' } as const]),
			h('a.port', { href: urls.port(reader, range.from) }, rangeText(range)),
		]);
	const links = { address: (href: string) => addressOf(href, context), port: isKey ? port : () => null };
	const content = writePassage(cell, links, changes.get(cell));
	return lang && cell.text.trim() !== '' ? [h('div', { lang }, content)] : content;
}

/** What a table is called, after its number; to be heard only where it is the heading above it. */
function calledAs({ caption, heading }: Table, lang: string | undefined): Element {
	const name = h('span', { lang }, caption ?? heading);
	return caption === null || caption === heading ? h('span.hidden', [': ', name]) : h('span', [': ', name]);
}
