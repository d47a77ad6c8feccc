import type { AlignedColumn, AlignedRow, Cell, Evidence, Fact, Locale, PortRange } from '../model.ts';
import { formatPorts } from '../normalise/index.ts';
import { replaceSpans } from '../text/index.ts';
import { type Check, cellsIn, rowPosition, witness } from './check.ts';
import { writeRange } from './rewrite.ts';

type PortFact = Extract<Fact, { kind: 'port' }>;

/** A row whose port differs from what its peers, its notes and the prose say. */
const check: Check = {
	id: 'port-mismatch',
	family: 'difference',
	scope: 'row',
	severity: 'error',
	over: ['number-mismatch', 'text-untranslated'],
	*run({ table, row }, context) {
		const claim = context.claims(row)?.ports;
		if (!claim || new Set(claim.statements.map(({ value }) => value)).size < 2) return;
		const columns = table.columns.filter(({ field }) => field === 'port');
		const cells = new Map(claim.statements.map(({ locale }) => [locale, portCell(row, columns, locale, claim.value)]));
		const witnesses = (supports: (locale: Locale) => Evidence['supports']): Evidence[] =>
			claim.statements.flatMap(({ locale }) => {
				const cell = cells.get(locale);
				return cell ? [witness(locale === context.witnesses.source ? 'source' : 'peer', cell, supports(locale))] : [];
			});
		const hinted = claim.hints.map(
			({ value, evidence }): Evidence => ({ ...evidence, supports: value === claim.value ? 'expected' : 'actual' }),
		);
		if (claim.value === null) {
			const [first] = claim.statements;
			const cell = first && cells.get(first.locale);
			if (!first || !cell) return;
			yield {
				confidence: claim.confidence,
				locale: null,
				place: cell.place,
				...rowPosition(table, row, first.locale, 'port'),
				message: { key: 'checks.port-mismatch.undecided', values: { values: sides(claim.statements) } },
				actual: first.value,
				evidence: [...witnesses((locale) => (locale === first.locale ? 'actual' : 'expected')), ...hinted],
				subject: row,
			};
			return;
		}
		for (const { locale, value } of claim.statements) {
			const cell = cells.get(locale);
			if (value === claim.value || !cell) continue;
			const right = claim.statements.find((statement) => statement.value === claim.value);
			const ports = right ? (row.cells[right.locale]?.flow.ports ?? []) : [];
			const facts = cell.facts.filter((fact): fact is PortFact => fact.kind === 'port');
			const wrong = facts.filter((fact) => !ports.some((port) => same(port, fact)));
			const [first] = wrong.length > 0 ? wrong : facts;
			const last = wrong.at(-1) ?? facts.at(-1);
			yield {
				confidence: claim.confidence,
				locale,
				place: first && last ? context.place(cell, first.start, last.end) : cell.place,
				...rowPosition(table, row, locale, 'port'),
				message: { key: 'checks.port-mismatch.message', values: { actual: value, expected: claim.value } },
				actual: value,
				expected: claim.value,
				suggestion: suggest(cell, facts, ports),
				evidence: [
					...witnesses((other) => (claim.dissent.includes(other) ? 'actual' : 'expected')).filter(
						(item) => item.locale !== locale,
					),
					...hinted,
				],
				subject: cell,
			};
		}
	},
};
export default check;

/** The port cell that tells a locale's row from the settled value: with two port columns, the one that differs. */
function portCell(
	row: AlignedRow,
	columns: readonly AlignedColumn[],
	locale: Locale,
	settled: string | null,
): Cell | undefined {
	const cells = columns
		.flatMap((column) => cellsIn(row, column)[locale] ?? [])
		.filter(({ facts }) => facts.some(({ kind }) => kind === 'port'));
	const known = settled?.split(', ') ?? [];
	return (
		cells.find(({ facts }) => facts.some((fact) => fact.kind === 'port' && !known.includes(formatPorts([fact])))) ??
		cells[0]
	);
}

const same = (a: PortRange, b: PortRange) => a.from === b.from && a.to === b.to;

const sides = (statements: readonly { readonly locale: Locale; readonly value: string }[]) =>
	statements.map(({ locale, value }) => `${locale}: ${value}`).join('; ');

/** The cell with its wrong ports put right in place: only where each wrong port has one right one to take its place. */
function suggest(cell: Cell, facts: readonly PortFact[], ports: readonly PortRange[]): string | null {
	const wrong = facts.filter((fact) => !ports.some((port) => same(port, fact)));
	const right = ports.filter((port) => !facts.some((fact) => same(port, fact)));
	if (wrong.length === 0 || wrong.length !== right.length) return null;
	return replaceSpans(
		cell.text,
		wrong.map((fact, at) => ({
			...fact,
			text: writeRange(cell.text.slice(fact.start, fact.end), right[at] as PortRange),
		})),
	);
}
