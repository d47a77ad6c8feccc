import type { AlignedColumn, AlignedTable, Cell, Locale } from '../model.ts';
import { vote } from '../reconcile/index.ts';
import { normalizeText } from '../text/index.ts';
import { type Check, type CheckContext, cellsIn, type Diagnostic, peers, rowPosition } from './check.ts';
import { directionsInText } from './directions-in-text.ts';
import { translationUnits } from './translation-units.ts';

/** A direction column has few different texts. */
const KINDS = 3;

/** A direction (inbound, outbound) that is the opposite of what the peers say, as the table's other rows translate them. */
const check: Check = {
	id: 'direction-reversed',
	family: 'form',
	scope: 'topic',
	severity: 'error',
	supersedes: ['text-untranslated', 'term-inconsistent', 'text-same-as-peer', 'value-mismatch'],
	*run({ topic }, context) {
		const told = new Set<object>();
		for (const table of topic.tables)
			for (const diagnostic of directionColumns(table, context)) {
				told.add(diagnostic.target);
				yield diagnostic;
			}
		for (const segment of translationUnits(topic))
			for (const diagnostic of directionsInText(segment, context)) if (!told.has(diagnostic.target)) yield diagnostic;
	},
};
export default check;

/**
 * Directions in words that no vocabulary has: what the rows of the column teach. Where no header tells, any column of a port
 * table but the first, which names the rows, is read so where it has as few different words.
 */
function* directionColumns(table: AlignedTable, context: CheckContext): Generator<Diagnostic> {
	const { reliability } = context;
	for (const column of table.columns) {
		const named = column.field === 'direction';
		if (!named && (column.field !== 'other' || table.kind !== 'ports' || isFirst(column))) continue;
		const classes = classesIn(table, column);
		for (const row of table.rows) {
			const cells = cellsIn(row, column);
			const told = Object.entries(cells).flatMap(([locale, cell]) => {
				const found = classes.get(nodeOf(cell));
				return found ? [{ locale, cell, value: found.id, words: found.words }] : [];
			});
			const consensus = vote(told, reliability);
			const wrong =
				consensus.value === null ? told.slice(0, 1) : told.filter(({ locale }) => consensus.dissent.includes(locale));
			if (consensus.basis === 'unanimous' || consensus.basis === 'single') continue;
			for (const { locale, cell } of wrong) {
				const sure = consensus.value !== null;
				const model =
					told.find(({ value }) => value === consensus.value) ?? told.find(({ value }) => value !== told[0]?.value);
				const expected = model?.words.get(locale) ?? model?.cell;
				if (!expected) continue;
				yield {
					severity: sure && named ? 'error' : 'warning',
					confidence: consensus.confidence,
					locale: sure ? locale : null,
					location: cell.location,
					...rowPosition(table, row, locale, column.field),
					message: { key: 'checks.direction-reversed.message', values: { actual: cell.text, expected: expected.text } },
					actual: cell.text,
					expected: expected.text,
					suggestion: sure && expected.location.locale === locale ? expected.text : null,
					evidence: peers(cells, locale, reliability.source, consensus.dissent),
					target: cell,
				};
			}
		}
	}
}

const isFirst = ({ members }: AlignedColumn): boolean => Object.values(members).includes(0);

/** A direction as the locales of a column write it. */
interface DirectionClass {
	readonly id: string;
	/** By locale, the first cell that has it. */
	readonly words: Map<Locale, Cell>;
}

const nodeOf = (cell: Cell): string => `${cell.location.locale} ${normalizeText(cell.text).toLowerCase()}`;

/** Longer texts are no directions. */
const WORDS = 3;
/** A mark is no word. */
const WORD = /\p{L}{2}|[\p{Script=Han}\p{Script=Hangul}]/u;

/** How often two locales' words must stand opposite each other. */
const OFTEN = 2;

/**
 * The texts of a column by what they mean: those of two locales are one where each is what the other has most often in its
 * place. A column with many different texts holds no directions, nor does a class with two texts of one locale.
 */
function classesIn(table: AlignedTable, column: AlignedColumn): ReadonlyMap<string, DirectionClass> {
	const cells = new Map<string, Cell>();
	const opposite = new Map<string, Map<string, number>>();
	for (const row of table.rows) {
		const here = Object.values(cellsIn(row, column)).filter(
			({ text }) => WORD.test(text) && text.split(/\s+/).length <= WORDS,
		);
		for (const own of here) {
			if (!cells.has(nodeOf(own))) cells.set(nodeOf(own), own);
			for (const other of here)
				if (other !== own) {
					const counts = opposite.get(nodeOf(own)) ?? new Map<string, number>();
					opposite.set(nodeOf(own), counts.set(nodeOf(other), (counts.get(nodeOf(other)) ?? 0) + 1));
				}
		}
	}
	const kinds = new Map<Locale, number>();
	for (const { location } of cells.values()) kinds.set(location.locale, (kinds.get(location.locale) ?? 0) + 1);
	const best = (node: string, locale: Locale): string | undefined => {
		const theirs = [...(opposite.get(node) ?? [])].filter(([other]) => cells.get(other)?.location.locale === locale);
		const [first, second] = theirs.sort(([, a], [, b]) => b - a);
		return first && first[1] >= OFTEN && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
	};
	const classes = new Map<string, DirectionClass>();
	const broken = new Set<DirectionClass>();
	for (const [node, cell] of cells) {
		if (classes.has(node) || (kinds.get(cell.location.locale) ?? 0) > KINDS) continue;
		const found: DirectionClass = { id: node, words: new Map() };
		const open = [node];
		for (let next = open.pop(); next !== undefined; next = open.pop()) {
			const member = cells.get(next) as Cell;
			if (classes.get(next) === found) continue;
			if (found.words.has(member.location.locale)) broken.add(found);
			found.words.set(member.location.locale, member);
			classes.set(next, found);
			for (const locale of kinds.keys()) {
				const other = locale === member.location.locale ? undefined : best(next, locale);
				if (other && best(other, member.location.locale) === next && (kinds.get(locale) ?? 0) <= KINDS)
					open.push(other);
			}
		}
	}
	return new Map([...classes].filter(([, found]) => !broken.has(found) && found.words.size > 1));
}
