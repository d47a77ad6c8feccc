import type { FlowFacts } from '../../core/index.ts';
import { fold } from '../../search/index.ts';
import type { NumberedItem } from './blocks.ts';
import type { IndexFile, PortsFile, PortUses } from './files.ts';
import { costs, type Overflow, writePostings } from './postings.ts';

/** How many letters a file of ports holds before the next is begun. */
const lettersPerFile = 12_000;

/** The files of ports and those of ranges, and what `IndexFile` says of them. */
export interface PortFiles {
	readonly ports: readonly PortsFile[];
	readonly ranges: readonly PortsFile[];
	readonly directory: Pick<IndexFile, 'ports' | 'ranges' | 'rangeFiles'>;
}

/** Gathers what names each port and range, apart by what is said of it. */
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
	const written = [...found.values()].map(
		({ from, to, uses }): PortUses => ({
			...{ from, to },
			uses: [...uses].map(([key, list]) => ({ ...JSON.parse(key), items: writePostings(list, overflow) })),
		}),
	);
	const ports = filesOf(written.filter(({ from, to }) => from === to).sort((a, b) => a.from - b.from));
	const wide = written.filter(({ from, to }) => from !== to);
	const ranges = filesOf(wide.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from));
	return {
		...{ ports, ranges },
		directory: {
			ports: ports.map(([first]) => first?.from ?? 0),
			ranges: wide.map(({ from, to }) => [from, to] as const),
			rangeFiles: ranges.map((_, at) => ranges.slice(0, at).flat().length),
		},
	};
}

function filesOf(all: readonly PortUses[]): PortUses[][] {
	const files: PortUses[][] = [];
	let letters = Number.POSITIVE_INFINITY;
	for (const uses of all) {
		if (letters > lettersPerFile) {
			files.push([]);
			letters = 0;
		}
		letters += JSON.stringify(uses).length;
		files.at(-1)?.push(uses);
	}
	return files;
}

/** The names in a flow, folded: what a query asks for. */
function namesOf({ transports, protocols, security }: FlowFacts) {
	return { transports: transports.map(fold), protocols: protocols.map(fold), security: security.map(fold) };
}
