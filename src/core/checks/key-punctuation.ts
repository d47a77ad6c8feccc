import type { AlignedColumn, AlignedTable, Cell, Fact, Locale, Passage } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { type CheckContext, cellsIn, type Draft, type PassageScope, peers, witness } from './check.ts';
import { replaceSpans } from './rewrite.ts';

/** What stands between two facts of a port key (`/`, ` (`, `)/`): blanks left out. */
interface Joint {
	readonly start: number;
	readonly end: number;
	readonly text: string;
	/** The facts on both sides. */
	readonly between: string;
}

/**
 * A separator in a port key that was lost or damaged: all other languages join the same two facts otherwise, and this one
 * has a stray character there, or does as they do in the other keys of the column.
 */
export function* keyPunctuation({ passages, cell, position }: PassageScope, context: CheckContext): Generator<Draft> {
	if (cell?.column.field !== 'port') return;
	for (const [locale, passage] of Object.entries(passages)) {
		const { language, source } = context.witnesses;
		const foreign = Object.keys(passages).filter((other) => language(other) !== language(locale));
		const theirs = foreign.map((other) => jointsIn(passages[other] as Passage));
		const habit = habitIn(cell.table, cell.column, locale);
		const usual = usualJoints(cell.table, cell.column, locale);
		for (const joint of jointsIn(passage)) {
			const sibling = usual.get(joint.between);
			if (sibling && sibling.text !== joint.text && isWithin(joint.text, sibling.text)) {
				yield {
					confidence: 0.75,
					locale,
					place: context.place(passage, joint.start, Math.max(joint.end, joint.start + 1)),
					...position(locale),
					message: { key: 'checks.separator-missing.key', values: { actual: joint.text, expected: sibling.text } },
					actual: passage.text.slice(joint.start, joint.end),
					expected: sibling.text,
					suggestion: replaceSpans(passage.text, [{ start: joint.start, end: joint.end, text: sibling.text }]),
					evidence: [witness('sibling', sibling.cell, 'expected')],
					subject: passage,
				};
				break;
			}
			const expected = theirs.map((joints) => joints.find(({ between }) => between === joint.between)?.text);
			const [text] = expected;
			if (foreign.length < 2 || text === undefined || text === joint.text || expected.some((other) => other !== text))
				continue;
			const isKnown = foreign.some((other) => habitIn(cell.table, cell.column, other).has(joint.text));
			const stray = text !== '' && isWithin(text, joint.text) && !isKnown;
			const fused = text === ',' && joint.text === '';
			if (!stray && !fused && (habit.get(text) ?? 0) <= (habit.get(joint.text) ?? 0)) continue;
			yield {
				confidence: 0.85,
				locale,
				place: context.place(passage, joint.start, Math.max(joint.end, joint.start + 1)),
				...position(locale),
				message: { key: 'checks.separator-missing.key', values: { actual: joint.text, expected: text } },
				actual: passage.text.slice(joint.start, joint.end),
				expected: text,
				suggestion: replaceSpans(passage.text, [
					{ start: joint.start, end: joint.end, text: fused ? markOf(passage, cell.table, locale) : text },
				]),
				evidence: peers(passages, locale, source),
				subject: passage,
			};
			break;
		}
	}
}

/** The marks that part the items of a list in different scripts. */
const LIST = /^[,，、;；،]$/;

/** Whether a text's characters stand in another in their order, which has more. */
function isWithin(text: string, longer: string): boolean {
	let at = 0;
	for (const character of longer) if (character === text[at]) at++;
	return at === text.length && longer.length > text.length;
}

/** How a locale parts the items of a list: as in the table's other cells, else with a comma. */
function markOf({ place }: Passage, { rows }: AlignedTable, locale: Locale): string {
	for (const { cells } of rows)
		for (const { text } of cells[locale]?.cells ?? []) {
			const mark = /[,，、;；،]\s?/u.exec(text)?.[0];
			if (mark && place.locale === locale) return mark;
		}
	return ', ';
}

/** The joints of a key: before its first fact, where words stand there, and between its facts. */
function jointsIn({ text, facts }: Passage): Joint[] {
	const flow = facts.filter(({ kind }) => ['port', 'transport', 'protocol', 'security'].includes(kind));
	return flow.flatMap((fact, at) => {
		const before = flow[at - 1];
		if (!before) return [];
		const between = text.slice(before.end, fact.start);
		if (/\p{L}/u.test(between)) return [];
		return {
			start: before.end,
			end: fact.start,
			text: comparable(between).replace(/\s+/g, '').replace(LIST, ','),
			between: `${nameOf(before)} ${nameOf(fact)}`,
		};
	});
}

function nameOf(fact: Fact): string {
	return fact.kind === 'port' ? 'port' : 'value' in fact ? `${fact.kind}:${fact.value}` : fact.kind;
}

/** How many other keys must join two facts alike before one that does not is taken for damaged. */
const SIBLINGS = 3;

/** How a locale joins two facts in all but one of the keys of a column, by the facts. */
function usualJoints(
	table: AlignedTable,
	column: AlignedColumn,
	locale: Locale,
): ReadonlyMap<string, { readonly text: string; readonly cell: Cell }> {
	const uses = new Map<string, Map<string, Cell[]>>();
	for (const row of table.rows) {
		const cell = cellsIn(row, column)[locale];
		for (const { between, text } of cell ? jointsIn(cell) : []) {
			const texts = uses.get(between) ?? new Map<string, Cell[]>();
			uses.set(between, texts);
			texts.set(text, [...(texts.get(text) ?? []), cell as Cell]);
		}
	}
	return new Map(
		[...uses].flatMap(([between, texts]) => {
			const [[text, cells] = ['', []], ...others] = [...texts].sort((a, b) => b[1].length - a[1].length);
			const [cell] = cells;
			return cell && cells.length >= SIBLINGS && others.length === 1 && others[0]?.[1].length === 1
				? [[between, { text, cell }] as const]
				: [];
		}),
	);
}

/** How often a locale uses each joint in the keys of a column. */
function habitIn(table: AlignedTable, column: AlignedColumn, locale: Locale): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const row of table.rows) {
		const cell = cellsIn(row, column)[locale];
		for (const { text } of cell ? jointsIn(cell) : []) counts.set(text, (counts.get(text) ?? 0) + 1);
	}
	return counts;
}
