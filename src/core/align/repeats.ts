import type { PerLocale, Table } from '../model.ts';
import type { Group } from './groups.ts';

/**
 * Gathers what a row that stands twice in one locale has parted: where two groups hold the same text in a locale, the
 * fuller one gets the members that it lacks and the other has.
 */
export function gatherRepeats(groups: readonly Group[], members: PerLocale<Table>): Group[] {
	const out = groups.map((group) => ({ ...group }));
	for (const [locale, table] of Object.entries(members)) {
		const byText = new Map<string, Record<string, number>[]>();
		for (const group of out) {
			const at = group[locale];
			const text = at === undefined ? '' : (table.rows[at]?.cells.map((cell) => cell.text).join('\u0000') ?? '');
			if (text.trim() === '') continue;
			const same = byText.get(text) ?? [];
			byText.set(text, same);
			same.push(group);
		}
		for (const same of byText.values()) {
			if (same.length < 2) continue;
			const [fullest, ...others] = [...same].sort((a, b) => Object.keys(b).length - Object.keys(a).length);
			for (const other of others)
				for (const [each, at] of Object.entries(other))
					if (fullest && fullest[each] === undefined) {
						fullest[each] = at;
						delete other[each];
					}
		}
	}
	return out;
}
