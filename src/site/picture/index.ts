import type { Topic } from '../../core/index.ts';
import type { Site } from '../site.ts';
import { type Arrow, arrowsOf } from './flows.ts';
import { drawPicture, frame } from './picture.ts';

/** Where the picture of a table goes in a rendered document. */
const PLACE = /<!--picture:(\d+):(\d+)-->/g;

/** Marks the place of a picture: the table's number on the page, and in the dataset. */
export function pictureMark(shown: number, table: number): string {
	return `picture:${shown}:${table}`;
}

/** Puts the flow pictures into a topic's page, each under its table, in its reader's language. */
export function withPictures(html: string, site: Site, topic: Topic, reader: string): string {
	const t = site.t(reader);
	const texts = site.languages[reader]?.texts;
	const context = { reader, source: site.source, finding: site.finding };
	const describe = ({ from, to, labels: list }: Arrow) => {
		const labels = list.join(', ');
		if (from === null) return t('site.picture.flowTo', { to: to ?? '', labels });
		if (to === null) return t('site.picture.flowFrom', { from, labels });
		return t('site.picture.flow', { from, to, labels });
	};
	const pictures = new Map<string, string>();
	for (const [mark, shown = '', table = ''] of html.matchAll(PLACE)) {
		const arrows = arrowsOf(
			site.recordsOf(topic.id).filter((record) => record.table === Number(table)),
			context,
		);
		const label = t('site.picture.label', { number: shown });
		const picture = drawPicture(arrows, {
			id: `p${table}`,
			title: label,
			description: t('site.picture.description', { flows: arrows.map(describe).join('; ') }),
			disputed: t('site.picture.disputed'),
		});
		pictures.set(mark, picture === null ? '' : frame(picture, label, texts));
	}
	return html.replace(PLACE, (mark) => pictures.get(mark) ?? '');
}
