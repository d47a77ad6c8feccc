import type { AlignedColumn, AlignedRow, Cell, Evidence, Locale } from '../model.ts';
import type { Consensus, RowConsensus } from '../reconcile/index.ts';
import { replaceSpans } from '../text/index.ts';
import {
	type Check,
	type CheckContext,
	cellsIn,
	type Diagnostic,
	evidenceOf,
	type RowScope,
	rowPosition,
} from './check.ts';
import { differing } from './fact-mismatch.ts';
import { incompleteKeys } from './key-incomplete.ts';
import { protocol } from './kinds/protocol.ts';
import { isSpeltOut } from './spelt-out.ts';
import { isNamed, type NamedFact } from './terms.ts';
import { translationUnits } from './translation-units.ts';

const PARTS = ['transports', 'protocols', 'security'] as const;

/** A row whose transport, protocol or security layer differs from its peers'. */
const check: Check = {
	id: 'protocol-mismatch',
	family: 'difference',
	scope: 'topic',
	severity: 'error',
	supersedes: ['text-untranslated', 'identifier-mismatch'],
	*run({ topic }, context) {
		for (const table of topic.tables) {
			for (const row of table.rows) yield* inRow({ table, row }, context);
			yield* incompleteKeys(table);
		}
		for (const segment of translationUnits(topic)) yield* differing(protocol, segment, context);
	},
};
export default check;

function* inRow({ table, row }: RowScope, context: CheckContext): Generator<Diagnostic> {
	const consensus = context.consensus(row);
	if (!consensus) return;
	const columns = table.columns.filter(({ field }) => field === 'protocol' || field === 'port');
	for (const locale of Object.keys(row.cells)) {
		const wrong = PARTS.filter(
			(part) => consensus[part].dissent.includes(locale) && !isWithin(consensus[part], row, columns, locale),
		);
		const cell = wrong.length > 0 && protocolCell(row, columns, locale);
		if (!cell) continue;
		const actual = wrong.map((part) => stated(consensus[part], locale)).join(' ');
		const expected = wrong.map((part) => consensus[part].value ?? '').join(' ');
		const spans = namedFacts(cell).filter(({ value }) => !expected.split(/[, ]+/).includes(value));
		const [first] = spans;
		yield {
			confidence: Math.min(...wrong.map((part) => consensus[part].confidence)),
			locale,
			location: first ? context.locate(cell, first.start, (spans.at(-1) as NamedFact).end) : cell.location,
			...rowPosition(table, row, locale, fieldOf(row, columns, cell, locale)),
			message: {
				key: `checks.protocol-mismatch.${actual.trim() === '' ? 'lost' : expected.trim() === '' ? 'added' : 'message'}`,
				values: { actual, expected },
			},
			actual,
			expected,
			suggestion: suggest(cell, row, columns, consensus, wrong, locale),
			evidence: peers(row, columns, consensus, wrong, locale, context.reliability.source),
			target: cell,
		};
	}
	yield* undecided();

	function* undecided() {
		const open = PARTS.filter((part) => consensus?.[part].basis === 'undecided');
		const first = open.length > 0 ? consensus?.[open[0] as (typeof PARTS)[number]].observations[0]?.locale : undefined;
		const cell = first === undefined ? undefined : protocolCell(row, columns, first);
		if (first === undefined || !cell || !consensus) return;
		const values = Object.keys(row.cells).map(
			(locale) => `${locale}: ${open.map((part) => stated(consensus[part], locale)).join(' ') || '–'}`,
		);
		yield {
			confidence: 0.5,
			locale: null,
			location: cell.location,
			...rowPosition(table, row, first, fieldOf(row, columns, cell, first)),
			message: { key: 'checks.protocol-mismatch.undecided', values: { values: values.join('; ') } },
			actual: open.map((part) => stated(consensus[part], first)).join(' '),
			evidence: Object.keys(row.cells).flatMap((locale) => {
				const own = protocolCell(row, columns, locale);
				return own ? [evidenceOf('peer', own, locale === first ? 'actual' : 'expected')] : [];
			}),
			target: cell,
		};
	}
}

/** Whether a locale only writes the missing names as parts of its own words (`FHIR-server`). */
function isWithin(consensus: Consensus, row: AlignedRow, columns: readonly AlignedColumn[], locale: Locale): boolean {
	const own = stated(consensus, locale).split(', ').filter(Boolean);
	const expected = (consensus.value ?? '').split(', ').filter(Boolean);
	const whole = row.cells[locale]?.cells.map((cell) => cell.text).join('\n') ?? '';
	const text = columns
		.map((column) => cellsIn(row, column)[locale]?.text ?? '')
		.join(' ')
		.toLowerCase();
	return (
		own.every((name) => expected.includes(name)) &&
		expected.every((name) => own.includes(name) || text.includes(name) || isSpeltOut(name, whole))
	);
}

const namedFacts = (cell: Cell): NamedFact[] => cell.facts.filter(isNamed);

const stated = (consensus: Consensus, locale: Locale) =>
	consensus.observations.find((statement) => statement.locale === locale)?.value ?? '';

/** The cell that names the row's protocols: of its protocol and port cells the first that names one, else the first. */
function protocolCell(row: AlignedRow, columns: readonly AlignedColumn[], locale: Locale): Cell | undefined {
	const cells = columns.flatMap((column) => cellsIn(row, column)[locale] ?? []);
	return cells.find((cell) => namedFacts(cell).length > 0) ?? cells[0];
}

function fieldOf(row: AlignedRow, columns: readonly AlignedColumn[], cell: Cell, locale: Locale) {
	return columns.find((column) => cellsIn(row, column)[locale] === cell)?.field ?? 'protocol';
}

/** One name put in the place of another, spelt as a peer spells it. */
function suggest(
	cell: Cell,
	row: AlignedRow,
	columns: readonly AlignedColumn[],
	consensus: RowConsensus,
	wrong: readonly (typeof PARTS)[number][],
	locale: Locale,
): string | null {
	const list = (text: string | null | undefined) => (text ? text.split(', ') : []);
	const expected = wrong.flatMap((part) => list(consensus[part].value));
	const actual = wrong.flatMap((part) => list(stated(consensus[part], locale)));
	const extra = actual.filter((name) => !expected.includes(name));
	const missing = expected.filter((name) => !actual.includes(name));
	const facts = namedFacts(cell).filter(({ value }) => value === extra[0]);
	if (extra.length !== 1 || missing.length !== 1 || facts.length !== 1) return null;
	const [fact] = facts as [NamedFact];
	return replaceSpans(cell.text, [{ ...fact, text: spelling(row, columns, missing[0] as string) }]);
}

function spelling(row: AlignedRow, columns: readonly AlignedColumn[], name: string): string {
	for (const locale of Object.keys(row.cells)) {
		const cell = protocolCell(row, columns, locale);
		const fact = cell && namedFacts(cell).find(({ value }) => value === name);
		if (fact) return cell.text.slice(fact.start, fact.end).normalize('NFKC');
	}
	return name.toUpperCase();
}

function peers(
	row: AlignedRow,
	columns: readonly AlignedColumn[],
	consensus: RowConsensus,
	wrong: readonly (typeof PARTS)[number][],
	locale: Locale,
	source: Locale | null,
): Evidence[] {
	return Object.keys(row.cells).flatMap((other) => {
		const cell = other === locale ? undefined : protocolCell(row, columns, other);
		const agrees = wrong.every((part) => !consensus[part].dissent.includes(other));
		return cell ? [evidenceOf(other === source ? 'source' : 'peer', cell, agrees ? 'expected' : 'actual')] : [];
	});
}
