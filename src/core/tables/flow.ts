/** What a row says of its flow. */
import type { Fact, FlowFacts, PortRange } from '../model.ts';

/** Gathers ports in the order of the cells, each once, and the names of transports, protocols and security layers, sorted. */
export function flowOf(cells: Iterable<{ readonly facts: readonly Fact[] }>): FlowFacts {
	const ports = new Map<string, PortRange>();
	const names = { transport: new Set<string>(), protocol: new Set<string>(), security: new Set<string>() };
	for (const { facts } of cells) {
		for (const fact of facts) {
			if (fact.kind === 'port') ports.set(`${fact.from}-${fact.to}`, { from: fact.from, to: fact.to });
			else if (fact.kind === 'transport' || fact.kind === 'protocol' || fact.kind === 'security')
				names[fact.kind].add(fact.value);
		}
	}
	return {
		ports: [...ports.values()],
		transports: [...names.transport].sort(),
		protocols: [...names.protocol].sort(),
		security: [...names.security].sort(),
	};
}

/** Ports as a reader writes them: `80, 443, 50000-59999`. */
export function formatPorts(ranges: readonly PortRange[]): string {
	return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}
