/** What the runner gives the checks of one topic. */
import { type Locations, locationsOf } from '../extract/index.ts';
import type { AlignedRow, Segment, SourceDocument, SourceMapping, Topic } from '../model.ts';
import type { CheckContext } from './check.ts';
import type { Model } from './learned.ts';

/** The context of a topic; throws where the topic was not reconciled. */
export function contextOf(topic: Topic, model: Model): CheckContext {
	const locations = new Map<string, Locations>();
	const { settings, corpus, topics, languages, flows } = model;
	const reliability = model.reliability.get(topic.id);
	if (!reliability) throw new Error(`topic ${topic.id} was not reconciled`);
	return {
		settings,
		topic,
		reliability,
		consensus: (row: AlignedRow) => model.consensus.get(row.record),
		...{ corpus, topics, languages, flows },
		locate(segment, start, end) {
			const document = topic.documents[segment.location.locale] as SourceDocument;
			const known = locations.get(document.path) ?? locationsOf(document.path, document.locale, document.source);
			locations.set(document.path, known);
			return known.at(sourceOffset(segment, start, 'start'), sourceOffset(segment, end, 'end'));
		},
	};
}

/** The source offset of an offset in a segment's text. */
function sourceOffset({ mappings, location }: Segment, at: number, edge: 'start' | 'end'): number {
	let [low, high] = [0, mappings.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		const { at: start, length } = mappings[middle] as SourceMapping;
		if (edge === 'start' ? at < start + length : at <= start + length) high = middle;
		else low = middle + 1;
	}
	const mapping = mappings[low];
	if (!mapping) return location.end.offset;
	if (mapping.length === mapping.end - mapping.start) return mapping.start + at - mapping.at;
	return edge === 'start' ? mapping.start : mapping.end;
}
