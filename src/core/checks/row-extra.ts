import type { Row } from '../model.ts';
import type { Check } from './check.ts';
import { gapIn, gapPosition, presences } from './rows.ts';

/** A row that this locale has and its peers lack. */
const check: Check = {
	id: 'row-extra',
	family: 'difference',
	scope: 'table',
	severity: 'error',
	*run({ table }, context) {
		for (const { row, has, lacks, verdict, confidence, features } of presences(table, context)) {
			if (verdict !== 'extra') continue;
			for (const locale of has) {
				const member = row.cells[locale] as Row;
				yield {
					confidence,
					features,
					locale,
					location: member.cells.find(({ text }) => text.trim() !== '')?.location ?? member.location,
					...gapPosition(table, row, locale),
					message: { key: 'checks.row-extra.message', values: { lacks: lacks.join(', ') } },
					actual: member.cells.map(({ text }) => text).join(' | '),
					evidence: lacks.map((other) => {
						const { path, start } = gapIn(table, row, other).location;
						return { kind: 'peer', locale: other, path, line: start.line, text: '', supports: 'expected' } as const;
					}),
					target: row,
				};
			}
		}
	},
};
export default check;
