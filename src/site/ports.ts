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
	/** Records with a range that holds it, narrow ranges first. */
	readonly covering: readonly PortRecord[];
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

/** Gathers the ports of all records, in the order of their numbers. */
export function portIndex(records: readonly PortRecord[]): PortIndex {
	const exact = new Map<number, Set<PortRecord>>();
	const ranges = new Map<string, PortRange & { records: PortRecord[] }>();
	const disputed = new Map<number, Set<PortRecord>>();
	const named = (port: number) => exact.get(port) ?? new Set<PortRecord>();
	for (const record of records) {
		const own = record.ports.flatMap(({ from, to }) => [from, to]);
		for (const { from, to } of record.alternatives.flatMap(({ ports }) => ports))
			for (const port of [from, to])
				if (!own.includes(port)) disputed.set(port, (disputed.get(port) ?? new Set()).add(record));
		for (const { from, to } of record.ports) {
			if (from === to) exact.set(from, named(from).add(record));
			else {
				exact.set(from, named(from));
				exact.set(to, named(to));
				const range = ranges.get(`${from}-${to}`) ?? { from, to, records: [] };
				if (!range.records.includes(record)) range.records.push(record);
				ranges.set(`${from}-${to}`, range);
			}
		}
	}
	const byWidth = [...ranges.values()].sort((a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from);
	const numbers = [...new Set([...exact.keys(), ...disputed.keys()])].sort((a, b) => a - b);
	const ports = numbers.map((port, at) => {
		const own = named(port);
		const covering = byWidth.filter(({ from, to }) => from <= port && port <= to).flatMap((range) => range.records);
		return {
			port,
			exact: [...own],
			covering: [...new Set(covering)].filter((record) => !own.has(record)),
			disputed: [...(disputed.get(port) ?? [])],
			previous: numbers[at - 1] ?? null,
			next: numbers[at + 1] ?? null,
		};
	});
	return { ports, ranges: [...ranges.values()].sort((a, b) => a.from - b.from || a.to - b.to) };
}
