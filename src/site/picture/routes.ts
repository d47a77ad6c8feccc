/** Which of its two ends: where a flow begins, or where it goes. */
export type End = 'from' | 'to';

/** A box or dot of a column, in pixels; `key` tells them apart, as ends without a name are many. */
export interface Box {
	readonly key: string;
	x: number;
	y: number;
	readonly width: number;
	readonly height: number;
	readonly lines: readonly string[];
}

/** An arrow on its way to its place: the keys of its boxes, and its label's height and middle. */
export interface Flow {
	readonly index: number;
	readonly from: string;
	readonly to: string;
	readonly disputed: boolean;
	readonly height: number;
	middle: number;
}

/** A way that flows share between a box and their labels: along `x`, which the box is left or entered from at `y`. */
interface Trunk {
	readonly box: string;
	readonly flows: readonly Flow[];
	y: number;
	x: number;
}

type Lane = readonly [from: number, to: number];

/** How far ways lie apart where there is room, what an arrow's head takes before its box, and what counts as one line. */
const TRACK = 4;
const HEAD = 9;
const SAME = 2;

/** The points that each flow passes, with right angles only, through the lanes on either side of the labels. */
export function routesOf(
	flows: readonly Flow[],
	left: ReadonlyMap<string, Box>,
	right: ReadonlyMap<string, Box>,
	lanes: { readonly left: Lane; readonly right: Lane },
): (readonly (readonly [x: number, y: number])[])[] {
	const leaving = trunksOf(flows, 'from', left, lanes.left);
	const [start, end] = lanes.right;
	const entering = trunksOf(flows, 'to', right, [start, end - HEAD]);
	return flows.map((flow) => {
		const [out, into] = [leaving.get(flow), entering.get(flow)];
		if (!out || !into) return [];
		return straightened([
			...[[lanes.left[0], out.y] as const, [out.x, out.y] as const, [out.x, flow.middle] as const],
			...[[into.x, flow.middle] as const, [into.x, into.y] as const, [end, into.y] as const],
		]);
	});
}

/** The trunk of each flow on one side: one a box, and one for each disputed flow. */
function trunksOf(flows: readonly Flow[], end: End, boxes: ReadonlyMap<string, Box>, lane: Lane): Map<Flow, Trunk> {
	const groups = Map.groupBy(flows, (flow) => (flow.disputed ? flow : flow[end]));
	const trunks = [...groups.values()].map((own): Trunk => ({ box: own[0]?.[end] ?? '', flows: own, y: 0, x: 0 }));
	for (const [key, own] of Map.groupBy(trunks, ({ box }) => box)) {
		const box = boxes.get(key);
		if (box) placeEnds(own, box, flows);
	}
	placeTracks(trunks, lane);
	return new Map(trunks.flatMap((trunk) => trunk.flows.map((flow) => [flow, trunk] as const)));
}

/** Spreads the trunks of a box along its side, apart from the middles of labels that are not their own. */
function placeEnds(trunks: Trunk[], { y, height }: Box, flows: readonly Flow[]): void {
	trunks.sort((a, b) => meanOf(a) - meanOf(b));
	for (const [at, trunk] of trunks.entries()) {
		trunk.y = y + (height * (at + 1)) / (trunks.length + 1);
		const foreign = (end: number) =>
			flows.some((flow) => !trunk.flows.includes(flow) && Math.abs(flow.middle - end) < SAME);
		const free = [0, TRACK, -TRACK, 2 * TRACK, -2 * TRACK].map((shift) => trunk.y + shift);
		const best = free.find((end) => end > y + SAME && end < y + height - SAME && !foreign(end));
		trunk.y = best ?? trunk.y;
	}
}

function meanOf({ flows }: Trunk): number {
	return flows.reduce((sum, { middle }) => sum + middle, 0) / flows.length;
}

/** Gives trunks that pass each other an x of their own, from the left of the lane to its right. */
function placeTracks(trunks: readonly Trunk[], [from, to]: Lane): void {
	const ends: number[] = [];
	const tracks = new Map<Trunk, number>();
	const spans = trunks.map((trunk) => {
		const points = [trunk.y, ...trunk.flows.map(({ middle }) => middle)];
		return { trunk, top: Math.min(...points), bottom: Math.max(...points) };
	});
	for (const { trunk, top, bottom } of spans.sort((a, b) => a.top - b.top)) {
		const free = ends.findIndex((end) => end + SAME < top);
		const track = free === -1 ? ends.length : free;
		ends[track] = bottom;
		tracks.set(trunk, track);
	}
	const step = Math.min(TRACK, (to - from) / (ends.length + 1));
	const first = (from + to) / 2 - (step * (ends.length - 1)) / 2;
	for (const [trunk, track] of tracks) trunk.x = first + step * track;
}

/** A way without the points that lie on a straight line between others. */
function straightened(points: readonly (readonly [x: number, y: number])[]): (readonly [x: number, y: number])[] {
	return points.filter(([x, y], at) => {
		const [before, after] = [points[at - 1], points[at + 1]];
		if (!before || !after) return true;
		return !((before[0] === x && x === after[0]) || (before[1] === y && y === after[1]));
	});
}
