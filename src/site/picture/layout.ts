import type { Arrow } from './flows.ts';
import { longestWord, widthOf, wrap } from './measure.ts';
import { type Box, type End, type Flow, routesOf } from './routes.ts';

/** Sizes in pixels: what a telephone of 390 shows beside its margins, and of text what is read without zoom. */
const LIMIT = 352;
const SIZE = 12;
export const LINE = 15;
export const PAD = 7;
const NARROWEST = 64;
const LABEL = 106;
/** What lies between two boxes besides a label: room for arrows and their bends. */
const GAPS = 36;
/** The end that a table does not name: a dot. */
const DOT = 6;

/** A text in its place. */
export interface PlacedText {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	readonly lines: readonly string[];
}

/** An arrow in its place. */
export interface PlacedArrow {
	readonly points: readonly (readonly [x: number, y: number])[];
	readonly label: PlacedText;
	readonly disputed: boolean;
}

/** A picture laid out; a box without lines is an end without a name. */
export interface Layout {
	readonly width: number;
	readonly height: number;
	readonly boxes: readonly PlacedText[];
	readonly arrows: readonly PlacedArrow[];
}

/** Between boxes of a column, between labels of a box, and around the picture. */
const BOX_GAP = 10;
const LABEL_GAP = 3;
const MARGIN = 2;

/**
 * Lays arrows out in two columns, where flows begin and where they end, with their labels between them, so that no picture
 * is wider than a telephone; an end that does both stands in both. Arrows of one box share their way until they part;
 * disputed ones go alone.
 */
export function layOut(arrows: readonly Arrow[], mark: string): Layout {
	const widths = widthsOf(arrows);
	const labelWidth = LIMIT - GAPS - widths[0] - widths[1];
	const labelX = MARGIN + widths[0] + GAPS / 2;
	const rightX = labelX + labelWidth + GAPS / 2 - 2 * MARGIN;
	const [from, to] = [columnOf(arrows, 'from', widths[0]), columnOf(arrows, 'to', widths[1])];
	const labels = arrows.map(({ labels, disputed }) =>
		[...(disputed ? [`⚠ ${mark}`] : []), ...labels].flatMap((label) => wrap(label, labelWidth, SIZE)),
	);
	const { left, flows } = placeFlows(arrows, from, to, labels);
	const right = placeRight(to, flows);
	for (const box of left.values()) box.x = MARGIN + widths[0] - box.width;
	for (const box of right.values()) box.x = rightX;
	const lanes = { left: [MARGIN + widths[0], labelX], right: [labelX + labelWidth, rightX] } as const;
	const routes = routesOf(flows, left, right, lanes);
	const bottoms = [...left.values(), ...right.values()].map(({ y, height }) => y + height);
	return {
		width: Math.ceil(rightX + widths[1] + MARGIN),
		height: Math.ceil(Math.max(0, ...bottoms, ...flows.map(({ middle, height }) => middle + height / 2)) + MARGIN),
		boxes: [...left.values(), ...right.values()],
		arrows: flows.map(({ index, middle, height, disputed }, at) => {
			const lines = labels[index] ?? [];
			const width = Math.min(labelWidth, Math.max(...lines.map((line) => widthOf(line, SIZE)), 20) + 4);
			const label = { x: labelX + (labelWidth - width) / 2, y: middle - height / 2, width, height, lines };
			return { points: routes[at] ?? [], label, disputed };
		}),
	};
}

/** Stacks the labels, those of a box on the left side by side with it, in the order of both columns. */
function placeFlows(
	arrows: readonly Arrow[],
	from: readonly Box[],
	to: readonly Box[],
	labels: readonly (readonly string[])[],
): { left: Map<string, Box>; flows: Flow[] } {
	const rank = new Map(to.map(({ key }, at) => [key, at]));
	const rankOf = ({ to }: Flow) => rank.get(to) ?? 0;
	const all = arrows.map(({ disputed, ...ends }, index): Flow => {
		const end = (side: End) => keyOf(ends[side], index, side);
		const height = (labels[index]?.length ?? 0) * LINE + 2;
		return { index, from: end('from'), to: end('to'), disputed, height, middle: 0 };
	});
	const byBox = Map.groupBy(all, (flow) => flow.from);
	const flows: Flow[] = [];
	let top = MARGIN;
	for (const box of from) {
		const own = (byBox.get(box.key) ?? []).sort((a, b) => rankOf(a) - rankOf(b));
		const needed = own.reduce((sum, { height }) => sum + height + LABEL_GAP, -LABEL_GAP);
		const room = Math.max(box.height, needed);
		box.y = top + (room - box.height) / 2;
		let y = top + (room - needed) / 2;
		for (const flow of own) {
			flow.middle = y + flow.height / 2;
			y += flow.height + LABEL_GAP;
		}
		flows.push(...own);
		top += room + BOX_GAP;
	}
	return { left: new Map(from.map((box) => [box.key, box])), flows };
}

/** Places the boxes on the right, each as near to the middle of its labels as those above it allow. */
function placeRight(boxes: readonly Box[], flows: readonly Flow[]): Map<string, Box> {
	const wish = (box: Box) => {
		const own = flows.filter(({ to }) => to === box.key).map(({ middle }) => middle);
		return own.reduce((sum, middle) => sum + middle, 0) / Math.max(1, own.length) - box.height / 2;
	};
	const wished = boxes
		.map((box) => ({ box, y: wish(box) }))
		.sort((a, b) => a.y + a.box.height / 2 - b.y - b.box.height / 2);
	let top = MARGIN;
	for (const { box, y } of wished) {
		box.y = Math.max(top, y);
		top = box.y + box.height + BOX_GAP;
	}
	return new Map(wished.map(({ box }) => [box.key, box]));
}

function keyOf(name: string | null, index: number, end: End): string {
	return name === null ? `${end}#${index}` : `${end}:${name}`;
}

/** How wide the two columns are: their longest word, so that few are cut; what labels leave over goes to long names. */
function widthsOf(arrows: readonly Arrow[]): [left: number, right: number] {
	const wishes = (['from', 'to'] as const).map((end) => {
		const names = arrows.flatMap((arrow) => arrow[end] ?? []);
		const widest = (widthOf: (name: string, size: number) => number) =>
			Math.ceil(Math.max(NARROWEST, ...names.map((name) => widthOf(name, SIZE) + 2 * PAD)));
		return names.length === 0 ? { least: DOT, most: DOT } : { least: widest(longestWord), most: widest(widthOf) };
	});
	const [left = { least: DOT, most: DOT }, right = left] = wishes;
	const room = LIMIT - GAPS - LABEL;
	const share = Math.floor((room - left.least - right.least) / 3);
	if (share >= 0) return [Math.min(left.most, left.least + share), Math.min(right.most, right.least + share)];
	const smaller = Math.min(left.least, right.least, Math.floor(room / 2));
	return left.least < right.least ? [smaller, room - smaller] : [room - smaller, smaller];
}

/** The boxes of a column, not yet placed; an end without a name is a dot. */
function columnOf(arrows: readonly Arrow[], end: End, width: number): Box[] {
	const ends = new Map(arrows.map((arrow, index) => [keyOf(arrow[end], index, end), arrow[end]]));
	return [...ends].map(([key, name]) => {
		const lines = name === null ? [] : wrap(name, width - 2 * PAD, SIZE);
		const size = name === null ? { width: DOT, height: DOT } : { width, height: lines.length * LINE + 2 * PAD };
		return { key, x: 0, y: 0, ...size, lines };
	});
}
