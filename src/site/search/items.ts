import type { Locale, PerLocale } from '../../core/index.ts';
import { parseQuery, type Searchable } from '../../search/index.ts';
import { rangeText } from '../flow-text.ts';
import type { IndexPiece, LocalePiece, SectionsPiece } from './pieces.ts';

/** The kinds of results, in the order in which they are shown. */
export const kinds = ['flows', 'sections', 'ports', 'findings'] as const;

/** A kind of results. */
export type Kind = (typeof kinds)[number];

/** Something that the site's search finds. */
export interface Item extends Searchable {
	readonly kind: Kind;
	/** A record's or finding's id, a port's number, a section's number. */
	readonly id: string;
	/** The topic's place in its address; null for ports. */
	readonly slug: string | null;
	/** The fragment identifiers on the topic's page by the locale of the text shown there; null where there is none. */
	readonly anchors: PerLocale<string | null>;
}

/** The pieces that have been loaded so far. */
export interface Pieces {
	readonly index: IndexPiece;
	readonly locales: PerLocale<LocalePiece>;
	readonly sections: PerLocale<SectionsPiece>;
}

/** All that can be found in the pieces, by kind. */
export function itemsOf(pieces: Pieces): Readonly<Record<Kind, Item[]>> {
	return { flows: flows(pieces), sections: sections(pieces), ports: ports(pieces), findings: findings(pieces) };
}

const noFacts = { ports: [], transports: [], protocols: [], security: [] };

function ofTopic({ topics }: IndexPiece, place: number) {
	const topic = topics[place];
	return { topic: topic?.id ?? null, slug: topic?.slug ?? null, titles: topic?.titles ?? {} };
}

function flows({ index, locales }: Pieces): Item[] {
	return index.flows.map(({ topic, anchor, ...flow }, place) => {
		const texts: Record<Locale, string[]> = {};
		for (const [locale, { flows: rows, cells }] of Object.entries(locales)) {
			const row = rows[place];
			if (row) texts[locale] = row.map((cell) => cells[cell] ?? '');
		}
		const found = ofTopic(index, topic);
		const anchors = Object.fromEntries(Object.keys(found.titles).map((locale) => [locale, anchor]));
		return { kind: 'flows', ...flow, ...found, texts, anchors };
	});
}

function sections({ index, sections: loaded }: Pieces): Item[] {
	const found = new Map<number, { texts: Record<Locale, string[]>; anchors: Record<Locale, string | null> }>();
	for (const locale of Object.keys(loaded).sort())
		for (const { section, anchor, heading, text } of loaded[locale]?.sections ?? []) {
			const entry = found.get(section) ?? { texts: {}, anchors: {} };
			entry.texts[locale] = [heading, text];
			entry.anchors[locale] = anchor;
			found.set(section, entry);
		}
	return [...found].map(([section, { texts, anchors }]) => {
		const named = parseQuery(Object.values(texts).flat().join('\n')).ports.map(
			(range) => [rangeText(range), range] as const,
		);
		return {
			...{ kind: 'sections', id: String(section), texts, anchors },
			headings: Object.fromEntries(Object.entries(texts).map(([locale, [heading = '']]) => [locale, heading])),
			...ofTopic(index, index.sections[section]?.topic ?? -1),
			hasFinding: index.sections[section]?.hasFinding ?? false,
			...{ ...noFacts, ports: [...new Map(named).values()] },
		};
	});
}

function ports({ index }: Pieces): Item[] {
	return index.ports.map(({ port, names, ...facts }) => ({
		...{ kind: 'ports', id: String(port), topic: null, slug: null, anchors: {}, titles: {} },
		texts: Object.fromEntries(index.locales.map((locale) => [locale, names])),
		...{ ...facts, ports: [{ from: port, to: port }] },
	}));
}

function findings({ index, locales }: Pieces): Item[] {
	return index.findings.map(({ id, topic, flow }, place) => {
		const { ports, transports, protocols, security } = index.flows[flow ?? -1] ?? noFacts;
		return {
			...{ kind: 'findings', id, hasFinding: true, anchors: {} },
			...ofTopic(index, topic),
			...{ ports, transports, protocols, security },
			texts: Object.fromEntries(
				Object.entries(locales).map(([locale, piece]) => [locale, piece.findings[place] ?? []]),
			),
		};
	});
}
