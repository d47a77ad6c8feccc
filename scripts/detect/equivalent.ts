import type { Cell } from '../../src/core/index.ts';
import { columnsOf, type Site } from './pages.ts';
import { asPipeTable } from './pipe-table.ts';
import type { Random } from './prng.ts';
import {
	applyEdits,
	cellEdit,
	cellStretch,
	cellStretches,
	type Edit,
	rowStretch,
	type Stretch,
	spans,
} from './source-edits.ts';
import { rangesIn } from './tokens.ts';

/** A change that no reader would mind; `change` gives the whole file's new text, or null where it has no place for it. */
export interface Equivalent {
	readonly name: string;
	readonly change: (site: Site, random: Random) => string | null;
}

function edited({ document }: Site, edits: readonly (Edit | null)[]): string | null {
	const made = edits.filter((edit) => edit !== null);
	return made.length === 0 ? null : applyEdits(document.source, made);
}

/** Each stretch gets what stands in the next one of the new order. */
function reordered(source: string, from: readonly Stretch[], order: readonly Stretch[]): Edit[] {
	return from.map((stretch, at) => {
		const other = order[at] ?? stretch;
		return { ...stretch, text: source.slice(other.start, other.end) };
	});
}

function rowsReordered(site: Site, random: Random): string | null {
	const { table, document } = site;
	const loose = table.rows.every(({ cells }) => cells.every((cell) => !spans(table, cell)) && cells[0]?.text !== '');
	if (!loose || table.rows.length < 2) return null;
	const rows = table.rows.map((row) => rowStretch(document.source, row));
	return edited(site, reordered(document.source, rows, random.shuffle(rows)));
}

function columnsReordered(site: Site, random: Random): string | null {
	const { table, document } = site;
	const width = table.columns.length;
	const rows = [...table.headers, ...table.rows].map((row) => cellStretches(document.source, row));
	if (table.headers.length !== 1 || rows.some((cells) => cells?.length !== width)) return null;
	const order = random.shuffle(table.columns.map(({ index }) => index));
	return edited(
		site,
		rows.flatMap((cells) =>
			reordered(
				document.source,
				cells ?? [],
				order.map((at) => cells?.[at] ?? { start: 0, end: 0 }),
			),
		),
	);
}

/** An edit of each of the row's cells that has text. */
function inCells(change: (site: Site, cell: Cell, column: number) => readonly (Edit | null)[]): Equivalent['change'] {
	return (site) =>
		edited(
			site,
			site.row.cells.flatMap((cell, column) =>
				cell.text === '' || spans(site.table, cell) ? [] : change(site, cell, column),
			),
		);
}

function bold(site: Site, _: Cell, column: number): (Edit | null)[] {
	const { source } = site.document;
	const stretch = cellStretch(source, site.table, site.row, column);
	if (!stretch) return [];
	const written = source.slice(stretch.start, stretch.end);
	const inner = written.trim().replace(/^<p>([\s\S]*)<\/p>$/i, '$1');
	if (/[<*_`\n\\]/.test(inner)) return [];
	const [open, close] = source[site.row.location.start.offset] === '<' ? ['<p><b>', '</b></p>'] : ['<b>', '</b>'];
	return [{ ...stretch, text: `${open}${inner}${close}` }];
}

/** Changes of single characters outside of code and links, where markup may not be decoded. */
function characters(pattern: RegExp, text: (character: string, site: Site) => string) {
	return (site: Site, cell: Cell) =>
		[...cell.text.matchAll(pattern)].map(({ 0: match, index }) => {
			const end = index + match.length;
			const marked = cell.marks.some((mark) => mark.kind !== 'emphasis' && mark.start < end && index < mark.end);
			return marked || /https?:|www\./.test(cell.text) ? null : cellEdit(cell, index, end, text(match, site));
		});
}

const entity = (character: string) => `&#x${character.codePointAt(0)?.toString(16)};`;
const fullWidth = (text: string) =>
	text.replace(/[!-~]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0));

/** Changes in the row's port cells only. */
function inPorts(change: (cell: Cell, site: Site) => readonly (Edit | null)[]): Equivalent['change'] {
	return (site) =>
		edited(
			site,
			columnsOf(site, ['port']).flatMap((column) => {
				const cell = site.row.cells[column];
				return cell ? change(cell, site) : [];
			}),
		);
}

const DASHES = ['–', '—', '‑', '‐', '−', ' – ', '～'];

function dashed(site: Site, random: Random): string | null {
	const dash = random.pick(DASHES) ?? '–';
	return inPorts((cell) => rangesIn(cell.text).map(({ from, to }) => cellEdit(cell, from.end, to.start, dash)))(
		site,
		random,
	);
}

function grouped(cell: Cell, { locale }: Site): (Edit | null)[] {
	const format = new Intl.NumberFormat(locale, { numberingSystem: 'latn' });
	return rangesIn(cell.text)
		.flatMap(({ from, to }) => [from, to])
		.filter(({ value, text }) => value >= 10000 && /^\d+$/.test(text))
		.map(({ start, end, value }) => cellEdit(cell, start, end, format.format(value)));
}

/** Every equivalent operator, in the order in which they are told. */
export const equivalent: readonly Equivalent[] = [
	{ name: 'identity', change: ({ document }) => document.source },
	{ name: 'rows-reordered', change: rowsReordered },
	{ name: 'columns-reordered', change: columnsReordered },
	{ name: 'markup-added', change: inCells(bold) },
	{ name: 'entities', change: inCells(characters(/[A-Za-z0-9](?=[A-Za-z0-9]*$)|[A-Z0-9]/g, entity)) },
	{ name: 'no-break-spaces', change: inCells(characters(/ /g, () => '\u00a0')) },
	{ name: 'dashes', change: dashed },
	{ name: 'digits-grouped', change: inPorts(grouped) },
	{
		name: 'full-width',
		change: inPorts((cell, site) => characters(/[\d()/:,]/g, fullWidth)(site, cell)),
	},
	{
		name: 'crlf',
		change: ({ document: { source } }) => (/\r\n/.test(source) ? null : source.replace(/\n/g, '\r\n')),
	},
	{ name: 'bom', change: ({ document }) => `\ufeff${document.source}` },
	{
		name: 'pipe-table',
		change: ({ document, table }) => (/\.html?$/i.test(document.path) ? null : asPipeTable(document.source, table)),
	},
];
