import type { AlignedColumn, AlignedTable, Locale, Segment } from '../model.ts';
import { cellsIn, type Diagnostic, evidenceOf, rowPosition } from './check.ts';

/** How many other keys of a column must name a transport. */
const OTHERS = 2;

/**
 * Keys that name a port and no transport, in no locale, in a column whose header asks for it and whose other keys all name
 * one. Where a locale alone lost it, the peers tell.
 */
export function* incompleteKeys(table: AlignedTable): Generator<Diagnostic> {
	for (const column of table.columns) {
		if (column.field !== 'port' || table.columns.some(({ field }) => field === 'protocol')) continue;
		const keys = table.rows
			.map((row) => ({ row, cells: cellsIn(row, column) }))
			.filter(({ cells }) => Object.values(cells).some((cell) => has(cell, 'port')));
		const lacking = keys.filter(({ cells }) => !Object.values(cells).some((cell) => has(cell, 'transport')));
		const [found] = lacking;
		const model = keys.find(({ cells }) => Object.values(cells).every((cell) => has(cell, 'transport')));
		if (!found || !model || lacking.length > 1 || keys.length - 1 < OTHERS) continue;
		for (const [locale, cell] of Object.entries(found.cells)) {
			const sibling = model.cells[locale];
			if (!asks(table, column, locale) || !sibling) continue;
			yield {
				severity: 'info',
				confidence: 0.7,
				locale,
				location: cell.location,
				...rowPosition(table, found.row, locale, column.field),
				message: { key: 'checks.protocol-mismatch.incomplete', values: { actual: cell.text } },
				actual: cell.text,
				suggestion: null,
				evidence: [evidenceOf('sibling', sibling, 'expected')],
				target: cell,
			};
		}
	}
}

const has = ({ facts }: Segment, kind: 'port' | 'transport'): boolean => facts.some((fact) => fact.kind === kind);

/** Whether the header over a column names transports. */
function asks(table: AlignedTable, { members }: AlignedColumn, locale: Locale): boolean {
	const at = members[locale];
	const header = at === undefined ? undefined : table.members[locale]?.headers.at(-1)?.cells[at];
	return header !== undefined && has(header, 'transport');
}
