import type { Field, Locale, PerLocale, PortRecord } from '../core/index.ts';
import { fallbackLocale, langOn } from './languages.ts';

/** A text and, where it is not in the reader's language, the language it is in. */
export interface ForeignText {
	readonly text: string;
	readonly lang: Locale | undefined;
}

/** The text for a reader: in the own locale, else in the nearest that has one; empty where none has. */
export function textFor(texts: PerLocale<string> | undefined, reader: Locale, source: Locale | null): ForeignText {
	const available = Object.keys(texts ?? {})
		.filter((locale) => texts?.[locale] !== '')
		.sort();
	const locale = fallbackLocale(reader, texts?.[reader] === '' ? [reader] : available, source);
	if (!texts || locale === undefined) return { text: '', lang: undefined };
	return { text: texts[locale] ?? '', lang: langOn(reader, locale) };
}

const SHOWN: readonly Field[] = ['source', 'destination', 'role', 'service', 'direction', 'notes'];

/** The fields that at least one of the records has a text for, in reading order. */
export function fieldsOf(records: readonly PortRecord[]): Field[] {
	return SHOWN.filter((field) => records.some((record) => Object.values(record.fields[field] ?? {}).some(Boolean)));
}
