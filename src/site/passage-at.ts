import type { Place, SourceDocument } from '../core/index.ts';

/** The text of the cell or block that holds a place, or null where none does. */
export function passageAt(document: SourceDocument | undefined, { start }: Place): string | null {
	if (!document) return null;
	const cells = document.tables.flatMap(({ headers, rows }) => [...headers, ...rows].flatMap((row) => row.cells));
	const holding = [...cells, ...document.blocks].filter(
		({ place }) => place.start.offset <= start.offset && start.offset < place.end.offset,
	);
	const width = ({ place }: (typeof holding)[number]) => place.end.offset - place.start.offset;
	return holding.sort((a, b) => width(a) - width(b))[0]?.text ?? null;
}
