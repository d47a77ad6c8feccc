import type { Locale } from '../../core/index.ts';
import { andWords, portWords } from '../../i18n/index.ts';
import type { Site } from '../site.ts';
import { numberItems, writeBlock } from './blocks.ts';
import { type IndexFile, type MoreFile, type SearchTexts, type ShownTopic, type TextsFile, textKeys } from './files.ts';
import { type Item, searchItems } from './items.ts';
import { type Lexicon, learnLexicon } from './lexicon.ts';
import { writeParts } from './parts.ts';
import type { Overflow } from './postings.ts';
import { writePorts } from './write-ports.ts';
import { writeTerms } from './write-terms.ts';

/** What an index is written from. */
export interface IndexContents {
	readonly locales: readonly Locale[];
	/** The original's locale, or null. */
	readonly source: Locale | null;
	/** Kind by kind, and within a kind topic by topic. */
	readonly items: Iterable<Item>;
	readonly lexicon: Lexicon;
	/** A topic as readers of a locale see it. */
	topicFor(reader: Locale, id: string): ShownTopic | null;
	/** What the search says to readers of a locale. */
	textsFor(reader: Locale): TextsFile;
}

/** What the index of a site is written from. */
export function contentsOf(site: Site): IndexContents {
	const { locales } = site.analysis;
	return {
		...{ locales, source: site.source, items: searchItems(site), lexicon: learnLexicon(site.analysis) },
		topicFor(reader, id) {
			const topic = site.topic(id);
			if (!topic) return null;
			const { title, locale } = site.shown(reader, topic);
			return { id, slug: topic.slug, title, locale };
		},
		textsFor(reader) {
			const t = site.t(reader);
			return {
				texts: Object.fromEntries(textKeys.map((key) => [key, t(`site.search.${key}`)])) as SearchTexts,
				names: Object.fromEntries(locales.map((other) => [other, site.nameIn(reader, other)])),
			};
		},
	};
}

/** The files of the search's index below `data/search/`, by name, each written when it is asked for. */
export function writeIndex(contents: IndexContents): ReadonlyMap<string, () => string> {
	const { locales, lexicon } = contents;
	const numbered = numberItems(contents.items);
	const more = overflowing();
	const ports = writePorts(numbered.items, more.add);
	const terms = writeTerms(numbered.items, { locales, overflow: more.add, lexicon });
	const parts = writeParts(terms.counts);
	const names = new Set(
		numbered.items.flatMap(({ item: { kind, flow } }) =>
			kind === 'flows' && flow ? [...flow.transports, ...flow.protocols, ...flow.security] : [],
		),
	);
	const index: IndexFile = {
		...{ locales, portWords, andWords, bounds: numbered.bounds, ...ports.directory },
		names: [...names].sort(),
	};
	const files = new Map<string, () => string>();
	const add = (name: string, value: () => unknown) => files.set(`${name}.json`, () => JSON.stringify(value()));
	const all = (name: string, values: readonly unknown[]) => {
		for (const [number, value] of values.entries()) add(`${name}-${number}`, () => value);
	};
	add('index', () => index);
	add('terms', () => terms.starts);
	add('parts', () => parts.starts);
	all('terms', terms.files);
	all('parts', parts.files);
	all('ports', ports.ports);
	all('ranges', ports.ranges);
	all('more', more.files());
	for (const locale of locales) {
		add(locale, () => contents.textsFor(locale));
		for (const [number, block] of numbered.blocks.entries())
			add(`${locale}/${number}`, () => writeBlock(block, locale, contents));
	}
	return files;
}

/** How many numbers a file of lists holds before the next is begun. */
const mostNumbers = 1000;

function overflowing(): { readonly add: Overflow; files(): MoreFile[] } {
	const files: (readonly number[])[][] = [[]];
	let numbers = 0;
	return {
		add(list) {
			if (numbers > 0 && numbers + list.length > mostNumbers) {
				files.push([]);
				numbers = 0;
			}
			numbers += list.length;
			const file = files.at(-1) as (readonly number[])[];
			return [files.length - 1, file.push(list) - 1];
		},
		files: () => files,
	};
}
