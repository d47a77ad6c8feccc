import type { Fault, Mutation } from '../detect/faults.ts';
import { stretchOf } from '../detect/mutate.ts';
import type { Site } from '../detect/pages.ts';
import type { Random } from '../detect/prng.ts';
import { cellStretch, escaped } from '../detect/source-edits.ts';

/** Fewer cells are no column. */
const CELLS = 2;

/** All cells of a column as another language has them. */
function untranslated({ aligned, document, locale, table }: Site, random: Random): Mutation | null {
	for (const column of random.shuffle([...aligned.columns])) {
		const at = column.members[locale];
		const from = random.pick(Object.keys(column.members).filter((other) => other !== locale));
		if (at === undefined || from === null) continue;
		const cells = aligned.rows.flatMap(({ cells }) => {
			const row = cells[locale];
			const [own, theirs] = [row?.cells[at]?.text, cells[from]?.cells[column.members[from] as number]?.text];
			if (!row || !own || !theirs || own === theirs || !/\p{L}{3}|\p{Lo}/u.test(theirs)) return [];
			const stretch = cellStretch(document.source, table, row, at);
			return stretch ? { row, edit: { ...stretch, text: escaped(theirs) } } : [];
		});
		if (cells.length < CELLS) continue;
		return {
			edits: cells.map(({ edit }) => edit),
			at: cells.map(({ edit }) => edit.start),
			rows: cells.map(({ row }) => stretchOf(row)),
			original: null,
			shown: `column ${at} as in ${from}`,
		};
	}
	return null;
}

/** Faults of a whole column, which the model must tell from a habit of not translating it. */
export const columnFaults: readonly Fault[] = [{ name: 'column-untranslated', mutate: untranslated }];
