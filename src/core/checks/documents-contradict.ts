import type { AlignedRow, AlignedTable, Cell } from '../model.ts';
import { normalizeText } from '../text/index.ts';
import { type Check, type CheckContext, cellsIn, evidenceOf, rowPosition } from './check.ts';

/** Two documents that give the same flow – same ends, role, service and protocols – different ports. */
const check: Check = {
	id: 'documents-contradict',
	family: 'form',
	scope: 'topic',
	severity: 'warning',
	*run({ topic }, context) {
		for (const table of topic.tables)
			for (const row of table.rows)
				for (const locale of Object.keys(row.cells)) {
					const flow = flowKey(table, row, locale);
					const own = portCell(table, row, locale);
					const others = flow && own ? elsewhere(flow, locale, context).filter(({ topic: id }) => id !== topic.id) : [];
					const here =
						others.length > 0
							? elsewhere(flow as string, locale, context).filter(({ topic: id }) => id === topic.id)
							: [];
					const ports = new Set(others.map((other) => other.ports));
					const [other] = others;
					if (!own || !other || here.length !== 1 || ports.size !== 1 || ports.has((here[0] as Flow).ports)) continue;
					if (others.filter(({ topic: id }) => id === other.topic).length !== 1 || other.topic < topic.id) continue;
					yield {
						confidence: 0.6,
						locale: null,
						location: own.location,
						...rowPosition(table, row, locale, 'port'),
						message: {
							key: 'checks.documents-contradict.message',
							values: { path: other.cell.location.path, line: other.cell.location.start.line },
						},
						actual: (here[0] as Flow).ports,
						evidence: [evidenceOf('document', other.cell, 'expected')],
						target: own,
					};
					break;
				}
	},
};
export default check;

/** A flow as one locale's row tells it. */
export interface Flow {
	readonly topic: string;
	readonly ports: string;
	readonly cell: Pick<Cell, 'text' | 'location'>;
}

function elsewhere(flow: string, locale: string, { flows }: CheckContext): readonly Flow[] {
	return flows.get(`${locale}\u0000${flow}`) ?? [];
}

/** What a row says beside its ports and notes, if that names both ends or a role and a service. */
export function flowKey(table: AlignedTable, row: AlignedRow, locale: string): string | null {
	const parts = table.columns.flatMap((column) => {
		if (!['source', 'destination', 'role', 'service', 'direction'].includes(column.field)) return [];
		const text = normalizeText(cellsIn(row, column)[locale]?.text ?? '').toLowerCase();
		return text === '' ? [] : `${column.field}=${text}`;
	});
	const { transports, protocols, security, ports } = row.cells[locale]?.flow ?? {
		ports: [],
		transports: [],
		protocols: [],
		security: [],
	};
	const named = [...transports, ...protocols, ...security];
	return parts.length > 1 && named.length > 0 && ports.length > 0 ? [...parts, ...named].join('\u0000') : null;
}

/** The cell that names a row's port. */
export function portCell(table: AlignedTable, row: AlignedRow, locale: string): Cell | undefined {
	return table.columns
		.filter(({ field }) => field === 'port')
		.flatMap((column) => cellsIn(row, column)[locale] ?? [])
		.find(({ facts }) => facts.some(({ kind }) => kind === 'port'));
}
