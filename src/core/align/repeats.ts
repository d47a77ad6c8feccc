import type { PerLocale, Table } from '../model.ts';
import type { FirmGroup } from './groups.ts';

/**
 * Gathers what a row that stands twice in one locale has parted: where two groups hold the same text in a locale, the
 * fuller one gets the members that it lacks and the other has.
 */
export function gatherRepeats(groups: readonly FirmGroup[], members: PerLocale<Table>): FirmGroup[] {
	const out = groups.map(({ members, firmness }) => ({ members: { ...members }, firmness: { ...firmness } }));
	for (const [locale, table] of Object.entries(members)) {
		const byText = new Map<string, Draft[]>();
		for (const group of out) {
			const at = group.members[locale];
			const text = at === undefined ? '' : (table.rows[at]?.cells.map((cell) => cell.text).join('\u0000') ?? '');
			if (text.trim() === '') continue;
			const same = byText.get(text) ?? [];
			byText.set(text, same);
			same.push(group);
		}
		for (const same of byText.values()) {
			if (same.length < 2) continue;
			const [fullest, ...others] = [...same].sort(
				(a, b) => Object.keys(b.members).length - Object.keys(a.members).length,
			);
			for (const other of others)
				for (const [each, at] of Object.entries(other.members))
					if (fullest && fullest.members[each] === undefined) {
						fullest.members[each] = at;
						fullest.firmness[each] = other.firmness[each] ?? 1;
						delete other.members[each];
						delete other.firmness[each];
					}
		}
	}
	return out.filter(({ members }) => Object.keys(members).length > 0);
}

interface Draft {
	readonly members: Record<string, number>;
	readonly firmness: Record<string, number>;
}
