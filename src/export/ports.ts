import type { PortRange } from '../core/index.ts';

/** Ports as one text: `443`, `50000-59999`, `67 68`. */
export function ports(ranges: readonly PortRange[]): string {
	return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(' ');
}
