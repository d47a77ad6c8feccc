import type { Locale } from '../../core/index.ts';
import { exactTerm, fold, neighboursIn, termsOf } from '../../search/index.ts';
import type { NumberedItem } from './blocks.ts';
import { type Postings, required, type TermsFile } from './files.ts';
import type { Item } from './items.ts';
import type { Lexicon } from './lexicon.ts';
import { costs, mostCost, type Overflow, writePostings } from './postings.ts';
import { startOf } from './store.ts';
import { titleTerms } from './title-terms.ts';

/** How many letters a file of terms holds before the next is begun: some two kilobytes as it is sent. */
const lettersPerFile = 4000;

/** What an item costs by where a term stands in it, whether it is called so or its topic; the less the better. */
const cost = { heading: 0, textAndTitle: 1, text: 3, title: 8, address: 9, links: 4 };

interface TermOptions {
	readonly locales: readonly Locale[];
	readonly overflow: Overflow;
	readonly lexicon: Lexicon;
}

/** The files of terms, the first term of each, and by term that is a word in how many items it is. */
export interface TermFiles {
	readonly files: readonly TermsFile[];
	readonly starts: readonly string[];
	readonly counts: ReadonlyMap<string, number>;
}

/** Gathers by term and locale what it is found in. */
export function writeTerms(items: readonly NumberedItem[], { locales, overflow, lexicon }: TermOptions): TermFiles {
	const lists = new Map<string, Map<number, number[]>>();
	const add = (term: string, locale: number, entry: number) => {
		const own = lists.get(term) ?? new Map<number, number[]>();
		lists.set(term, own);
		const list = own.get(locale);
		if (list) list.push(entry);
		else own.set(locale, [entry]);
	};
	const words = new Set<string>();
	const read = readTexts();
	const shortTitles = locales.map((locale) =>
		titleTerms([...new Set(items.flatMap(({ item }) => item.titles[locale] ?? []))]),
	);
	for (const { number, item } of items) {
		for (const term of factTerms(item)) add(term, -1, number * costs);
		for (const term of termsOf(item.address ?? '')) add(term, -1, number * costs + 2 * cost.address);
		const missing = locales.every((locale) => item.texts[locale]) ? 0 : 1;
		for (const [at, locale] of locales.entries())
			if (item.texts[locale])
				for (const [term, own] of costsOf(item, locale, words, read, shortTitles[at]))
					add(term, at, number * costs + 2 * own + missing);
	}
	const files: TermsFile[] = [];
	const starts: string[] = [];
	const counts = new Map<string, number>();
	let letters = Number.POSITIVE_INFINITY;
	let before = '';
	for (const term of [...new Set([...lists.keys(), ...lexicon.words])].sort()) {
		const own: Record<string, Postings> = {};
		let count = 0;
		for (const [locale, list] of lists.get(term) ?? []) {
			own[locale] = writePostings(list, overflow);
			count += list.length;
		}
		if (words.has(term)) counts.set(term, count);
		if (letters > lettersPerFile) {
			files.push({ terms: {}, translations: {} });
			starts.push(startOf(term, before));
			letters = 0;
		}
		const file = files.at(-1) as { terms: Record<string, unknown>; translations: Record<string, unknown> };
		if (count > 0) file.terms[term] = own;
		const others = lexicon.translationsOf(term).map(({ locale, term: other }) => [locales.indexOf(locale), other]);
		if (others.length > 0) file.translations[term] = others;
		letters += term.length + 12 * others.length + lettersOf(Object.values(own));
		before = term;
	}
	return { files, starts, counts };
}

/** About how many letters lists take as they are written. */
function lettersOf(lists: readonly Postings[]): number {
	const numbers = lists.flatMap(({ best }) => Object.values(best)).reduce((sum, { length }) => sum + length, 0);
	return 24 * lists.length + 4 * numbers;
}

/** What is asked of an item besides words, see `required`. */
function* factTerms({ flow, alternatives, hasFinding, texts, topic }: Item): Generator<string> {
	const flows = [...(flow ? [flow] : []), ...alternatives];
	const names = flows.flatMap((one) => [...one.transports, ...one.protocols, ...one.security]);
	for (const name of new Set(names.map(fold))) yield required.name(name);
	for (const locale of Object.keys(texts)) yield required.locale(locale);
	if (topic !== null) yield required.topic(topic);
	if (hasFinding) yield required.finding;
}

/** The terms of a text, and its neighbouring words as terms. */
interface Terms {
	readonly words: ReadonlySet<string>;
	readonly neighbours: ReadonlySet<string>;
}

/** Reads texts that many items have: titles and headings. */
function readTexts(): (text: string) => Terms {
	const known = new Map<string, Terms>();
	return (text) => {
		const found = known.get(text) ?? { words: termsOf(text), neighbours: neighboursIn(text) };
		known.set(text, found);
		return found;
	};
}

/** By term what an item costs in a locale; `words` takes the terms that are words themselves. */
function costsOf(
	item: Item,
	locale: Locale,
	words: Set<string>,
	read: (text: string) => Terms,
	shortTitles: ((title: string) => readonly string[]) | undefined,
): Map<string, number> {
	const { kind, texts, headings, titles, flow, isLinks } = item;
	const found = new Map<string, number>();
	const extra = isLinks ? cost.links : 0;
	const add = (terms: Iterable<string>, costOf: (term: string) => number) => {
		for (const term of terms) found.set(term, Math.min(costOf(term) + extra, found.get(term) ?? mostCost - 1));
	};
	const addText = (text: string, hasNeighbours: boolean, costOf: (term: string) => number) => {
		const terms = termsOf(text);
		for (const term of terms) words.add(term);
		add(terms, costOf);
		if (hasNeighbours) add(neighboursIn(text), costOf);
	};
	const addRead = (text: string, costOf: (term: string) => number) => {
		const { words: terms, neighbours } = read(text);
		for (const term of terms) words.add(term);
		add(terms, costOf);
		add(neighbours, costOf);
	};
	const heading = headings[locale] ?? '';
	const title = titles[locale] ?? '';
	const inTitle = read(title);
	const own = kind === 'sections' ? (texts[locale] ?? []).slice(1) : (texts[locale] ?? []);
	addRead(title, () => cost.title);
	for (const text of own)
		addText(text, kind !== 'sections', (term) =>
			inTitle.words.has(term) || inTitle.neighbours.has(term) ? cost.textAndTitle : cost.text,
		);
	addRead(heading, () => cost.heading);
	if (kind === 'flows') add([...(flow?.protocols ?? []), ...(flow?.security ?? [])].map(fold), () => cost.text);
	if (kind === 'sections' && exactTerm(heading) !== '')
		add(
			[exactTerm(heading), ...(heading === title ? (shortTitles?.(title) ?? []) : [])],
			() => (heading === title ? 0 : 1) - extra,
		);
	return found;
}
