import type { Segment } from '../model.ts';
import type { Check } from './check.ts';
import type { ComparedKind } from './compared-kind.ts';
import { differing } from './fact-mismatch.ts';
import { type OpposedItem, opposedIn } from './opposites.ts';

/** A text that says the opposite of what the other languages say, by words that exclude each other: inside for outside. */
const check: Check = {
	id: 'opposite-meaning',
	family: 'difference',
	scope: 'segment',
	severity: 'error',
	supersedes: ['text-same-as-peer'],
	*run(unit, context) {
		if (unit.code || unit.header || unit.field === 'port' || unit.field === 'protocol') return;
		for (const { pair, items } of opposedIn(unit, context)) {
			const saying = Object.entries(unit.segments).filter(([locale]) => items[locale]);
			const kind: ComparedKind = {
				...{ check: 'opposite-meaning', severity: 'error', supersedes: check.supersedes ?? [] },
				appliesTo: () => true,
				items: ({ location }) => {
					const own = items[location.locale];
					return own ? [own] : [];
				},
				implies: () => false,
				replacement: (_, __, free) => free[0] ?? null,
				isTelling: ({ expected, written }) => expected !== null && written !== null,
				spell: (_, __, ___, written) => {
					const { opposite = null } = (written ?? {}) as Partial<OpposedItem>;
					return opposite && written?.text.includes('\u2019') ? opposite.replaceAll("'", '\u2019') : opposite;
				},
				rewrite: () => null,
			};
			const silent = Object.keys(unit.segments).length - saying.length;
			for (const found of differing(kind, { ...unit, segments: Object.fromEntries(saying) }, context))
				yield {
					...found,
					features: {
						...found.features,
						[`opposite:${pair}`]: 1,
						'opposite-silent': Math.log2(1 + silent),
						'opposite-saying': Math.log2(saying.length),
						'opposite-words': Math.log2(1 + wordsOf(unit.segments[found.locale ?? found.location.locale])),
						'opposite-cell': unit.cell ? 1 : 0,
					},
				};
		}
	},
};
export default check;

const wordsOf = (segment: Segment | undefined): number => segment?.text.match(/[\p{L}\p{M}]+/gu)?.length ?? 0;
