import ELK, { type ElkNode } from 'elkjs/lib/elk.bundled.js';
import { toHtml } from 'hast-util-to-html';
import { h, s } from 'hastscript';
import type { Arrow } from './flows.ts';
import { widthOf, wrap } from './measure.ts';

/** What a picture says of itself, in its reader's language. */
export interface PictureTexts {
	/** Its id on the page, which its parts are called after. */
	readonly id: string;
	readonly title: string;
	readonly description: string;
	/** The word that marks a disputed flow. */
	readonly disputed: string;
}

/** Sizes in pixels; two boxes and a label between them fit a telephone's width. */
const SIZE = 12;
const LINE = 15;
const BOX = 104;
const PAD = 8;
const LABEL = 96;

const OPTIONS = {
	'elk.algorithm': 'layered',
	'elk.direction': 'RIGHT',
	'elk.padding': '[top=4,left=4,bottom=4,right=4]',
	'elk.spacing.nodeNode': '14',
	'elk.spacing.edgeNode': '8',
	'elk.spacing.edgeLabel': '3',
	'elk.layered.spacing.nodeNodeBetweenLayers': '10',
	'elk.layered.spacing.edgeNodeBetweenLayers': '8',
	'elk.layered.spacing.edgeEdgeBetweenLayers': '4',
	'elk.randomSeed': '1',
	'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
};

const elk = new ELK();

/** Draws arrows between boxes as an SVG; null where there is nothing to draw. */
export async function drawPicture(arrows: readonly Arrow[], texts: PictureTexts): Promise<string | null> {
	if (arrows.length === 0) return null;
	const names = [...new Set(arrows.flatMap(({ from, to }) => [from, to]))];
	const labels = arrows.map(({ labels, disputed }) => [
		...(disputed ? wrap(`⚠ ${texts.disputed}`, LABEL, SIZE) : []),
		...labels.flatMap((label) => wrap(label, LABEL, SIZE)),
	]);
	const boxes = names.map((name) => wrap(name, BOX - 2 * PAD, SIZE));
	const layout = await elk.layout({
		id: 'root',
		layoutOptions: OPTIONS,
		children: boxes.map((lines, at) => ({ id: `b${at}`, width: BOX, height: lines.length * LINE + 2 * PAD })),
		edges: arrows.map(({ from, to }, at) => ({
			...{ id: `e${at}`, sources: [`b${names.indexOf(from)}`], targets: [`b${names.indexOf(to)}`] },
			labels: [
				{
					id: `l${at}`,
					text: 'x',
					...sizeOf(labels[at] ?? []),
					layoutOptions: { 'elk.edgeLabels.placement': 'CENTER' },
				},
			],
		})),
	});
	return toHtml(svg(layout, boxes, labels, arrows, texts), { space: 'svg' });
}

function sizeOf(lines: readonly string[]): { width: number; height: number } {
	return { width: Math.max(...lines.map((line) => widthOf(line, SIZE)), 20) + 6, height: lines.length * LINE + 4 };
}

function svg(
	{ width = 0, height = 0, children = [], edges = [] }: ElkNode,
	boxes: readonly string[][],
	labels: readonly string[][],
	arrows: readonly Arrow[],
	{ id, title, description }: PictureTexts,
) {
	const [w, hgt] = [Math.ceil(width), Math.ceil(height)];
	return s(
		'svg',
		{
			className: ['picture'],
			viewBox: `0 0 ${w} ${hgt}`,
			width: w,
			height: hgt,
			role: 'img',
			ariaLabelledBy: `${id}-t ${id}-d`,
		},
		[
			s('title', { id: `${id}-t` }, title),
			s('desc', { id: `${id}-d` }, description),
			s(
				'defs',
				s(
					'marker',
					{
						id: `${id}-a`,
						viewBox: '0 0 8 8',
						refX: 8,
						refY: 4,
						markerWidth: 8,
						markerHeight: 8,
						orient: 'auto',
						markerUnits: 'userSpaceOnUse',
					},
					s('path', { d: 'M0 0 8 4 0 8z' }),
				),
			),
			...edges.map(({ sections = [] }, at) =>
				s('path', {
					className: ['arrow', ...(arrows[at]?.disputed ? ['disputed'] : [])],
					d: sections
						.map(
							({ startPoint, bendPoints = [], endPoint }) =>
								`M${[startPoint, ...bendPoints, endPoint].map(({ x, y }) => `${round(x)} ${round(y)}`).join('L')}`,
						)
						.join(''),
					markerEnd: `url(#${id}-a)`,
				}),
			),
			...edges.flatMap(({ labels: placed = [] }, at) =>
				placed.map(({ x = 0, y = 0, width: lw = 0, height: lh = 0 }) =>
					s('g', { className: ['label', ...(arrows[at]?.disputed ? ['disputed'] : [])] }, [
						s('rect', { x: round(x), y: round(y), width: round(lw), height: round(lh) }),
						lines(labels[at] ?? [], x + lw / 2, y + 2),
					]),
				),
			),
			...children.map(({ x = 0, y = 0, width: bw = 0, height: bh = 0 }, at) =>
				s('g', { className: ['box'] }, [
					s('rect', { x: round(x), y: round(y), width: round(bw), height: round(bh), rx: 3 }),
					lines(boxes[at] ?? [], x + bw / 2, y + PAD),
				]),
			),
		],
	);
}

function lines(texts: readonly string[], x: number, y: number) {
	return s(
		'text',
		{ textAnchor: 'middle' },
		texts.map((text, at) => s('tspan', { x: round(x), y: round(y + at * LINE + 11) }, text)),
	);
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}

/** A picture in its frame, with its heading for those who can't see it. */
export function frame(picture: string, label: string, lang: string | undefined): string {
	return toHtml(
		h('details.flow-picture', { lang, open: true }, [
			h('summary', label),
			h('div.table-scroll', { tabIndex: 0, role: 'group', ariaLabel: label }, { type: 'raw', value: picture } as never),
		]),
		{ allowDangerousHtml: true },
	);
}
