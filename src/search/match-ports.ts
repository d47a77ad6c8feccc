import type { PortRange } from '../core/index.ts';

/**
 * How close a range is to the one asked for: 1 the same, 0 nothing in common. To lack ports that were asked for counts more
 * than to hold others, so what holds all of them is closer than what lacks a good part; of two such, the narrower.
 */
export function closeness(asked: PortRange, range: PortRange): number {
	const shared = Math.min(asked.to, range.to) - Math.max(asked.from, range.from) + 1;
	if (shared <= 0) return 0;
	const asks = shared / (asked.to - asked.from + 1);
	const holds = shared / (range.to - range.from + 1);
	return asks ** 3 * holds ** 0.25;
}
