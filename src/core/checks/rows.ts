import type { Features } from '../evidence/index.ts';
import type { AlignedRow, AlignedTable, Evidence, Locale, Row, Table } from '../model.ts';
import { type CheckContext, type Diagnostic, evidenceOf, rowKey } from './check.ts';
import { mostAlike } from './row-elsewhere.ts';
import { isSplitOff } from './split-rows.ts';

/** How the locales that have a table are divided over one of its rows. */
export interface Presence {
	readonly row: AlignedRow;
	readonly has: readonly Locale[];
	readonly lacks: readonly Locale[];
	/**
	 * `missing`: those that lack it are wrong; `extra`: those that have it; `open`: the evidence can't say.
	 */
	readonly verdict: 'missing' | 'extra' | 'open';
	/** Whether those that have the row have it twice. */
	readonly isRepetition: boolean;
	readonly confidence: number;
	readonly features: Features;
}

/** How far ahead, in languages, one side must be. */
const AHEAD = 0.8;

const divided = new WeakMap<AlignedTable, Presence[]>();

/** The rows that some locales have and others lack. Rows without text are separators and no loss. */
export function presences(table: AlignedTable, context: CheckContext): Presence[] {
	const known = divided.get(table) ?? presencesIn(table, context);
	divided.set(table, known);
	return known;
}

function presencesIn(aligned: AlignedTable, { reliability, topic }: CheckContext): Presence[] {
	const { rows, members, ...table } = aligned;
	const locales = Object.keys(members);
	const counts = new Map<Locale, ReadonlyMap<string, number>>();
	const isSettled = reliability.source !== null && locales.includes(reliability.source);
	const uneven = rows.filter(({ cells }) => locales.some((locale) => !cells[locale]));
	const whole = rows.length - uneven.length;
	const isRivalled = rivalsAmong(uneven);
	const firmness = Math.min(...locales.map((locale) => table.firmness?.[locale] ?? 1));
	return uneven.flatMap((row) => {
		const has = locales.filter((locale) => row.cells[locale]);
		const lacks = locales.filter((locale) => !row.cells[locale]);
		const blank = has.every((locale) => row.cells[locale]?.cells.every(({ text }) => text.trim() === ''));
		if (blank || isSplitOff(aligned, row, has, lacks)) return [];
		// A row that stands twice where it stands at all is no loss where it stands once.
		const isRepetition = !isSettled && has.every((locale) => isRepeated(row, locale));
		const judged = isRepetition ? ({ verdict: 'open', confidence: 0.5 } as const) : judge(has, lacks);
		const alike = lacks.map((locale) => mostAlike(row, topic.documents[locale]));
		const features = {
			'row-elsewhere': Math.max(0, ...alike),
			'row-rivals': isRivalled(has, lacks) ? 1 : 0,
			'row-paired': Math.log((whole + 0.5) / (rows.length - whole + 0.5)),
			'table-firm': firmness,
		};
		return { row, has, lacks, isRepetition, features, ...judged };
	});

	function isRepeated(row: AlignedRow, locale: Locale): boolean {
		const known = counts.get(locale) ?? countsOf(members[locale]);
		counts.set(locale, known);
		return (known.get(textOf(row.cells[locale])) ?? 0) > 1;
	}

	function judge(has: readonly Locale[], lacks: readonly Locale[]): Pick<Presence, 'verdict' | 'confidence'> {
		const { source } = reliability;
		if (source !== null && isSettled) return { verdict: has.includes(source) ? 'missing' : 'extra', confidence: 0.97 };
		const lead = count(has, lacks) - count(lacks, has);
		if (Math.abs(lead) < AHEAD) return { verdict: 'open', confidence: 0.5 };
		return {
			verdict: lead > 0 ? 'missing' : 'extra',
			confidence: Math.round(100 / (1 + Math.exp(-2.2 * Math.abs(lead)))) / 100,
		};
	}

	/** The number of a side's languages; a language on both sides is no witness. */
	function count(side: readonly Locale[], other: readonly Locale[]): number {
		const against = new Set(other.map(reliability.language));
		return new Set(side.map(reliability.language).filter((language) => !against.has(language))).size;
	}
}

/** Tells of the locales that have a row and that lack it whether some row is lacked by all of the first and had by one of the others. */
function rivalsAmong(rows: readonly AlignedRow[]): (has: readonly Locale[], lacks: readonly Locale[]) => boolean {
	const keyOf = ({ cells }: AlignedRow) => Object.keys(cells).sort().join();
	const kinds = [...new Map(rows.map((row) => [keyOf(row), row])).values()];
	return (has, lacks) =>
		kinds.some(({ cells }) => lacks.some((locale) => cells[locale]) && has.every((locale) => !cells[locale]));
}

const textOf = (row: Row | undefined): string => (row?.cells ?? []).map(({ text }) => text).join('\u0000');

/** How often each row stands in a locale's table, also where its rows are compared with those of several tables. */
function countsOf(table: Table | undefined): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const row of table?.rows ?? []) {
		const text = textOf(row);
		if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
	}
	return counts;
}

const positions = new WeakMap<AlignedTable, ReadonlyMap<AlignedRow, number>>();

function positionOf(row: AlignedRow, table: AlignedTable): number {
	const known = positions.get(table) ?? new Map(table.rows.map((each, at) => [each, at]));
	positions.set(table, known);
	return known.get(row) ?? 0;
}

/** Where a row would stand that a locale lacks: the row before it there, else the table. */
export function gapIn(
	table: AlignedTable,
	row: AlignedRow,
	locale: Locale,
): { location: Diagnostic['location']; target: object } {
	const before = membersIn(table, locale)[positionOf(row, table)];
	const member = before ?? table.members[locale];
	if (!member) throw new Error(`table ${table.index} is not in ${locale}`);
	return { location: member.location, target: row };
}

const membersBefore = new WeakMap<AlignedTable, Map<Locale, readonly (Row | undefined)[]>>();

/** For each row of a table, the last one before it that a locale has. */
function membersIn(table: AlignedTable, locale: Locale): readonly (Row | undefined)[] {
	const ofTable = membersBefore.get(table) ?? new Map<Locale, readonly (Row | undefined)[]>();
	membersBefore.set(table, ofTable);
	let last: Row | undefined;
	const found =
		ofTable.get(locale) ??
		table.rows.map(({ cells }) => {
			const before = last;
			last = cells[locale] ?? last;
			return before;
		});
	ofTable.set(locale, found);
	return found;
}

/** A row as its locales tell it, for evidence. */
export function rowWitnesses(row: AlignedRow, supports: Evidence['supports'], source: Locale | null): Evidence[] {
	return Object.entries(row.cells).flatMap(([locale, { cells }]) => {
		const cell = cells.find(({ text }) => text.trim() !== '');
		if (!cell) return [];
		const text = [...new Set(cells)]
			.map((each) => each.text)
			.filter(Boolean)
			.join(' | ');
		return { ...evidenceOf(locale === source ? 'source' : 'peer', cell, supports), text };
	});
}

/** The position of a finding on a row that `locale` may lack. */
export function gapPosition(table: AlignedTable, row: AlignedRow, locale: Locale) {
	return { table: table.index, row: rowKey(table, row, locale), ...(row.record === '' ? {} : { record: row.record }) };
}
