import type {
	AlignedColumn,
	AlignedRow,
	AlignedTable,
	Block,
	Field,
	Finding,
	Locale,
	PortRecord,
	Topic,
} from '../core/index.ts';
import { compareFacts, type FactComparison } from './fact-diff.ts';
import type { Site } from './site.ts';

/** A text of one locale beside the others. */
export interface ComparedText {
	readonly locale: Locale;
	/** What its facts are to those of the others; null where the locale lacks the text. */
	readonly comparison: FactComparison | null;
	/** The findings that are made in it. */
	readonly findings: readonly Finding[];
}

/** One text in each locale. */
export interface ComparedTexts {
	readonly texts: readonly ComparedText[];
	/** Findings that blame none of the locales. */
	readonly unsettled: readonly Finding[];
}

/** One column of a row; `name` is its header in the locale that is asked for, or empty. */
export interface ComparedField extends ComparedTexts {
	readonly field: Field;
	readonly name: string;
}

/** One row of a table, its fields side by side; `number` is its place, from 1, `record` its flow, where the table holds ports. */
export interface ComparedRow {
	readonly number: number;
	readonly record: PortRecord | undefined;
	readonly fields: readonly ComparedField[];
	/** Whether there is nothing to tell of it: all languages have it, agree in every field, and nothing was found. */
	readonly agrees: boolean;
}

/** One table of a topic; `number` is the one it has in the dataset. */
export interface ComparedTable {
	readonly number: number;
	/** The caption or the heading that it has in the first of the locales that has it, or empty, and that locale. */
	readonly title: string;
	readonly locale: Locale | undefined;
	readonly rows: readonly ComparedRow[];
}

/** One piece of prose, and the heading that it stands below, in the first of the locales that has it, or empty. */
export interface ComparedBlock extends ComparedTexts {
	readonly kind: Block['kind'];
	readonly below: { readonly text: string; readonly locale: Locale } | null;
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
		...{ number: table.index, ...titleOf(table, locales) },
		rows: table.rows.map((row, at) => {
			const record = site.record(row.record);
			const fields = columnsOf(table).flatMap((column) =>
				compareCell(table, row, column, locales, reader, findingsOf(site, row)),
			);
			const isQuiet = !record || (record.findings.length === 0 && record.basis === 'unanimous');
			const agrees = isQuiet && fields.every((field) => verdictOf(field) === 'agrees');
			return { number: at + 1, record, fields, agrees };
		}),
	}));
}

function titleOf({ members }: AlignedTable, locales: readonly Locale[]): Pick<ComparedTable, 'title' | 'locale'> {
	const locale = locales.find((one) => members[one]);
	const table = locale === undefined ? undefined : members[locale];
	return { title: table?.caption ?? table?.heading ?? '', locale };
}

function findingsOf(site: Site, { record }: AlignedRow): Finding[] {
	return site.record(record)?.findings.flatMap((id) => site.finding(id) ?? []) ?? [];
}

