import ELK, { type ElkNode } from 'elkjs/lib/elk.bundled.js';
import type { Arrow } from './flows.ts';
import { longestWord, widthOf, wrap } from './measure.ts';

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

const OPTIONS = {
	'elk.algorithm': 'layered',
	'elk.direction': 'RIGHT',
	'elk.padding': '[top=2,left=2,bottom=2,right=2]',
	'elk.spacing.nodeNode': '10',
	'elk.spacing.edgeNode': '6',
	'elk.spacing.edgeEdge': '6',
	'elk.spacing.edgeLabel': '3',
	'elk.edgeLabels.placement': 'CENTER',
	'elk.separateConnectedComponents': 'false',
	'elk.layered.mergeEdges': 'true',
	'elk.layered.spacing.nodeNodeBetweenLayers': '8',
	'elk.layered.spacing.edgeNodeBetweenLayers': '6',
	'elk.layered.spacing.edgeEdgeBetweenLayers': '4',
	'elk.randomSeed': '1',
	'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
};

const elk = new ELK();

type End = 'from' | 'to';

/** One box of a column; `key` tells boxes apart, as ends without a name are many. */
interface Box {
	readonly key: string;
	readonly width: number;
	readonly lines: readonly string[];
}

/**
 * Lays arrows out in two columns, where flows begin and where they end, so that no picture is wider than a telephone; an
 * end that does both stands in both. Arrows from one box share their way until they part; disputed ones go alone.
 */
export async function layOut(arrows: readonly Arrow[], mark: string): Promise<Layout> {
	const [leftWidth, rightWidth] = widthsOf(arrows);
	const [left, right] = [columnOf(arrows, 'from', leftWidth), columnOf(arrows, 'to', rightWidth)];
	const labelWidth = LIMIT - GAPS - leftWidth - rightWidth;
	const labels = arrows.map(({ labels, disputed }) =>
		[...(disputed ? [`⚠ ${mark}`] : []), ...labels].flatMap((label) => wrap(label, labelWidth, SIZE)),
	);
	const at = (arrow: Arrow, index: number, end: End) =>
		arrow.disputed ? portOf(index, end) : keyOf(arrow[end], index, end);
	const placed = await elk.layout({
		id: 'root',
		layoutOptions: OPTIONS,
		children: [...left.map((box) => nodeOf(box, arrows, 'from')), ...right.map((box) => nodeOf(box, arrows, 'to'))],
		edges: arrows.map((arrow, index) => ({
			...{ id: `e${index}`, sources: [at(arrow, index, 'from')], targets: [at(arrow, index, 'to')] },
			labels: [{ id: `l${index}`, text: 'x', ...sizeOf(labels[index] ?? []) }],
		})),
	});
	return read(placed, arrows, labels, [...left, ...right]);
}

function keyOf(name: string | null, index: number, end: End): string {
	return name === null ? `${end}#${index}` : `${end}:${name}`;
}

function portOf(index: number, end: End): string {
	return `${end}@${index}`;
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

/** The boxes of a column; an end without a name is a dot. */
function columnOf(arrows: readonly Arrow[], end: End, width: number): Box[] {
	const ends = new Map(arrows.map((arrow, index) => [keyOf(arrow[end], index, end), arrow[end]]));
	return [...ends].map(([key, name]) =>
		name === null ? { key, width: DOT, lines: [] } : { key, width, lines: wrap(name, width - 2 * PAD, SIZE) },
	);
}

function nodeOf({ key, width, lines }: Box, arrows: readonly Arrow[], end: End): ElkNode {
	const alone = arrows.flatMap((arrow, index) =>
		arrow.disputed && keyOf(arrow[end], index, end) === key ? [portOf(index, end)] : [],
	);
	return {
		...{ id: key, width, height: lines.length === 0 ? DOT : lines.length * LINE + 2 * PAD },
		ports: alone.map((id) => ({ id, width: 0, height: 0 })),
		layoutOptions: { 'elk.layered.layering.layerConstraint': end === 'from' ? 'FIRST' : 'LAST' },
	};
}

function sizeOf(lines: readonly string[]): { width: number; height: number } {
	return { width: Math.max(...lines.map((line) => widthOf(line, SIZE)), 20) + 4, height: lines.length * LINE + 2 };
}

function read(
	{ width = 0, height = 0, children = [], edges = [] }: ElkNode,
	arrows: readonly Arrow[],
	labels: readonly (readonly string[])[],
	boxes: readonly Box[],
): Layout {
	return {
		...{ width: Math.ceil(width), height: Math.ceil(height) },
		boxes: children.map(({ x = 0, y = 0, width = 0, height = 0 }, index) => ({
			...{ x, y, width, height, lines: boxes[index]?.lines ?? [] },
		})),
		arrows: edges.map(({ sections = [], labels: [place] = [] }, index) => ({
			points: sections.flatMap(({ startPoint, bendPoints = [], endPoint }) =>
				[startPoint, ...bendPoints, endPoint].map(({ x, y }) => [x, y] as const),
			),
			label: { x: 0, y: 0, width: 0, height: 0, ...place, lines: labels[index] ?? [] },
			disputed: arrows[index]?.disputed ?? false,
		})),
	};
}
