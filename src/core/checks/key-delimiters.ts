import type { AlignedColumn, AlignedTable, Cell, Fact, Locale, Segment } from '../model.ts';
import { normalizeText } from '../text/index.ts';
import { cellsIn } from './check.ts';

/** What stands between two parts of a port key (`/`, ` (`, `)/`): blanks left out. */
export interface Delimiter {
	readonly start: number;
	readonly end: number;
	readonly text: string;
	/** The facts on both sides; before the first fact a label or nothing. */
	readonly between: string;
	/** The same, by their kinds alone. */
	readonly kinds: string;
}

/** The marks that part the items of a list in different scripts. */
const LIST = /^[,，、;；،]$/;
const PARTS: ReadonlySet<Fact['kind']> = new Set(['port', 'transport', 'protocol', 'security']);

/** The delimiters of a key: before its first fact and between its facts, where no words stand. */
export function delimitersIn({ text, facts }: Segment): Delimiter[] {
	const parts = facts.filter(({ kind }) => PARTS.has(kind));
	return parts.flatMap((fact, at) => {
		const before = parts[at - 1];
		const start = before ? before.end : endOfLabel(text.slice(0, fact.start));
		const between = text.slice(start, fact.start);
		// A blank before the first fact makes it a word of the label: `FHIR server`.
		if (/\p{L}/u.test(between) || (!before && start > 0 && between.trim() === '')) return [];
		const [left, kind] = before ? [nameOf(before), before.kind] : start === 0 ? ['', ''] : ['label', 'label'];
		return {
			start,
			end: fact.start,
			text: normalizeText(between).replace(/\s+/g, '').replace(LIST, ','),
			between: `${left} ${nameOf(fact)}`,
			kinds: `${kind} ${fact.kind}`,
		};
	});
}

const endOfLabel = (text: string): number => /^.*\p{L}\p{M}*/su.exec(text)?.[0].length ?? 0;

function nameOf(fact: Fact): string {
	return fact.kind === 'port' ? 'port' : 'value' in fact ? `${fact.kind}:${fact.value}` : fact.kind;
}

/** How a locale joins the parts of the keys of a column. */
export interface KeyHabits {
	/** How often it uses each delimiter. */
	readonly uses: ReadonlyMap<string, number>;
	/** How it joins two kinds of parts in all keys but one, with a cell that does. */
	readonly usual: ReadonlyMap<string, { readonly text: string; readonly cell: Cell }>;
}

const known = new WeakMap<AlignedColumn, Map<Locale, KeyHabits>>();

export function keyConventions(table: AlignedTable, column: AlignedColumn, locale: Locale): KeyHabits {
	const byLocale = known.get(column) ?? new Map<Locale, KeyHabits>();
	known.set(column, byLocale);
	const conventions = byLocale.get(locale) ?? learnHabits(table, column, locale);
	byLocale.set(locale, conventions);
	return conventions;
}

/** How many other keys must join two parts alike before one that does not is taken for damaged. */
const SIBLINGS = 3;

function learnHabits(table: AlignedTable, column: AlignedColumn, locale: Locale): KeyHabits {
	const uses = new Map<string, number>();
	const byKinds = new Map<string, Map<string, { readonly cell: Cell; times: number }>>();
	for (const row of table.rows) {
		const cell = cellsIn(row, column)[locale];
		if (!cell) continue;
		for (const { kinds, text } of delimitersIn(cell)) {
			uses.set(text, (uses.get(text) ?? 0) + 1);
			const texts = byKinds.get(kinds) ?? new Map<string, { readonly cell: Cell; times: number }>();
			byKinds.set(kinds, texts);
			const use = texts.get(text) ?? { cell, times: 0 };
			texts.set(text, use);
			use.times++;
		}
	}
	const usual = [...byKinds].flatMap(([kinds, texts]) => {
		const [first, ...others] = [...texts].sort(([, a], [, b]) => b.times - a.times);
		const odd = others.reduce((sum, [, { times }]) => sum + times, 0);
		return first && first[1].times >= SIBLINGS && odd === 1
			? [[kinds, { text: first[0], cell: first[1].cell }] as const]
			: [];
	});
	return { uses, usual: new Map(usual) };
}
