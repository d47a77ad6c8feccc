import { type Check, cellsIn, rowPosition, witness } from './check.ts';

/** A port beyond 65535, or a range that runs backwards. */
const check: Check = {
	id: 'port-invalid',
	family: 'form',
	scope: 'row',
	severity: 'error',
	over: ['port-mismatch', 'number-mismatch'],
	*run({ table, row }, context) {
		for (const column of table.columns) {
			if (column.field !== 'port') continue;
			const cells = cellsIn(row, column);
			for (const [locale, cell] of Object.entries(cells)) {
				const fact = cell.facts.find(({ kind }) => kind === 'port-invalid');
				if (fact?.kind !== 'port-invalid') continue;
				const peers = Object.values(cells).filter(
					(peer) => peer !== cell && !peer.facts.some(({ kind }) => kind === 'port-invalid'),
				);
				const expected = context.claims(row)?.ports.value ?? null;
				yield {
					confidence: 0.98,
					locale,
					place: context.place(cell, fact.start, fact.end),
					...rowPosition(table, row, locale, 'port'),
					message: { key: `checks.port-invalid.${fact.reason}`, values: { text: fact.text } },
					actual: fact.text,
					expected,
					evidence: peers.map((peer) => witness('peer', peer, 'expected')),
					subject: cell,
				};
			}
		}
	},
};
export default check;
