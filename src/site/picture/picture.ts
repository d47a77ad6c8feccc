import { toHtml } from 'hast-util-to-html';
import { h, s } from 'hastscript';
import type { Arrow } from './flows.ts';
import { LINE, layOut, PAD, type PlacedArrow, type PlacedText } from './layout.ts';

/** What a picture says of itself, in its reader's language. */
export interface PictureTexts {
	/** Its id on the page, which its parts are called after. */
	readonly id: string;
	readonly title: string;
	readonly description: string;
	/** The word that marks a disputed flow. */
	readonly disputed: string;
}

/** Draws arrows between boxes as an SVG; null where there is nothing to draw. */
export function drawPicture(
	arrows: readonly Arrow[],
	{ id, title, description, disputed }: PictureTexts,
): string | null {
	if (arrows.length === 0) return null;
	const { width, height, boxes, arrows: placed } = layOut(arrows, disputed);
	const ordered = [...placed].sort((a, b) => Number(a.disputed) - Number(b.disputed));
	const frame = { viewBox: `0 0 ${width} ${height}`, width, height };
	return toHtml(
		s('svg.picture', { ...frame, role: 'img', ariaLabelledBy: `${id}-t ${id}-d` }, [
			s('title', { id: `${id}-t` }, title),
			s('desc', { id: `${id}-d` }, description),
			s('defs', [headOf(`${id}-a`, 'head'), headOf(`${id}-b`, 'head disputed')]),
			...ordered.map((arrow) => path(arrow, arrow.disputed ? `${id}-b` : `${id}-a`)),
			...ordered.map(({ label, disputed }) =>
				s('g', { className: disputed ? ['label', 'disputed'] : ['label'] }, [rect(label), lines(label, 2)]),
			),
			...boxes.map((box) =>
				box.lines.length === 0
					? s('circle.dot', { cx: round(box.x + box.width / 2), cy: round(box.y + box.height / 2), r: box.width / 2 })
					: s('g.box', [rect(box, 3), lines(box, PAD)]),
			),
		]),
		{ space: 'svg' },
	);
}

/** The head of an arrow, which paths name by its id. */
function headOf(id: string, className: string) {
	const size = { viewBox: '0 0 8 8', refX: 8, refY: 4, markerWidth: 8, markerHeight: 8 };
	return s('marker', { id, className, ...size, orient: 'auto', markerUnits: 'userSpaceOnUse' }, [
		s('path', { d: 'M0 0 8 4 0 8z' }),
	]);
}

function path({ points, disputed }: PlacedArrow, head: string) {
	return s('path', {
		className: disputed ? ['arrow', 'disputed'] : ['arrow'],
		d: `M${points.map((point) => point.map(round).join(' ')).join('L')}`,
		markerEnd: `url(#${head})`,
	});
}

function rect({ x, y, width, height }: PlacedText, rx?: number) {
	return s('rect', { x: round(x), y: round(y), width: round(width), height: round(height), rx });
}

function lines({ x, y, width, lines }: PlacedText, above: number) {
	return s(
		'text',
		{ textAnchor: 'middle' },
		lines.map((text, at) => s('tspan', { x: round(x + width / 2), y: round(y + above + at * LINE + 11) }, text)),
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
