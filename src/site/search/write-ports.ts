import type { FlowFacts } from '../../core/index.ts';
import { fold } from '../../search/index.ts';
import type { NumberedItem } from './blocks.ts';
import type { PortsFile, PortUses } from './files.ts';
import { costs, type Overflow, writePostings } from './postings.ts';

/** How many letters a file of ports holds before the next is begun. */
const lettersPerFile = 12_000;

/** The files of ports, the first port of each, and the ranges that are more than a port. */
export interface PortFiles {
	readonly files: readonly PortsFile[];
	readonly starts: readonly number[];
	readonly ranges: readonly (readonly [number, number])[];
}

/** Gathers what names each port and range, apart by what is said of it, in the order of the numbers. */
export function writePorts(items: readonly NumberedItem[], overflow: Overflow): PortFiles {
	const found = new Map<string, { from: number; to: number; uses: Map<string, number[]> }>();
	for (const { number, item } of items)
		for (const flow of [...(item.flow ? [item.flow] : []), ...item.alternatives])
			for (const { from, to } of flow.ports) {
				const entry = found.get(`${from}-${to}`) ?? { from, to, uses: new Map() };
				found.set(`${from}-${to}`, entry);
				const key = JSON.stringify({ ...namesOf(flow), isAlone: flow.ports.length === 1 });
				const uses = entry.uses.get(key) ?? [];
				if (uses.at(-1) !== number * costs) uses.push(number * costs);
				entry.uses.set(key, uses);
			}
	const sorted = [...found.values()].sort((a, b) => a.from - b.from || a.to - b.to);
	const files: PortUses[][] = [];
	let letters = Number.POSITIVE_INFINITY;
	for (const { from, to, uses } of sorted) {
		const written: PortUses = {
			...{ from, to },
			uses: [...uses].map(([key, list]) => ({ ...JSON.parse(key), items: writePostings(list, overflow) })),
		};
		if (letters > lettersPerFile && files.at(-1)?.at(-1)?.from !== from) {
			files.push([]);
			letters = 0;
		}
		letters += JSON.stringify(written).length;
		files.at(-1)?.push(written);
	}
	return {
		files,
		starts: files.map(([first]) => first?.from ?? 0),
		ranges: sorted.filter(({ from, to }) => from !== to).map(({ from, to }) => [from, to] as const),
	};
}

/** The names in a flow, folded: what a query asks for. */
function namesOf({ transports, protocols, security }: FlowFacts) {
	return { transports: transports.map(fold), protocols: protocols.map(fold), security: security.map(fold) };
}
