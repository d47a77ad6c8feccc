import { columnTransport } from '../facts/index.ts';
import type { Cell, Column, FlowFacts, PortRange, Row } from '../model.ts';
import { flowOf } from './flow.ts';
import { keyedColumns } from './keyed-ports.ts';

/**
 * How the rows of a table tell their flow: by the cells of port and protocol columns, a header that names the transport
 * of its column (`UDP | TCP`), keys beside their ports, and columns that hold the two ends of a range.
 */
export function flowReader(
	columns: readonly Column[],
	rows: readonly Pick<Row, 'cells'>[],
): (row: Pick<Row, 'cells'>) => FlowFacts {
	const hasPortColumn = columns.some(({ field }) => field === 'port');
	const transports = columns.map(({ name, field }) => (field === 'port' ? columnTransport(name) : null));
	const firsts = rangeStarts(columns, rows);
	return ({ cells }) => {
		const keyed = hasPortColumn ? new Set<number>() : keyedColumns(cells, columns);
		const told = cells.flatMap((cell, at) => {
			const field = columns[at]?.field;
			return field === 'port' || field === 'protocol' || keyed.has(at)
				? [withTransport(cell, transports[at] ?? null)]
				: [];
		});
		const flow = flowOf(new Set(told));
		return firsts.length > 0
			? {
					...flow,
					ports: joined(
						flow.ports,
						firsts.map((at) => endsOf(cells, at)),
					),
				}
			: flow;
	};
}

function withTransport(cell: Cell, transport: string | null): Pick<Cell, 'facts'> {
	const holdsPort = cell.facts.some(({ kind }) => kind === 'port' || kind === 'any');
	const ownTransport = cell.facts.some(({ kind }) => kind === 'transport');
	if (transport === null || !holdsPort || ownTransport) return cell;
	return { facts: [...cell.facts, { kind: 'transport', value: transport, start: 0, end: 0 }] };
}

/** The lone ports of a cell and of the one after it. */
function endsOf(cells: readonly Cell[], at: number): PortRange | null {
	const [from, to] = [lonePort(cells[at]), lonePort(cells[at + 1])];
	return from !== null && to !== null && from <= to ? { from, to } : null;
}

function lonePort(cell: Cell | undefined): number | null {
	const [fact, ...more] = cell?.facts ?? [];
	return fact?.kind === 'port' && fact.from === fact.to && more.length === 0 ? fact.from : null;
}

function joined(ports: readonly PortRange[], ranges: readonly (PortRange | null)[]): PortRange[] {
	return ranges.reduce<PortRange[]>(
		(list, range) => {
			if (!range) return list;
			const at = list.findIndex(({ from, to }) => from === range.from && to === from);
			const rest = list.filter(({ from, to }) => from !== to || (from !== range.from && from !== range.to));
			return [...rest.slice(0, Math.max(at, 0)), range, ...rest.slice(Math.max(at, 0))];
		},
		[...ports],
	);
}

/** How much of two columns must look like the two ends of ranges. */
const MOST = 0.6;
/** What the sizes of ranges that people plan are multiples of. */
const ROUND = 10;

/**
 * The columns that hold the first port of ranges whose last one the next column holds: two port columns that rise, the
 * ranges apart from each other and of round sizes. Two ports that are mapped on each other are neither.
 */
function rangeStarts(columns: readonly Column[], rows: readonly Pick<Row, 'cells'>[]): number[] {
	return columns.flatMap(({ field }, at) => {
		const next = columns[at + 1];
		if (
			field !== 'port' ||
			next?.field !== 'port' ||
			columns[at - 1]?.field === 'port' ||
			columns[at + 2]?.field === 'port'
		)
			return [];
		const stated = rows.filter(
			({ cells }) => cells[at] !== cells[at + 1] && (cells[at]?.facts.length || cells[at + 1]?.facts.length),
		);
		const ranges = stated.flatMap(({ cells }) => endsOf(cells, at) ?? []).sort((a, b) => a.from - b.from);
		const round = ranges.filter(({ from, to }) => from < to && isRound(to - from + 1));
		const apart = ranges.every(({ from }, index) => index === 0 || from > (ranges[index - 1] as PortRange).to);
		return apart && round.length > 0 && round.length >= MOST * stated.length ? [at] : [];
	});
}

/** Multiples of ten, and powers of two of 16 and more. */
function isRound(size: number): boolean {
	return size % ROUND === 0 || (size >= 16 && Number.isInteger(Math.log2(size)));
}
