import type { Topic } from '../../core/index.ts';
import type { Site } from '../site.ts';
import { drawPicture } from './draw.ts';
import { arrowsOf } from './flows.ts';

/** Where the picture of a table goes in a rendered document. */
const PLACE = /<!--picture:(\d+):(\d+)-->/g;

/** Marks the place of a picture: the table's number on the page, and in the dataset. */
export function pictureMark(shown: number, table: number): string {
	return `picture:${shown}:${table}`;
}

/** Puts the flow pictures into a topic's page, each under its table, in its reader's language. */
export function withPictures(html: string, site: Site, topic: Topic, reader: string): string {
	const t = site.t(reader);
	const document = site.shown(reader, topic);
	const texts = site.languages[reader]?.texts;
	const context = {
		...{ reader: document.locale, source: site.source, finding: site.finding },
		href: ({ anchor }: { anchor: string }) => `#${encodeURIComponent(anchor)}`,
	};
	const records = Map.groupBy(site.recordsOf(topic.id), ({ table }) => table);
	return html.replace(PLACE, (_mark, shown: string, table: string) => {
		const picture = drawPicture(arrowsOf(records.get(Number(table)) ?? [], context), {
			label: t('site.picture.label', { number: shown }),
			lang: texts === document.locale ? undefined : texts,
			namesLang: texts === document.locale ? undefined : document.locale,
			disputed: t('site.picture.disputed'),
			marked: t('site.picture.marked'),
			unnamed: t('site.picture.unnamed'),
		});
		return picture ?? '';
	});
}
