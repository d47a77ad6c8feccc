import type { Analysis, Location, Point, SourceDocument } from '../../core/index.ts';
import type { Span, Translated } from './translate.ts';

/** A document that was made of catalogs: its text as the core reads it, and what of it stands where. */
export interface Origin extends Translated {
	/** The catalog that most of it stands in. */
	readonly catalog: { readonly path: string; readonly text: string };
}

/** The documents made of catalogs, by the path under which the core knows them. */
export type Origins = ReadonlyMap<string, Origin>;

/** Fields that hold no place. */
const WITHOUT_PLACES = new Set(['tree', 'frontMatter', 'source', 'facts', 'marks', 'mappings']);

/** An analysis whose places in documents made of catalogs are those in the catalogs; such findings carry no edits. */
export function relocated(analysis: Analysis, origins: Origins): Analysis {
	if (origins.size === 0) return analysis;
	const pointsIn = new Map<string, (offset: number) => Point>();
	const made = new Map<object, object>();

	function placed(place: Location): Location {
		const origin = origins.get(place.path);
		if (!origin) return place;
		const [start, end] = [
			spanAt(origin, place.start.offset),
			spanAt(origin, Math.max(place.start.offset, place.end.offset - 1)),
		];
		if (!start || !end) return { ...place, path: origin.catalog.path, start: top, end: top };
		const { path, text } = start.catalog;
		const pointOf = pointsIn.get(path) ?? pointsOf(text);
		pointsIn.set(path, pointOf);
		const from = offsetIn(start, place.start.offset, 'start');
		const to = end.catalog === start.catalog ? offsetIn(end, place.end.offset, 'end') : from;
		return { ...place, path, start: pointOf(from), end: pointOf(Math.max(from, to)) };
	}

	function lineIn(path: string, line: number): { path: string; line: number } {
		const origin = origins.get(path);
		if (!origin) return { path, line };
		const offset = lineStart(origin.text, line);
		const span = origin.spans.find(({ end }) => end > offset) ?? origin.spans.at(-1);
		if (!span) return { path: origin.catalog.path, line: 1 };
		const pointOf = pointsIn.get(span.catalog.path) ?? pointsOf(span.catalog.text);
		pointsIn.set(span.catalog.path, pointOf);
		return { path: span.catalog.path, line: pointOf(offsetIn(span, span.start, 'start')).line };
	}

	function mapped<T>(value: T): T {
		if (typeof value !== 'object' || value === null) return value;
		const known = made.get(value);
		if (known) return known as T;
		if (Array.isArray(value)) {
			const list: unknown[] = [];
			made.set(value, list);
			for (const each of value) list.push(mapped(each));
			return list as T;
		}
		const copy: Record<string, unknown> = {};
		made.set(value, copy);
		const record = value as Record<string, unknown>;
		if (isPlace(record)) return Object.assign(copy, placed(record)) as T;
		for (const [key, field] of Object.entries(record)) copy[key] = WITHOUT_PLACES.has(key) ? field : mapped(field);
		const origin = typeof record.path === 'string' ? origins.get(record.path) : undefined;
		if (!origin) return copy as T;
		if (typeof record.line === 'number') return Object.assign(copy, lineIn(record.path as string, record.line)) as T;
		copy.path = origin.catalog.path;
		if (isDocument(record)) copy.source = origin.catalog.text;
		return copy as T;
	}

	const result = mapped(analysis);
	return {
		...result,
		findings: result.findings.map((finding, index) =>
			origins.has(analysis.findings[index]?.location.path ?? '') ? { ...finding, edits: [] } : finding,
		),
	};
}

const top: Point = { line: 1, column: 1, offset: 0 };

function isPlace(record: Record<string, unknown>): record is Record<string, unknown> & Location {
	return 'start' in record && 'end' in record && 'locale' in record && typeof record.path === 'string';
}

function isDocument(record: Record<string, unknown>): record is Record<string, unknown> & SourceDocument {
	return 'tree' in record && 'source' in record;
}

/** The span that holds an offset, or else the last one before it, or else the first. */
function spanAt({ spans }: Origin, offset: number): Span | undefined {
	let low = 0;
	let high = spans.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((spans[middle] as Span).start <= offset) low = middle;
		else high = middle - 1;
	}
	return spans[low];
}

/** Where an offset of a translated document stands in the span's catalog; the span's start or end for what it does not hold. */
function offsetIn({ start, end, entry }: Span, offset: number, edge: 'start' | 'end'): number {
	const last = entry.offsets.length - 1;
	const at = entry.target === '' ? last : Math.min(Math.max(offset - start, 0), last);
	if (edge === 'end' && offset >= end) return entry.offsets[last] as number;
	return entry.offsets[at] as number;
}

function lineStart(text: string, line: number): number {
	let at = 0;
	for (let n = 1; n < line; n++) {
		const next = text.indexOf('\n', at);
		if (next < 0) return at;
		at = next + 1;
	}
	return at;
}

/** Turns offsets of a text into points; columns count UTF-8 bytes. */
function pointsOf(text: string): (offset: number) => Point {
	const starts = [0];
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
	return (offset) => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((starts[middle] as number) <= offset) low = middle;
			else high = middle - 1;
		}
		const column = Buffer.byteLength(text.slice(starts[low], offset)) + 1;
		return { line: low + 1, column, offset };
	};
}
