import type { AlignedColumn, Cell, Fact, Locale, PerLocale } from '../model.ts';
import { comparable } from '../normalise/index.ts';
import { settle } from '../reconcile/index.ts';
import { type Check, cellsIn, rowPosition, witness } from './check.ts';
import { replaceSpans, writeNumber } from './rewrite.ts';

type NumberFact = Extract<Fact, { kind: 'port' | 'number' }>;

/** Languages write small numbers out ("two ports"): a lone one of these that is missing proves nothing. */
const SMALL = 12;

/** A cell whose numbers differ from its peers'. */
const check: Check = {
	id: 'number-mismatch',
	scope: 'row',
	severity: 'error',
	over: ['text-untranslated'],
	*run({ table, row }, context) {
		for (const column of table.columns) {
			if (isFlow(column)) continue;
			const cells = cellsIn(row, column);
			const statements = Object.entries(cells).flatMap(([locale, cell]) =>
				cell.text.trim() === '' ? [] : [{ locale, value: numbersOf(cell).join(', ') }],
			);
			const claim = settle(statements, context.witnesses);
			if (claim.basis === 'unanimous' || claim.basis === 'single') continue;
			const right = statements.filter(({ value }) => value === claim.value).map(({ locale }) => cells[locale] as Cell);
			if (claim.value === null) {
				if (telling(Object.values(cells), Object.values(cells))) yield* undecided(cells, statements, column);
				continue;
			}
			for (const { locale, value } of statements) {
				const cell = cells[locale];
				if (value === claim.value || !cell || !telling([cell], right)) continue;
				const [lost, added] = difference(claim.value, value);
				const wrong = numberFacts(cell).filter((fact) => added.includes(keyOf(fact)));
				const [first] = wrong;
				yield {
					severity: lost.length > 0 && added.length > 0 ? 'error' : 'warning',
					confidence: claim.confidence,
					locale,
					place: first ? context.place(cell, first.start, (wrong.at(-1) as NumberFact).end) : cell.place,
					...rowPosition(table, row, locale, column.field),
					message: {
						key: `checks.number-mismatch.${added.length === 0 ? 'lost' : lost.length === 0 ? 'added' : 'message'}`,
						values: { actual: added.join(', '), expected: lost.join(', ') },
					},
					actual: value,
					expected: claim.value,
					suggestion:
						lost.length === 1 && wrong.length === 1 && added.length === 1 ? putRight(cell, wrong, lost) : null,
					evidence: Object.entries(cells).flatMap(([other, peer]) =>
						other === locale
							? []
							: witness(
									other === context.witnesses.source ? 'source' : 'peer',
									peer,
									claim.dissent.includes(other) ? 'actual' : 'expected',
								),
					),
					subject: cell,
				};
			}
		}

		function* undecided(
			cells: PerLocale<Cell>,
			statements: readonly { locale: Locale; value: string }[],
			column: AlignedColumn,
		) {
			const [first] = statements;
			const cell = first && cells[first.locale];
			if (!first || !cell) return;
			yield {
				severity: 'warning' as const,
				confidence: 0.5,
				locale: null,
				place: cell.place,
				...rowPosition(table, row, first.locale, column.field),
				message: {
					key: 'checks.number-mismatch.undecided',
					values: { values: statements.map(({ locale, value }) => `${locale}: ${value || '–'}`).join('; ') },
				},
				actual: first.value,
				evidence: Object.entries(cells).map(([locale, peer]) =>
					witness('peer', peer, locale === first.locale ? 'actual' : 'expected'),
				),
				subject: cell,
			};
		}
	},
};
export default check;

/** Columns whose numbers are ports have a check of their own. */
const isFlow = ({ field }: AlignedColumn) => field === 'port' || field === 'protocol';

const numberFacts = (cell: Cell) =>
	cell.facts.filter((fact): fact is NumberFact => fact.kind === 'port' || fact.kind === 'number');

const keyOf = (fact: NumberFact) =>
	fact.kind === 'number' ? String(fact.value) : fact.from === fact.to ? String(fact.from) : `${fact.from}-${fact.to}`;

/** A cell's numbers in rising order, each as often as it stands there: word order differs between languages. */
function numbersOf(cell: Cell): string[] {
	return numberFacts(cell)
		.map(keyOf)
		.sort((a, b) => Number.parseFloat(a) - Number.parseFloat(b) || (a < b ? -1 : 1));
}

/** What `expected` has that `actual` lacks, and the reverse. */
function difference(expected: string, actual: string): [lost: string[], added: string[]] {
	const lost = expected === '' ? [] : expected.split(', ');
	const added: string[] = [];
	for (const key of actual === '' ? [] : actual.split(', ')) {
		const at = lost.indexOf(key);
		if (at >= 0) lost.splice(at, 1);
		else added.push(key);
	}
	return [lost, added];
}

/**
 * Whether cells differ in more than how often they repeat a number, in small numbers written out, and in numbers that
 * the other cell has within a word (`2013er`, `E-911`).
 */
function telling(some: readonly Cell[], others: readonly Cell[]): boolean {
	return some.some((a) => others.some((b) => a !== b && (lacks(a, b) || lacks(b, a))));
}

function lacks(cell: Cell, other: Cell): boolean {
	const own = new Set(numbersOf(cell));
	const digits = new Set(comparable(cell.text).match(/\d+/g));
	return numbersOf(other).some((key) => !own.has(key) && !digits.has(key) && !(Number(key) <= SMALL));
}

function putRight(cell: Cell, [wrong]: readonly NumberFact[], [right]: readonly string[]): string | null {
	if (!wrong || right === undefined || !/^\d+$/.test(right)) return null;
	const { start, end } = wrong;
	const text = cell.text.slice(start, end);
	const digits = /\p{Nd}[\p{Nd}.,'’\s]*/u.exec(text);
	if (!digits) return null;
	const from = start + digits.index;
	return replaceSpans(cell.text, [
		{ start: from, end: from + digits[0].trimEnd().length, text: writeNumber(digits[0].trim(), Number(right)) },
	]);
}
