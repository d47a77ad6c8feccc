import type { Field, Locale, PortRecord, Topic } from '../core/index.ts';
import { fieldsOf } from './columns.ts';
import type { Site } from './site.ts';

/** Flows of one table, as lists of flows from many documents show them: topic and heading once, no column empty. */
export interface FlowGroup {
	readonly topic: Topic;
	/** The topic's title, in the reader's language or the nearest, and the heading above the table. */
	readonly title: string;
	readonly heading: string;
	/** The language of both. */
	readonly locale: Locale;
	readonly fields: readonly Field[];
	readonly rows: readonly {
		readonly record: PortRecord;
		/** The row's number in its table, where the group has rows that nothing else tells apart; else null. */
		readonly number: number | null;
	}[];
}

/** The flows by topic and table, in the order of their first. */
export function flowGroups(site: Site, reader: Locale, records: readonly PortRecord[]): FlowGroup[] {
	const groups = Map.groupBy(records, ({ topic, table }) => `${table} ${topic}`);
	return [...groups.values()].flatMap((group): FlowGroup[] => {
		const [first] = group;
		const topic = first && site.topic(first.topic);
		if (!first || !topic) return [];
		const document = site.shown(reader, topic);
		const table = topic.tables.find(({ index }) => index === first.table);
		const member = table?.members[document.locale];
		const numbers = group.length > 1 ? new Map(table?.rows.map((row, at) => [row.record, at + 1])) : null;
		const alike = group.length > 1 ? Map.groupBy(group, (record) => appearance(record, document.locale)) : null;
		return [
			{
				...{ topic, title: document.title, heading: member?.caption ?? member?.heading ?? '', locale: document.locale },
				fields: fieldsOf(group),
				rows: group.map((record) => {
					const isAlone = !alike || alike.get(appearance(record, document.locale))?.length === 1;
					if (isAlone) return { record, number: null };
					return { record, number: numbers?.get(record.id) ?? null };
				}),
			},
		];
	});
}

function appearance({ ports, transports, protocols, security, fields }: PortRecord, locale: Locale): string {
	const texts = Object.entries(fields).map(([field, text]) => [field, text[locale]]);
	return JSON.stringify([ports, transports, protocols, security, texts]);
}