/** The prose of a topic, its locales side by side, in the topic's order. */
export function comparedBlocks(site: Site, topic: Topic, reader: Locale): ComparedBlock[] {
	const locales = comparedLocales(site, topic, reader);
	const findings = site.findingsOf(topic.id).filter(({ record }) => record === null);
	let below: ComparedBlock['below'] = null;
	return topic.blocks.flatMap((block) => {
		const kind = Object.values(block)[0]?.kind;
		const above = below;
		if (kind === 'heading') {
			const locale = locales.find((one) => block[one]);
			below = locale === undefined ? null : { text: block[locale]?.text ?? '', locale };
		}
		const within = findings.filter(({ location }) => {
			const own = block[location.locale]?.location;
			return (
				own?.path === location.path &&
				own.start.offset <= location.start.offset &&
				location.start.offset < own.end.offset
			);
		});
		return kind
			? [
					{
						kind,
						below: kind === 'heading' ? null : above,
						...compareTexts(locales, (locale) => block[locale]?.text ?? null, within),
					},
				]
			: [];
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
	findings: readonly Finding[],
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
	const texts = compareTexts(
		locales,
		(locale) => (cells[locale] ? (isSpanned(locale) ? '' : (cellIn(locale, column)?.text ?? '')) : null),
		findings.filter(({ field, location }) => {
			const cell = cellIn(location.locale, column)?.location;
			if (cell?.path !== location.path) return field === column.field;
			return (
				cell.start.offset <= location.start.offset &&
				location.start.offset < Math.max(cell.end.offset, cell.start.offset + 1)
			);
		}),
	);
	if (!texts.texts.some(({ comparison }) => comparison && comparison.parts.length > 0)) return [];
	const nameIn = (locale: Locale) => members[locale]?.columns[column.members[locale] ?? -1]?.name ?? '';
	const isNamed = column.field === 'other' || nameIn(reader) !== '';
	const name = isNamed ? nameIn(reader) || (locales.map(nameIn).find((one) => one !== '') ?? '') : '';
	return [{ field: column.field, name, ...texts }];
}

function compareTexts(
	locales: readonly Locale[],
	textIn: (locale: Locale) => string | null,
	findings: readonly Finding[],
): ComparedTexts {
	const comparisons = compareFacts(locales.map(textIn));
	const texts = locales.map((locale, at) => {
		const own = findings.filter((finding) => finding.locale === locale);
		return { locale, comparison: withActual(comparisons[at] ?? null, own), findings: own };
	});
	const isBlamed = texts.some(isWrong);
	return {
		texts: isBlamed ? texts.map((text) => (isWrong(text) ? text : { ...text, comparison: unmarked(text) })) : texts,
		unsettled: findings.filter((finding) => finding.locale === null),
	};
}

/** What the languages are to each other in a text: some are wrong, they differ, or they agree; null where not all have it, or something else was found. */
export function verdictOf({ texts, unsettled }: ComparedTexts): 'odd' | 'differs' | 'agrees' | null {
	const present = texts.flatMap(({ comparison }) => comparison ?? []);
	if (present.length < 2) return null;
	if (texts.some(isWrong)) return 'odd';
	if (present.some(({ state }) => state === 'differs')) return 'differs';
	const isQuiet = unsettled.length === 0 && texts.every(({ findings }) => findings.length === 0);
	return isQuiet && present.length === texts.length ? 'agrees' : null;
}

/** The text that all languages have, letter by letter; null where they have not. */
export function sharedText(compared: ComparedTexts): string | null {
	if (verdictOf(compared) !== 'agrees') return null;
	const [first, ...others] = compared.texts.map(({ comparison }) => comparison?.parts.map(({ text }) => text).join(''));
	return first !== undefined && others.every((text) => text === first) ? first : null;
}

/** Whether a text is the one that is wrong: its facts are not those of most others, or more than its form is found fault with. */
export function isWrong({ comparison, findings }: ComparedText): boolean {
	return comparison?.state === 'odd' || findings.some(({ severity }) => severity !== 'info');
}

/** The comparison with what findings name in the text marked, where its facts mark nothing. */
function withActual(comparison: FactComparison | null, findings: readonly Finding[]): FactComparison | null {
	const [whole, ...others] = comparison?.parts ?? [];
	if (!comparison || !whole || whole.differs || others.length > 0) return comparison;
	for (const { actual, severity } of findings) {
		const at = actual === null || severity === 'info' ? -1 : whole.text.indexOf(actual);
		if (actual === null || at < 0) continue;
		const parts = [
			{ text: whole.text.slice(0, at), differs: false },
			{ text: actual, differs: true },
			{ text: whole.text.slice(at + actual.length), differs: false },
		];
		return { ...comparison, parts: parts.filter(({ text }) => text !== '') };
	}
	return comparison;
}

/** A text beside one that is wrong differs from nothing that is right. */
function unmarked({ comparison }: ComparedText): FactComparison | null {
	const text = comparison?.parts.map((part) => part.text).join('') ?? '';
	return comparison && { ...comparison, parts: text === '' ? [] : [{ text, differs: false }] };
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
