import type { Locale } from '../../core/index.ts';
import { exactTerm, fold, termsOf } from '../../search/index.ts';
import type { NumberedItem } from './blocks.ts';
import { type Postings, required, type TermsFile } from './files.ts';
import type { Item } from './items.ts';
import type { Lexicon } from './lexicon.ts';
import { costs, type Overflow, writePostings } from './postings.ts';

/** How many letters a file of terms holds before the next is begun: some four kilobytes as it is sent. */
const lettersPerFile = 12_000;

/** What an item costs by where a term stands in it, whether it is called so or its topic; the less the better. */
const cost = { heading: 0, longHeading: 1, textAndTitle: 1, text: 3, title: 8, address: 9, links: 4 };

interface TermOptions {
	readonly locales: readonly Locale[];
	readonly overflow: Overflow;
	readonly lexicon: Lexicon;
}

/** The files of terms, the first term of each, and by term how many items it is found in. */
export interface TermFiles {
	readonly files: readonly TermsFile[];
	readonly starts: readonly string[];
	readonly counts: ReadonlyMap<string, number>;
}

/** Gathers by term and locale what it is found in. */
export function writeTerms(items: readonly NumberedItem[], { locales, overflow, lexicon }: TermOptions): TermFiles {
	const lists = new Map<string, Map<number, number[]>>();
	const add = (term: string, locale: number, entry: number) => {
		let own = lists.get(term);
		if (!own) lists.set(term, (own = new Map()));
		const list = own.get(locale);
		if (list) list.push(entry);
		else own.set(locale, [entry]);
	};
	for (const { number, item } of items) {
		for (const term of factTerms(item)) add(term, -1, number * costs);
		for (const [at, locale] of locales.entries())
			if (item.texts[locale]) for (const [term, own] of costsOf(item, locale)) add(term, at, number * costs + own);
	}
	const files: TermsFile[] = [];
	const starts: string[] = [];
	const counts = new Map<string, number>();
	let letters = Number.POSITIVE_INFINITY;
	for (const term of [...new Set([...lists.keys(), ...lexicon.words])].sort()) {
		const own: Record<string, Postings> = {};
		let count = 0;
		for (const [locale, list] of lists.get(term) ?? []) {
			own[locale] = writePostings(list, overflow);
			count += list.length;
		}
		if (count > 0 && /^[^=/]/.test(term)) counts.set(term, count);
		if (letters > lettersPerFile) {
			files.push({ terms: {}, translations: {} });
			starts.push(term);
			letters = 0;
		}
		const file = files.at(-1) as { terms: Record<string, unknown>; translations: Record<string, unknown> };
		if (count > 0) file.terms[term] = own;
		const others = lexicon.translationsOf(term).map(({ locale, term: other }) => [locales.indexOf(locale), other]);
		if (others.length > 0) file.translations[term] = others;
		letters += JSON.stringify([term, own, others]).length;
	}
	return { files, starts, counts };
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

/** By term what an item costs in a locale. */
function costsOf(item: Item, locale: Locale): Map<string, number> {
	const { kind, texts, headings, titles, flow, isLinks, address } = item;
	const found = new Map<string, number>();
	const better = (term: string, own: number) => found.set(term, Math.min(own, found.get(term) ?? costs - 1));
	const heading = headings[locale] ?? '';
	const title = titles[locale] ?? '';
	const inTitle = termsOf(title, true);
	const extra = isLinks ? cost.links : 0;
	for (const term of termsOf(address ?? '', true)) better(term, cost.address + extra);
	for (const term of inTitle) better(term, cost.title + extra);
	const own = kind === 'sections' ? (texts[locale] ?? []).slice(1) : (texts[locale] ?? []);
	for (const text of own)
		for (const term of termsOf(text, kind !== 'sections'))
			better(term, (inTitle.has(term) ? cost.textAndTitle : cost.text) + extra);
	const inHeading = termsOf(heading, true);
	for (const term of inHeading) better(term, cost.heading + extra);
	if (kind === 'flows') for (const name of [...(flow?.protocols ?? []), ...(flow?.security ?? [])]) better(fold(name), 0);
	if (kind === 'sections') {
		better(exactTerm(heading), heading === title ? 0 : 1 + extra);
		found.delete('');
	}
	return found;
}
