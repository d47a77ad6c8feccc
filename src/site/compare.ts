import type { Field, Locale, PortRecord, Topic } from '../core/index.ts';
import { fieldsOf } from './columns.ts';
import type { Site } from './site.ts';
import { differingFacts, type Part } from './word-diff.ts';

/** One field of a row, in each locale: null where the locale lacks the row. */
export interface ComparedField {
	readonly field: Field;
	readonly texts: readonly { readonly locale: Locale; readonly parts: readonly Part[] | null }[];
	/** Whether facts differ between the locales. */
	readonly differs: boolean;
}

/** One row of a topic, with its fields side by side. */
export interface ComparedRow {
	readonly record: PortRecord;
	readonly fields: readonly ComparedField[];
}

/** One table of a topic. */
export interface ComparedTable {
	readonly table: number;
	readonly rows: readonly ComparedRow[];
}

/** The port tables of a topic, its locales side by side, in the dataset's order. */
export function comparedTables(site: Site, topic: Topic): ComparedTable[] {
	const locales = comparedLocales(site, topic);
	const tables = Map.groupBy(site.recordsOf(topic.id), ({ table }) => table);
	return [...tables].map(([table, records]) => ({ table, rows: records.map((record) => compareRow(record, locales)) }));
}

/** The locales that have a topic, in the site's order. */
export function comparedLocales({ analysis }: Site, topic: Topic): Locale[] {
	return analysis.locales.filter((locale) => topic.documents[locale]);
}

function compareRow(record: PortRecord, locales: readonly Locale[]): ComparedRow {
	const present = locales.filter((locale) => record.witnesses[locale]);
	const all: Field[] = ['port', 'protocol', ...fieldsOf([record])];
	const fields = all
		.filter((field) => present.some((locale) => record.fields[field]?.[locale]))
		.map((field): ComparedField => {
			const textOf = (locale: Locale) => record.fields[field]?.[locale] ?? '';
			const texts = locales.map((locale) => ({
				locale,
				parts: present.includes(locale)
					? differingFacts(textOf(locale), present.filter((other) => other !== locale).map(textOf))
					: null,
			}));
			return { field, texts, differs: texts.some(({ parts }) => parts?.some(({ differs }) => differs)) };
		});
	return { record, fields };
}
