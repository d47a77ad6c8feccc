import type { AlignedRow, AlignedTable, Cell, Fact, Locale } from '../model.ts';
import { vote } from '../reconcile/index.ts';
import { formatPorts } from '../tables/index.ts';
import { type CheckContext, cellsIn, type Diagnostic, peers, rowPosition } from './check.ts';

/**
 * Ports that a row has in all languages, but in one of them not in the same columns: in a table with a column for TCP and
 * one for UDP, a port that is missing in one of them is open for one transport less.
 */
export function* portsByColumn(table: AlignedTable, row: AlignedRow, context: CheckContext): Generator<Diagnostic> {
	const columns = table.columns.filter(({ field }) => field === 'port');
	if (columns.length < 2) return;
	for (const column of columns) {
		const cells = cellsIn(row, column);
		const consensus = vote(
			Object.entries(cells).map(([locale, cell]) => ({ locale, value: portsIn(cell) })),
			context.reliability,
		);
		// What is not written at all may stand in the column beside it, for both.
		if (consensus.observations.some(({ value }) => value === '')) continue;
		for (const locale of consensus.dissent) {
			const cell = cells[locale] as Cell;
			const [actual, expected] = [portsIn(cell), consensus.value as string];
			yield {
				confidence: consensus.confidence,
				locale,
				location: cell.location,
				...rowPosition(table, row, locale, 'port'),
				message: { key: 'checks.port-mismatch.message', values: { actual, expected } },
				actual,
				expected,
				evidence: peers(cells, locale, context.reliability.source, against(consensus.dissent, locale)),
				target: cell,
			};
		}
	}
}

const against = (dissent: readonly Locale[], locale: Locale) => dissent.filter((other) => other !== locale);

const portsIn = ({ facts }: Cell): string =>
	formatPorts(facts.filter((fact): fact is Extract<Fact, { kind: 'port' }> => fact.kind === 'port'));
