import type { PortRange, PortRecord } from '../core/index.ts';

/** A range of several ports that records name, with those records. */
export interface RangeEntry extends PortRange {
	readonly records: readonly PortRecord[];
}

/** What the records say of one port. */
export interface PortEntry {
	readonly port: number;
	/** Records that name the port itself. */
	readonly exact: readonly PortRecord[];
	/** Records with a range that holds it, narrow ranges first; of very many the first ones. */
	readonly covering: readonly PortRecord[];
	/** How many there are. */
	readonly coveringCount: number;
	/** Records that only some locales give this port, against the others. */
	readonly disputed: readonly PortRecord[];
	readonly previous: number | null;
	readonly next: number | null;
}

/** All ports that records name, also against other locales: every single port and both ends of every range. */
export interface PortIndex {
	readonly ports: readonly PortEntry[];
	readonly ranges: readonly RangeEntry[];
}

/** How many records with wider ranges are listed for one port: of rows that all hold each other's ports each page would name all. */
const LISTED = 50;

/** Gathers the ports of all records, in the order of their numbers. */
export function portIndex(records: readonly PortRecord[]): PortIndex {
	const exact = new Map<number, Set<PortRecord>>();
	const ranges = new Map<string, PortRange & { records: PortRecord[] }>();
	const disputed = new Map<number, Set<PortRecord>>();
	const named = (port: number) => exact.get(port) ?? new Set<PortRecord>();
	for (const record of records) {
		const own = new Set(record.ports.flatMap(({ from, to }) => [from, to]));
		for (const { from, to } of record.alternatives.flatMap(({ ports }) => ports))
			for (const port of [from, to])
				if (!own.has(port)) disputed.set(port, (disputed.get(port) ?? new Set()).add(record));
		for (const { from, to } of record.ports) {
			if (from === to) exact.set(from, named(from).add(record));
			else {
				exact.set(from, named(from));
				exact.set(to, named(to));
				const range = ranges.get(`${from}-${to}`) ?? { from, to, records: [] };
				if (range.records.at(-1) !== record) range.records.push(record);
				ranges.set(`${from}-${to}`, range);
			}
		}
	}
	const coveringOf = sweep([...ranges.values()]);
	const numbers = [...new Set([...exact.keys(), ...disputed.keys()])].sort((a, b) => a - b);
	const ports = numbers.map((port, at) => {
		const own = named(port);
		return {
			port,
			exact: [...own],
			...coveringOf(port, own),
			disputed: [...(disputed.get(port) ?? [])],
			previous: numbers[at - 1] ?? null,
			next: numbers[at + 1] ?? null,
		};
	});
	return { ports, ranges: [...ranges.values()].sort((a, b) => a.from - b.from || a.to - b.to) };
}

/**
 * Tells of ports, which have to be asked for in the order of their numbers, which records have a range that holds each and
 * are not among its own: the first ones, narrow ranges first, and how many there are.
 */
function sweep(ranges: readonly RangeEntry[]) {
	const byWidth = [...ranges].sort((a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from);
	const at = (rank: number) => byWidth[rank] as RangeEntry;
	const opening = [...byWidth.keys()].sort((a, b) => at(b).from - at(a).from);
	const closing = [...byWidth.keys()].sort((a, b) => at(b).to - at(a).to);
	/** The ranks of the ranges that hold the port, ascending. */
	const open: number[] = [];
	const openOf = new Map<PortRecord, number>();
	const count = (rank: number, by: number) => {
		for (const record of at(rank).records) {
			const held = (openOf.get(record) ?? 0) + by;
			if (held > 0) openOf.set(record, held);
			else openOf.delete(record);
		}
	};
	return (port: number, own: ReadonlySet<PortRecord>): Pick<PortEntry, 'covering' | 'coveringCount'> => {
		for (let rank = opening.at(-1); rank !== undefined && at(rank).from <= port; rank = opening.at(-1)) {
			opening.pop();
			open.splice(placeIn(open, rank), 0, rank);
			count(rank, 1);
		}
		for (let rank = closing.at(-1); rank !== undefined && at(rank).to < port; rank = closing.at(-1)) {
			closing.pop();
			open.splice(placeIn(open, rank), 1);
			count(rank, -1);
		}
		const covering = new Set<PortRecord>();
		for (const rank of open) {
			for (const record of at(rank).records) if (covering.size < LISTED && !own.has(record)) covering.add(record);
			if (covering.size === LISTED) break;
		}
		const held = [...own].filter((record) => openOf.has(record)).length;
		return { covering: [...covering], coveringCount: openOf.size - held };
	};
}

/** Where a number stands, or would stand, in ascending ones. */
function placeIn(numbers: readonly number[], wanted: number): number {
	let [low, high] = [0, numbers.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((numbers[middle] as number) < wanted) low = middle + 1;
		else high = middle;
	}
	return low;
}
