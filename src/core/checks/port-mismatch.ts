import type { AlignedColumn, AlignedRow, Cell, Evidence, Fact, Locale, PortRange } from '../model.ts';
import { formatPorts } from '../tables/index.ts';
import { replaceSpans } from '../text/index.ts';
import { type Check, cellsIn, evidenceOf, rowPosition } from './check.ts';
import { portsByColumn } from './port-columns.ts';
import { writeRange } from './rewrite.ts';
import { isSplit } from './split-rows.ts';

type PortFact = Extract<Fact, { kind: 'port' }>;

/** A row whose port differs from what its peers, its notes and the prose say. */
const check: Check = {
	id: 'port-mismatch',
	family: 'difference',
	scope: 'row',
	severity: 'error',
	supersedes: ['number-mismatch', 'port-missing', 'text-untranslated'],
	*run({ table, row }, context) {
		const consensus = context.consensus(row)?.ports;
		if (!consensus) return;
		if (new Set(consensus.observations.map(({ value }) => value)).size < 2) {
			yield* portsByColumn(table, row, context);
			return;
		}
		const columns = table.columns.filter(({ field }) => field === 'port');
		const cells = new Map(
			consensus.observations.map(({ locale }) => [locale, portCell(row, columns, locale, consensus.value)]),
		);
		const witnesses = (supports: (locale: Locale) => Evidence['supports']): Evidence[] =>
			consensus.observations.flatMap(({ locale }) => {
				const cell = cells.get(locale);
				return cell
					? [evidenceOf(locale === context.reliability.source ? 'source' : 'peer', cell, supports(locale))]
					: [];
			});
		const hinted = consensus.hints.map(
			({ value, evidence }): Evidence => ({ ...evidence, supports: value === consensus.value ? 'expected' : 'actual' }),
		);
		if (consensus.value === null) {
			const [first] = consensus.observations;
			const cell = first && cells.get(first.locale);
			if (!first || !cell) return;
			yield {
				confidence: consensus.confidence,
				locale: null,
				location: cell.location,
				...rowPosition(table, row, first.locale, 'port'),
				message: { key: 'checks.port-mismatch.undecided', values: { values: sides(consensus.observations) } },
				actual: first.value,
				evidence: [...witnesses((locale) => (locale === first.locale ? 'actual' : 'expected')), ...hinted],
				target: row,
			};
			return;
		}
		for (const { locale, value } of consensus.observations) {
			const cell = cells.get(locale);
			if (value === consensus.value || !cell) continue;
			const right = consensus.observations.find((statement) => statement.value === consensus.value);
			if (right && isSplit(table, row, locale, right.locale)) continue;
			const ports = right ? (row.cells[right.locale]?.flow.ports ?? []) : [];
			const facts = cell.facts.filter((fact): fact is PortFact => fact.kind === 'port');
			const wrong = facts.filter((fact) => !ports.some((port) => same(port, fact)));
			const [first] = wrong.length > 0 ? wrong : facts;
			const last = wrong.at(-1) ?? facts.at(-1);
			yield {
				confidence: consensus.confidence,
				locale,
				location: first && last ? context.locate(cell, first.start, last.end) : cell.location,
				...rowPosition(table, row, locale, 'port'),
				message: { key: 'checks.port-mismatch.message', values: { actual: value, expected: consensus.value } },
				actual: value,
				expected: consensus.value,
				suggestion: suggest(cell, facts, ports),
				evidence: [
					...witnesses((other) => (consensus.dissent.includes(other) ? 'actual' : 'expected')).filter(
						(item) => item.locale !== locale,
					),
					...hinted,
				],
				target: cell,
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

const sides = (observations: readonly { readonly locale: Locale; readonly value: string }[]) =>
	observations.map(({ locale, value }) => `${locale}: ${value}`).join('; ');

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
