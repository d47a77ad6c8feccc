import type { Locale } from '../../core/index.ts';
import { excerpt, type Hit, highlight, type Query, type Stretch } from '../../search/index.ts';
import { fallbackLocale } from '../fallback-locale.ts';
import { flowText } from '../flow-text.ts';
import type { Item, Pieces } from './items.ts';

/** A text on a result, its hits marked, and its language. */
export interface ShownText {
	readonly stretches: readonly Stretch[];
	readonly lang: Locale | null;
}

/** A result as page and dialog show it. */
export interface ShownHit {
	/** Its address. */
	readonly href: string;
	/** The record's id of a flow, else null. */
	readonly record: string | null;
	readonly title: ShownText;
	readonly summary: ShownText | null;
	/** The title of the document that it stands in. */
	readonly from: ShownText | null;
	/** Where the words were found in another language than the reader's: that language, and its text if it is not the one shown. */
	readonly found: ShownText | null;
}

/** Where a hit is shown: the site's base, its reader, what was asked, and the pieces. */
export interface Showing {
	readonly base: string;
	readonly reader: Locale;
	readonly query: Query;
	readonly pieces: Pieces;
}

/** Prepares a hit for its reader: in the reader's language if it has a text there, with what matched in another. */
export function showHit({ record: item, locale: matched }: Hit<Item>, showing: Showing): ShownHit {
	const { base, reader, query, pieces } = showing;
	const { source } = pieces.index;
	const shown = fallbackLocale(reader, Object.keys(item.texts).sort(), source) ?? reader;
	const page = fallbackLocale(reader, Object.keys(item.titles).sort(), source) ?? reader;
	const texts = item.texts[shown] ?? [];
	const mark = (text: string, lang: Locale | null): ShownText => ({ stretches: highlight(text, query), lang });
	const cut = (text: string, lang: Locale): ShownText => ({ stretches: excerpt(text, query), lang });
	const isElsewhere = matched !== null && matched !== reader;
	const inTexts = isElsewhere && matched !== shown ? [...(item.texts[matched] ?? []), item.titles[matched] ?? ''] : [];
	const hitText = inTexts.find((text) => highlight(text, query).some(({ isHit }) => isHit)) ?? inTexts[0] ?? '';
	const title = item.titles[page];
	const common = {
		record: null,
		from: title === undefined ? null : mark(title, page),
		found: isElsewhere && item.kind !== 'ports' ? cut(hitText, matched) : null,
	};
	const under = `${base}${reader}/`;
	const topic = `${under}${encodeURIComponent(item.slug ?? '')}/`;
	const anchor = item.anchors[page];
	const href = anchor ? `${topic}#${encodeURIComponent(anchor)}` : topic;
	switch (item.kind) {
		case 'flows':
			return {
				...common,
				href,
				record: item.id,
				title: mark(flowText(item), null),
				summary: cut(cellsOf(texts, flowText(item)), shown),
			};
		case 'sections': {
			const [heading = '', text = ''] = texts;
			return { ...common, href, title: mark(heading || (title ?? ''), shown), summary: cut(text, shown) };
		}
		case 'ports': {
			const name = pieces.locales[reader]?.texts.port.replace('{{port}}', item.id) ?? item.id;
			return {
				...common,
				href: `${under}ports/${item.id}/`,
				title: mark(name, null),
				summary: mark(texts.join(', '), null),
			};
		}
		case 'findings': {
			const [name = '', message = ''] = texts;
			return { ...common, href: `${under}findings/${item.id}/`, title: mark(name, null), summary: mark(message, null) };
		}
	}
}

/** A row's cells without those that only repeat its ports and protocols. */
function cellsOf(cells: readonly string[], flow: string): string {
	const plain = (text: string) => text.toLowerCase().replace(/[\s/]+/g, '/');
	return cells.filter((cell) => !/^[\d\s.,/–-]+$/.test(cell) && plain(cell) !== plain(flow)).join(' · ');
}
