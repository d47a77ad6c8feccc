import type { PortRange } from '../core/index.ts';

/** A part of the numbers of ports, drawn as a line of its own. */
export interface Stretch extends PortRange {
	/** How many ports it has. */
	readonly count: number;
	/** Its ports in rising order; where many would stand on one spot, a stretch of these, which is their line enlarged. */
	readonly parts: readonly (number | Stretch)[];
	/** The ranges that reach into it, as far as they do; in a lane, counted from 0, no two overlap. */
	readonly ranges: readonly (PortRange & { readonly whole: PortRange; readonly lane: number })[];
}

/** A line has so many spots, and a spot so many ports that are still told apart. */
const SPOTS = 12;
const MOST = 6;

/** Draws ports, in rising order, and ranges as a line from the least to the greatest of them within the bounds; null for none. */
export function stretchOf(ports: readonly number[], ranges: readonly PortRange[], bounds: PortRange): Stretch | null {
	const own = ports.filter((port) => bounds.from <= port && port <= bounds.to);
	const crossing = ranges
		.filter(({ from, to }) => from <= bounds.to && bounds.from <= to)
		.map((whole) => ({ whole, from: Math.max(whole.from, bounds.from), to: Math.min(whole.to, bounds.to) }));
	const starts = [...own.slice(0, 1), ...crossing.map(({ from }) => from)];
	if (starts.length === 0) return null;
	const from = starts.reduce((a, b) => Math.min(a, b));
	const to = [...own.slice(-1), ...crossing.map((range) => range.to)].reduce((a, b) => Math.max(a, b));
	const spotOf = (port: number) => Math.min(SPOTS - 1, Math.floor((SPOTS * (port - from)) / Math.max(1, to - from)));
	const parts = [...Map.groupBy(own, spotOf).values()].flatMap((group): readonly (number | Stretch)[] => {
		const [first = 0, last = 0] = [group[0], group.at(-1)];
		if (group.length <= MOST) return group;
		const enlarged = stretchOf(group, ranges, { from: first, to: last });
		return enlarged ? [enlarged] : [];
	});
	return { from, to, count: own.length, parts, ranges: inLanes(crossing) };
}

function inLanes<Drawn extends PortRange>(ranges: readonly Drawn[]): (Drawn & { readonly lane: number })[] {
	const ends: number[] = [];
	return ranges
		.toSorted((a, b) => a.from - b.from || b.to - a.to)
		.map((range) => {
			const free = ends.findIndex((end) => end < range.from);
			const lane = free < 0 ? ends.length : free;
			ends[lane] = range.to;
			return { ...range, lane };
		});
}
