import type { Locale, PerLocale } from '../../core/index.ts';
import { ports } from '../../export/index.ts';
import type { Hit as SearchHit, SearchRecord } from '../../search/index.ts';
import { visible } from '../terminal.ts';
import type { PrettyOptions } from './pretty.ts';
import { shorten } from './shorten.ts';
import { at } from './where.ts';

type Hit = SearchHit<SearchRecord>;

/** As for findings; `reader` is the locale to show, or null for that in which the words were found. */
export interface HitsOptions extends PrettyOptions {
	readonly reader: Locale | null;
}

const mostHits = 50;

/** The hits as JSON data: `portolan/hits/1`. */
export function hitsJson(query: string, hits: readonly Hit[], reader: Locale | null): object {
	return {
		schema: 'portolan/hits/1',
		query,
		hits: hits.map((hit) => {
			const { id, topic, transports, protocols, security, witnesses } = hit.record;
			const shown = shownLocale(hit, reader);
			return {
				...{ id, topic, title: hit.record.titles[shown] ?? '', locale: shown, matched: hit.locale },
				...{ ports: hit.record.ports, transports, protocols, security },
				...{ source: hit.record.source[shown] ?? null, destination: hit.record.destination[shown] ?? null },
				...{ path: witnesses[shown]?.path ?? null, line: witnesses[shown]?.line ?? null },
			};
		}),
	};
}

/** The hits for people, two lines each, fifty at most. */
export function hitsPretty(hits: readonly Hit[], options: HitsOptions): string {
	const { t } = options;
	const rest = hits.length - mostHits;
	const more = rest > 0 ? [`${t('report.moreHits', { count: rest })}\n`] : [];
	return [...hits.slice(0, mostHits).map((hit) => hitText(hit, options)), ...more].join('');
}

function hitText(hit: Hit, { t, paint, width, content, reader }: HitsOptions): string {
	const { record } = hit;
	const shown = shownLocale(hit, reader);
	const witness = record.witnesses[shown];
	const where = witness === undefined ? '' : visible(`${at(content, witness.path)}:${witness.line}`);
	const found = hit.locale === null || hit.locale === shown ? '' : `  (${t('report.foundIn', { locale: hit.locale })})`;
	const title = shorten(record.titles[shown] ?? record.topic, width);
	return `${[paint('bold', flowName(record)), ...ends(record, shown)].join('  ')}\n  ${title}  ${paint('dim', where)}${found}\n`;
}

/** From where to where a flow goes; where its table has no such columns, whose flow it is. */
function ends({ source, destination, role, service }: SearchRecord, shown: Locale): string[] {
	const cut = (text: string | undefined) => (text ? shorten(text, 40) : '…');
	if (source[shown] || destination[shown]) return [`${cut(source[shown])} → ${cut(destination[shown])}`];
	const owners = [role[shown], service[shown]].flatMap((text) => (text ? [shorten(text, 40)] : []));
	return owners.length === 0 ? [] : [owners.join(' · ')];
}

/** A flow's ports and protocols, as in `HTTPS/TCP/443`. */
function flowName({ ports: ranges, transports, protocols, security }: SearchRecord): string {
	const names = [protocols, security, transports].map((words) => words.join(',').toUpperCase());
	return [...names, ports(ranges)].filter((part) => part !== '').join('/') || '–';
}

/** The locale to show: the reader's if it has the row, else that in which the words were found, else the first that has it. */
function shownLocale({ record, locale }: Hit, reader: Locale | null): Locale {
	const witnesses: PerLocale<unknown> = record.witnesses;
	for (const wanted of [reader, locale]) if (wanted !== null && wanted in witnesses) return wanted;
	return Object.keys(witnesses).sort()[0] ?? '';
}
