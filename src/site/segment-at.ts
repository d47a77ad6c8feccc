import type { Location, Segment, SourceDocument } from '../core/index.ts';

/** The cells and blocks of a document by where they begin, and how far those up to each reach. */
interface Places {
	readonly segments: readonly Segment[];
	readonly ranks: ReadonlyMap<Segment, number>;
	readonly reach: readonly number[];
}

const known = new WeakMap<SourceDocument, Places>();

/** The cell or block that holds a place, the narrowest of several, or null where none does. */
export function segmentAt(document: SourceDocument | undefined, { start: { offset } }: Location): Segment | null {
	if (!document) return null;
	const { segments, ranks, reach } = known.get(document) ?? placesIn(document);
	let [low, high] = [0, segments.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((segments[middle] as Segment).location.start.offset <= offset) low = middle + 1;
		else high = middle;
	}
	let best: Segment | null = null;
	for (let at = low - 1; at >= 0 && (reach[at] as number) > offset; at--) {
		const each = segments[at] as Segment;
		if (each.location.end.offset <= offset) continue;
		const wider = best === null ? 1 : widthOf(best) - widthOf(each);
		if (best === null || wider > 0 || (wider === 0 && (ranks.get(each) ?? 0) < (ranks.get(best) ?? 0))) best = each;
	}
	return best;
}

const widthOf = ({ location: { start, end } }: Segment) => end.offset - start.offset;

function placesIn(document: SourceDocument): Places {
	const cells = document.tables.flatMap(({ headers, rows }) => [...headers, ...rows].flatMap((row) => row.cells));
	const all = [...new Set<Segment>([...cells, ...document.blocks])];
	const segments = all.toSorted((a, b) => a.location.start.offset - b.location.start.offset);
	let furthest = 0;
	const reach = segments.map(({ location }) => {
		furthest = Math.max(furthest, location.end.offset);
		return furthest;
	});
	const places = { segments, ranks: new Map(all.map((segment, rank) => [segment, rank])), reach };
	known.set(document, places);
	return places;
}
