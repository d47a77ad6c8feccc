import type { AlignedRow, AlignedTable, Evidence, Locale } from '../model.ts';
import { type CheckContext, type Diagnostic, evidenceOf, rowKey } from './check.ts';

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

function presencesIn({ rows, members }: AlignedTable, { reliability }: CheckContext): Presence[] {
	const locales = Object.keys(members);
	const counts = new Map<Locale, ReadonlyMap<string, number>>();
	const isSettled = reliability.source !== null && locales.includes(reliability.source);
	return rows.flatMap((row) => {
		const has = locales.filter((locale) => row.cells[locale]);
		const lacks = locales.filter((locale) => !row.cells[locale]);
		const blank = has.every((locale) => row.cells[locale]?.cells.every(({ text }) => text.trim() === ''));
		if (lacks.length === 0 || blank) return [];
		// A row that stands twice where it stands at all is no loss where it stands once.
		const isRepetition = !isSettled && has.every((locale) => isRepeated(row, locale));
		const judged = isRepetition ? ({ verdict: 'open', confidence: 0.5 } as const) : judge(has, lacks);
		return { row, has, lacks, isRepetition, ...judged };
	});

	function isRepeated(row: AlignedRow, locale: Locale): boolean {
		const known = counts.get(locale) ?? countsOf(rows, locale);
		counts.set(locale, known);
		return (known.get(textOf(row, locale)) ?? 0) > 1;
	}

	function judge(has: readonly Locale[], lacks: readonly Locale[]): Pick<Presence, 'verdict' | 'confidence'> {
		const { source } = reliability;
		if (source !== null && isSettled) return { verdict: has.includes(source) ? 'missing' : 'extra', confidence: 0.97 };
		const lead = weigh(has, lacks) - weigh(lacks, has);
		if (Math.abs(lead) < AHEAD) return { verdict: 'open', confidence: 0.5 };
		return {
			verdict: lead > 0 ? 'missing' : 'extra',
			confidence: Math.round(100 / (1 + Math.exp(-2.2 * Math.abs(lead)))) / 100,
		};
	}

	/** The weight of a side's languages; a language on both sides is no witness. */
	function weigh(side: readonly Locale[], other: readonly Locale[]): number {
		const against = new Set(other.map(reliability.language));
		const own = new Map<string, number>();
		for (const locale of side) {
			const language = reliability.language(locale);
			if (!against.has(language)) own.set(language, Math.max(own.get(language) ?? 0, reliability.weight(locale)));
		}
		return [...own.values()].reduce((sum, weight) => sum + weight, 0);
	}
}

const textOf = (row: AlignedRow, locale: Locale): string =>
	(row.cells[locale]?.cells ?? []).map(({ text }) => text).join('\u0000');

/** How often each row stands in a locale's table. */
function countsOf(rows: readonly AlignedRow[], locale: Locale): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const row of rows) {
		const text = textOf(row, locale);
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
	const at = positionOf(row, table);
	for (let before = at - 1; before >= 0; before--) {
		const member = table.rows[before]?.cells[locale];
		if (member) return { location: member.location, target: row };
	}
	const member = table.members[locale];
	if (!member) throw new Error(`table ${table.index} is not in ${locale}`);
	return { location: member.location, target: row };
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
