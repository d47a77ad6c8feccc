import type { Row } from '../model.ts';
import { type Check, witness } from './check.ts';
import { gapIn, gapPosition, presences } from './rows.ts';

/** A row that this locale has and its peers lack. */
const check: Check = {
	id: 'row-extra',
	scope: 'table',
	severity: 'error',
	*run({ table }, context) {
		for (const { row, has, lacks, verdict, confidence } of presences(table, context)) {
			if (verdict !== 'extra') continue;
			for (const locale of has) {
				const member = row.cells[locale] as Row;
				yield {
					confidence,
					locale,
					place: member.cells.find(({ text }) => text.trim() !== '')?.place ?? member.place,
					...gapPosition(table, row, locale),
					message: { key: 'checks.row-extra.message', values: { lacks: lacks.join(', ') } },
					actual: member.cells.map(({ text }) => text).join(' | '),
					evidence: lacks.flatMap((other) => {
						const near = table.rows.findLast((each, at) => at < table.rows.indexOf(row) && each.cells[other])?.cells[
							other
						]?.cells[0];
						const { place } = gapIn(table, row, other);
						return near
							? [witness('peer', near, 'expected')]
							: [
									{
										kind: 'peer' as const,
										locale: other,
										path: place.path,
										line: place.start.line,
										text: '',
										supports: 'expected' as const,
									},
								];
					}),
					subject: row,
				};
			}
		}
	},
};
export default check;
