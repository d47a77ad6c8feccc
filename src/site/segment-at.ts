import type { Location, Segment, SourceDocument } from '../core/index.ts';

/** The cell or block that holds a place, or null where none does. */
export function segmentAt(document: SourceDocument | undefined, { start }: Location): Segment | null {
	if (!document) return null;
	const cells = document.tables.flatMap(({ headers, rows }) => [...headers, ...rows].flatMap((row) => row.cells));
	const holding = [...cells, ...document.blocks].filter(
		({ location }) => location.start.offset <= start.offset && start.offset < location.end.offset,
	);
	const width = ({ location }: (typeof holding)[number]) => location.end.offset - location.start.offset;
	return holding.sort((a, b) => width(a) - width(b))[0] ?? null;
}
