import { type Check, cellsIn, evidenceOf, rowPosition } from './check.ts';

/** A port beyond 65535, or a range that runs backwards. */
const check: Check = {
	id: 'port-invalid',
	family: 'form',
	scope: 'row',
	severity: 'error',
	supersedes: ['port-mismatch', 'port-missing', 'number-mismatch'],
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
				const expected = context.consensus(row)?.ports.value ?? null;
				yield {
					confidence: 0.98,
					locale,
					location: context.locate(cell, fact.start, fact.end),
					...rowPosition(table, row, locale, 'port'),
					message: { key: `checks.port-invalid.${fact.reason}`, values: { text: fact.text } },
					actual: fact.text,
					expected,
					evidence: peers.map((peer) => evidenceOf('peer', peer, 'expected')),
					target: cell,
				};
			}
		}
	},
};
export default check;
