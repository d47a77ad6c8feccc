import type { Locale } from '../model.ts';
import type { FirmGroup } from './groups.ts';

/** How likely something is to have no counterpart, before anything is known of two documents; for how many it counts. */
const EXPECTED = 0.05;
const PRIOR = 20;
/** Beyond, two documents tell of different things. */
const MOST = 0.35;

/** How likely something of one of two locales is to have no counterpart in the other. */
export type Gap = (a: Locale, b: Locale) => number;

/** How likely that is by what was aligned before, starting from what is `expected`. */
export function gapsOf(groups: readonly FirmGroup[], expected: Gap = () => EXPECTED): Gap {
	const known = new Map<string, number>();
	return (a, b) => {
		const key = a < b ? `${a} ${b}` : `${b} ${a}`;
		let gap = known.get(key);
		if (gap === undefined) {
			let alone = 0;
			let all = 0;
			for (const { members } of groups) {
				const count = Number(members[a] !== undefined) + Number(members[b] !== undefined);
				all += count;
				if (count === 1) alone++;
			}
			gap = Math.min(MOST, (alone + expected(a, b) * PRIOR) / (all + PRIOR));
			known.set(key, gap);
		}
		return gap;
	};
}
