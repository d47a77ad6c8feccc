import type { PortRange } from '../core/index.ts';

/** How well a record's ports answer: compared `kind` first, then `width`; less is better. */
export interface PortMatch {
	/** 0 the same ports, 1 they hold what was asked, 2 they lie within it, 3 they share a part. */
	readonly kind: 0 | 1 | 2 | 3;
	/** Ports in the record's range. */
	readonly width: number;
}

/** The best match between ports asked for and ports of a record, or null; numbers are compared, never their digits. */
export function matchPorts(asked: readonly PortRange[], ports: readonly PortRange[]): PortMatch | null {
	let best: PortMatch | null = null;
	for (const one of asked) {
		for (const other of ports) {
			const match = compare(one, other);
			if (match !== null && (best === null || comparePortMatches(match, best) < 0)) best = match;
		}
	}
	return best;
}

/** Orders matches, the best first. */
export function comparePortMatches(a: PortMatch, b: PortMatch): number {
	return a.kind - b.kind || a.width - b.width;
}

function compare(asked: PortRange, port: PortRange): PortMatch | null {
	if (port.to < asked.from || asked.to < port.from) return null;
	const width = port.to - port.from + 1;
	if (port.from === asked.from && port.to === asked.to) return { kind: 0, width };
	if (port.from <= asked.from && asked.to <= port.to) return { kind: 1, width };
	if (asked.from <= port.from && port.to <= asked.to) return { kind: 2, width };
	return { kind: 3, width };
}
