import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { type Arrow, type Bundle, bundlesOf, type Flow, lanesOf } from './flows.ts';

/** What a picture says of itself, in its reader's language; `lang` is that language where the page has another. */
export interface PictureTexts {
	readonly label: string;
	readonly lang: string | undefined;
	/** The language of the names of the ends, where it is not that of the texts. */
	readonly namesLang: string | undefined;
	readonly disputed: string;
	readonly marked: string;
	/** The end that no table names. */
	readonly unnamed: string;
}

/**
 * Draws arrows between boxes: lists that the styles lay out in two columns, where flows begin and where they end. So the
 * browser breaks and hyphenates the names at any width, every flow is a link, and who sees no picture hears a list.
 * Null where there is nothing to draw.
 */
export function drawPicture(arrows: readonly Arrow[], texts: PictureTexts): string | null {
	if (arrows.length === 0) return null;
	return toHtml(
		h('details.flow-picture', { lang: texts.lang, open: true }, [
			h('summary', texts.label),
			h(
				'ul.picture',
				{ ariaLabel: texts.label },
				bundlesOf(arrows).map((bundle) => drawBundle(bundle, texts)),
			),
		]),
	);
}

function drawBundle(bundle: Bundle, texts: PictureTexts): Element {
	const { shared, end, arrows } = bundle;
	const other = shared === 'from' ? 'to' : 'from';
	const lanes = lanesOf(bundle).map((lane) => {
		const flows = lane[0]?.flows ?? [];
		const boxes = lane.map((arrow) => drawEnd(arrow[other], other, texts, arrow.links?.[other]));
		const box = boxes.length === 1 ? boxes : [h('div.ends', boxes)];
		const way = drawWay(flows, texts);
		const isDisputed = flows.every((flow) => flow.isDisputed);
		return h(`li.lane${isDisputed ? '.disputed' : ''}`, other === 'to' ? [way, ...box] : [...box, way]);
	});
	const box = drawEnd(end, shared, texts, arrows[0]?.links?.[shared]);
	const list = h('ul.lanes', lanes);
	return h(`li.bundle.by-${shared}`, shared === 'from' ? [box, list] : [list, box]);
}

function drawEnd(
	name: string | null,
	side: 'from' | 'to',
	{ unnamed, namesLang }: PictureTexts,
	href: string | null = null,
): Element {
	if (name === null) return h(`p.end.${side}.unnamed`, unnamed);
	return h(`p.end.${side}`, { lang: namesLang }, href === null ? name : h('a', { href }, name));
}

/** The flows of an arrow above its line, those of one protocol together. */
function drawWay(flows: readonly Flow[], texts: PictureTexts): Element {
	const groups = [...Map.groupBy(flows, ({ protocol }) => protocol)];
	return h(
		'ul.way',
		groups.map(([protocol, group]) => {
			const named = group.filter(({ ports }) => ports !== '');
			const [first] = group;
			if (named.length === 0 && first) return h('li', link(first, protocol || '–', texts));
			const links = named.flatMap((flow, at) => [
				at === 0 ? `${protocol} `.trimStart() : ', ',
				link(flow, flow.ports, texts),
			]);
			return h('li', links);
		}),
	);
}

function link({ href, isDisputed, isMarked }: Flow, text: string, { disputed, marked }: PictureTexts): Element {
	const word = isDisputed ? disputed : isMarked ? marked : '';
	return h('a', { href, className: isDisputed ? ['disputed'] : isMarked ? ['marked'] : undefined }, [
		text,
		...(word === '' ? [] : [' ', h('span.word', `⚠ ${word}`)]),
	]);
}
