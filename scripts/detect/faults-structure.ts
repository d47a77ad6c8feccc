import type { Row } from '../../src/core/index.ts';
import type { Fault, Mutation } from './faults.ts';
import { stretchOf } from './mutate.ts';
import { columnsOf, fieldOf, otherRows, peersOf, type Site } from './pages.ts';
import type { Random } from './prng.ts';
import { cellStretch, rowStretch, spans } from './source-edits.ts';

function rowDropped({ document, table, row }: Site): Mutation | null {
	if (table.rows.length < 2 || row.cells.some((cell) => spans(table, cell))) return null;
	const { source } = document;
	const { start, end } = rowStretch(source, row);
	const rest = source.slice(end).match(/^[ \t]*\r?\n/)?.[0].length ?? 0;
	const before = table.rows[row.index - 1] ?? table.headers.at(-1);
	const places = before ? [stretchOf(before)] : [];
	if (row.index === 0) places.push({ start: table.location.start.offset, end: table.location.start.offset });
	return {
		edits: [{ start, end: end + rest, text: '' }],
		at: [
			...places.flatMap((place) => [place.start, place.end]),
			...(before?.cells.map(({ location }) => location.start.offset) ?? []),
		],
		rows: places,
		original: null,
		shown: `dropped: ${row.cells.map(({ text }) => text).join(' | ')}`,
	};
}

/** A whole table taken away, where the page has others; a finding may stand at the table or the heading before it. */
function tableDropped({ document, table }: Site): Mutation | null {
	if (document.tables.length < 2) return null;
	const { start, end } = table.location;
	const before = document.tables[table.index - 2];
	const heading = document.blocks.findLast(({ location }) => location.end.offset <= start.offset);
	const places = [before, heading ?? document.blocks[0]].flatMap((each) =>
		each ? { start: each.location.start.offset, end: each.location.end.offset } : [],
	);
	return {
		edits: [{ start: start.offset, end: end.offset, text: '' }],
		at: places.flatMap((place) => [place.start, place.end]),
		rows: places,
		original: null,
		shown: `dropped: the table under “${table.heading}”`,
	};
}

/** Two cells exchanged as they are written. */
function exchanged(site: Site, [a, b]: readonly [number, number], [one, two]: readonly [Row, Row]): Mutation | null {
	const { source } = site.document;
	const [from, to] = [cellStretch(source, site.table, one, a), cellStretch(source, site.table, two, b)];
	const [left, right] = [one.cells[a]?.text ?? '', two.cells[b]?.text ?? ''];
	if (!from || !to || left === right || left === '' || right === '') return null;
	return {
		edits: [
			{ ...from, text: source.slice(to.start, to.end) },
			{ ...to, text: source.slice(from.start, from.end) },
		],
		at: [from.start, to.start, one.cells[a]?.location.start.offset ?? 0, two.cells[b]?.location.start.offset ?? 0],
		rows: one === two ? [stretchOf(one)] : [stretchOf(one), stretchOf(two)],
		original: null,
		shown: `${left} ⇄ ${right}`,
	};
}

function cellsExchanged(site: Site, random: Random): Mutation | null {
	const { row } = site;
	const columns = row.cells.map((_, column) => column).filter((column) => fieldOf(site, column) !== null);
	const pairs = columns.flatMap((a) => columns.filter((b) => a < b).map((b) => [a, b] as const));
	for (const [a, b] of random.shuffle(pairs)) {
		const fields = [fieldOf(site, a), fieldOf(site, b)];
		if (fields.includes('source') && fields.includes('destination')) continue;
		const mutate = exchanged(site, [a, b], [row, row]);
		if (mutate) return mutate;
	}
	return null;
}

/** The ports of two rows that differ elsewhere too: else nothing but their order would change. */
function portsExchanged(site: Site, random: Random): Mutation | null {
	for (const column of columnsOf(site, ['port'])) {
		for (const { row, alignedRow } of random.shuffle(otherRows(site))) {
			const differs = site.row.cells.some((cell, at) => {
				const peers = peersOf(site, at, alignedRow);
				const differing = [...peersOf(site, at)].filter(([locale, text]) => peers.get(locale) !== text);
				return at !== column && cell.text !== row.cells[at]?.text && differing.length > 0;
			});
			const mutate = differs ? exchanged(site, [column, column], [site.row, row]) : null;
			if (mutate) return mutate;
		}
	}
	return null;
}

function endpointsExchanged(site: Site): Mutation | null {
	const [source, destination] = [columnsOf(site, ['source'])[0], columnsOf(site, ['destination'])[0]];
	if (source === undefined || destination === undefined) return null;
	return exchanged(site, [source, destination], [site.row, site.row]);
}

function cellEmptied(site: Site, random: Random): Mutation | null {
	const columns = site.row.cells.map((_, column) => column);
	for (const column of random.shuffle(columns)) {
		const text = site.row.cells[column]?.text ?? '';
		const peers = [...peersOf(site, column).values()];
		if (text === '' || peers.length === 0 || peers.includes('')) continue;
		const stretch = cellStretch(site.document.source, site.table, site.row, column);
		if (!stretch) continue;
		return {
			edits: [{ ...stretch, text: '' }],
			at: [stretch.start, site.row.cells[column]?.location.start.offset ?? stretch.start],
			rows: [stretchOf(site.row)],
			original: text,
			shown: `${text} → (nothing)`,
		};
	}
	return null;
}

/** Faults in where things stand. */
export const structureFaults: readonly Fault[] = [
	{ name: 'row-dropped', mutate: rowDropped },
	{ name: 'table-dropped', mutate: tableDropped },
	{ name: 'cells-exchanged', mutate: cellsExchanged },
	{ name: 'ports-of-rows-exchanged', mutate: portsExchanged },
	{ name: 'endpoints-exchanged', mutate: endpointsExchanged },
	{ name: 'cell-emptied', mutate: cellEmptied },
];
