import type { Check } from './check.ts';
import { gapIn, gapPosition, presences, rowWitnesses } from './rows.ts';

/** A row that peers have and this locale lacks; or one of which the evidence can't say who is right. */
const check: Check = {
	id: 'row-missing',
	family: 'difference',
	scope: 'table',
	severity: 'error',
	supersedes: ['port-missing'],
	*run({ table }, context) {
		for (const { row, has, lacks, verdict, isRepetition, confidence, features } of presences(table, context)) {
			if (verdict === 'extra') continue;
			const open = verdict === 'open';
			for (const locale of open ? lacks.slice(0, 1) : lacks) {
				const gap = gapIn(table, row, locale);
				const isFirst = gap.location === table.members[locale]?.location;
				yield {
					severity: open && (isRepetition || table.kind !== 'ports') ? 'warning' : 'error',
					features,
					confidence,
					locale: open ? null : locale,
					...gap,
					...gapPosition(table, row, locale),
					message: {
						key: `checks.row-missing.${!open ? 'message' : isRepetition ? 'repeated' : 'undecided'}`,
						values: { has: has.join(', '), lacks: lacks.join(', '), ...(isFirst ? { first: 'yes' } : {}) },
					},
					evidence: rowWitnesses(row, 'expected', context.reliability.source),
				};
			}
		}
	},
};
export default check;
