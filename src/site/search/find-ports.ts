import type { PortRange } from '../../core/index.ts';
import { closeness, type Query } from '../../search/index.ts';
import type { IndexFile, PortsFile, PortUses } from './files.ts';
import { type Found, listOf } from './find-items.ts';
import type { Load } from './store.ts';

/** What names the ports of a query: items with how far their ports are from those asked for (0 the same, below 1). */
export interface FoundPorts extends Found {
	/** The transports of the flows with the ports, whatever transport was asked for; and with them their protocols. */
	readonly transports: readonly string[];
	readonly names: readonly string[];
}

/** How many files are read for the ports within a range. */
const mostFiles = 3;

/** How much further away an item is that names other ports besides. */
const besides = 0.001;

/** Finds what names a query's ports and has its transports and protocols. */
export async function findPorts(load: Load, query: Query, whole: boolean): Promise<FoundPorts> {
	const index = await load<IndexFile>('index');
	const items = new Map<number, number>();
	const transports = new Set<string>();
	const names = new Set<string>();
	let isWhole = true;
	for (const asked of query.ports)
		for (const uses of await usesOf(load, index, asked)) {
			const ownDistance = 1 - closeness(asked, uses);
			for (const use of uses.uses) {
				if (ownDistance === 0) {
					for (const name of use.transports) transports.add(name);
					const own = [...use.protocols, ...use.security, ...use.transports];
					if (own.length > 0) names.add(own.join('/'));
				}
				if (!query.transports.every((name) => use.transports.includes(name))) continue;
				if (!query.protocols.every((name) => use.protocols.includes(name) || use.security.includes(name))) continue;
				const distance = Math.min(1, ownDistance + (use.isAlone ? 0 : besides));
				const found = await listOf(load, use.items, whole);
				isWhole &&= found.isWhole;
				for (const item of found.items.keys()) items.set(item, Math.min(distance, items.get(item) ?? 1));
			}
		}
	return { items, isWhole, transports: [...transports].sort(), names: [...names].sort() };
}

/** The file that holds what has a number, by the first number of each. */
function fileOf(firsts: readonly number[], number: number): number {
	return firsts.findLastIndex((first) => first <= number);
}

/** Everything whose ports have one in common with a range. */
async function usesOf(load: Load, index: IndexFile, asked: PortRange): Promise<PortUses[]> {
	const touches = ({ from, to }: PortRange) => from <= asked.to && asked.from <= to;
	const names = new Set<string>();
	const first = Math.max(0, fileOf(index.ports, asked.from));
	const last = Math.min(fileOf(index.ports, asked.to), first + mostFiles - 1);
	for (let place = first; place <= last; place++) names.add(`ports-${place}`);
	for (const [at, [from, to]] of index.ranges.entries())
		if (touches({ from, to })) names.add(`ranges-${fileOf(index.rangeFiles, at)}`);
	const files = await Promise.all([...names].map((name) => load<PortsFile>(name)));
	return files.flat().filter(touches);
}
