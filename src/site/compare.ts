import type {
	AlignedColumn,
	AlignedRow,
	AlignedTable,
	Block,
	Field,
	Locale,
	PortRecord,
	Topic,
} from '../core/index.ts';
import type { Site } from './site.ts';
import { differingFacts, type Part } from './word-diff.ts';

/** One text in each locale: null where the locale lacks it. */
export interface ComparedTexts {
	readonly texts: readonly { readonly locale: Locale; readonly parts: readonly Part[] | null }[];
	/** Whether facts differ between the locales. */
	readonly differs: boolean;
}

/** One column of a row; `name` is its header in the locale that is asked for, or empty. */
export interface ComparedField extends ComparedTexts {
	readonly field: Field;
	readonly name: string;
}

/** One row of a table, its fields side by side; `record` is its flow, where the table holds ports. */
export interface ComparedRow {
	readonly record: PortRecord | undefined;
	readonly fields: readonly ComparedField[];
}

/** One table of a topic; `number` is the one it has in the dataset. */
export interface ComparedTable {
	readonly number: number;
	readonly rows: readonly ComparedRow[];
}

/** One piece of prose. */
export interface ComparedBlock extends ComparedTexts {
	readonly kind: Block['kind'];
}

/** The locales that have a topic, the reader's own first. */
export function comparedLocales({ analysis }: Site, topic: Topic, reader: Locale): Locale[] {
	const present = analysis.locales.filter((locale) => topic.documents[locale]);
	return [...present.filter((locale) => locale === reader), ...present.filter((locale) => locale !== reader)];
}

/** The tables of a topic, its locales side by side, in the topic's order; columns are named as in the reader's locale. */
export function comparedTables(site: Site, topic: Topic, reader: Locale): ComparedTable[] {
	const locales = comparedLocales(site, topic, reader);
	return topic.tables.map((table) => ({
		number: table.index,
		rows: table.rows.map((row) => ({
			record: site.record(row.record),
			fields: columnsOf(table).flatMap((column) => compareCell(table, row, column, locales, reader)),
		})),
	}));
}

/** The prose of a topic, its locales side by side, in the topic's order. */
export function comparedBlocks(site: Site, topic: Topic, reader: Locale): ComparedBlock[] {
	const locales = comparedLocales(site, topic, reader);
	return topic.blocks.flatMap((block) => {
		const kind = Object.values(block)[0]?.kind;
		return kind ? [{ kind, ...compareTexts(locales, (locale) => block[locale]?.text ?? null) }] : [];
	});
}

/** The columns in the order that the first locale has them. */
function columnsOf({ columns }: AlignedTable): AlignedColumn[] {
	const first = ({ members }: AlignedColumn) => Math.min(...Object.values(members));
	return [...columns].sort((a, b) => first(a) - first(b));
}

/** A column of a row; none where no locale has a text, or where a cell spans it that was shown before. */
function compareCell(
	{ members, columns }: AlignedTable,
	{ cells }: AlignedRow,
	column: AlignedColumn,
	locales: readonly Locale[],
	reader: Locale,
): ComparedField[] {
	const cellIn = (locale: Locale, { members: at }: AlignedColumn) => cells[locale]?.cells[at[locale] ?? -1];
	const isSpanned = (locale: Locale) => {
		const cell = cellIn(locale, column);
		return columns.some(
			(other) =>
				other !== column &&
				(other.members[locale] ?? 0) < (column.members[locale] ?? 0) &&
				cellIn(locale, other) === cell,
		);
	};
	const texts = compareTexts(locales, (locale) =>
		cells[locale] ? (isSpanned(locale) ? '' : (cellIn(locale, column)?.text ?? '')) : null,
	);
	if (!texts.texts.some(({ parts }) => parts && parts.length > 0)) return [];
	const nameIn = (locale: Locale) => members[locale]?.columns[column.members[locale] ?? -1]?.name ?? '';
	const isNamed = column.field === 'other' || nameIn(reader) !== '';
	const name = isNamed ? nameIn(reader) || (locales.map(nameIn).find((one) => one !== '') ?? '') : '';
	return [{ field: column.field, name, ...texts }];
}

function compareTexts(locales: readonly Locale[], textIn: (locale: Locale) => string | null): ComparedTexts {
	const all = locales.map((locale) => [locale, textIn(locale)] as const);
	const texts = all.map(([locale, text]) => {
		const others = all.flatMap(([other, its]) => (other === locale || its === null ? [] : [its]));
		return { locale, parts: text === null ? null : differingFacts(text, others) };
	});
	return { texts, differs: texts.some(({ parts }) => parts?.some(({ differs }) => differs)) };
}

/** The pairs that can be set side by side, each with the id that an address asks for it by. */
export function pairsOf(locales: readonly Locale[]): { id: string; left: Locale; right: Locale }[] {
	return locales.flatMap((left, at) =>
		locales.slice(at + 1).map((right) => ({ id: `pair-${left}-${right}`, left, right })),
	);
}

/** The style sheet that shows one pair alone where the address names it, for readers without script. */
export function pairStyles(locales: readonly Locale[]): string {
	const rules = pairsOf(locales).map(({ id, left, right }) => {
		const asked = `:root:has(#${id}:target) .compare`;
		const shown = [left, right].map((locale) => `[data-locale="${locale}"]`).join(',');
		return `${asked} [data-locale]:not(${shown}){display:none}\n${asked} :is(${shown}){display:table-cell}\n`;
	});
	return rules.join('');
}
