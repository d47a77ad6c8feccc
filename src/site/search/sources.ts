import { cut, type Word } from '../../search/index.ts';
import type { Directory, PartsFile, Postings } from './files.ts';
import { lettersOfKey, shortestPart } from './parts.ts';
import { allTermsFrom, type Load, placesOf, termsFrom } from './store.ts';

/** What a word may stand for: terms that an item must all have, and what that adds to the item's cost. */
export interface Source {
	readonly terms: readonly TermPostings[];
	readonly cost: number;
	/** With less than all terms an item is found too. */
	readonly least?: number;
}

/** By the locale's place what is found by a term. */
export interface TermPostings {
	readonly term: string;
	readonly locales: Readonly<Record<string, Postings>>;
}

/** What it costs that a word is not there whole: the start of another, from within one, in parts, another form, … */
const costs = { start: 1, parts: 1, within: 2, respelt: 3, form: 2, compound: 3, pairs: 3 };
/** The parts of a compound have at least so many letters; so many places to part it are tried. */
const lettersOfPart = 5;
const mostSplits = 4;
/** A word from this length on has forms that end otherwise: in as many letters, and as many more or fewer. */
const lettersForForms = 6;
const lettersOfEnding = 2;
/** A word that has this many items whole or as a start is not looked for within others. */
const enough = 20;
/** With this many items, neither longer words nor other forms of the word are looked for any further. */
const plenty = 100;
/** So many files of longer words are looked into, however often a word itself stands there. */
const leastFiles = 2;
/** How many terms that hold a word are looked at. */
const mostWithin = 8;
/** The share of a run's pairs of characters that must be there where not all are. */
const shareOfPairs = 2 / 3;

/** Everything in the index that a word of a query may stand for, in any language. */
export async function sourcesOf(load: Load, word: Word): Promise<Source[]> {
	if (word.isUnspaced) return pairSources(load, word);
	const { whole, parts } = word;
	const found = await startingWith(load, whole, 0);
	if (parts.length > 1) {
		const each = await Promise.all(parts.map((part) => exactly(load, part)));
		const terms = each.flatMap((term) => term ?? []);
		if (terms.length === parts.length) found.push({ terms, cost: costs.parts });
	}
	const respelt = whole.replace(/([aou])e/g, '$1');
	if (respelt !== whole && whole.length > 4) found.push(...(await startingWith(load, respelt, costs.respelt)));
	if (found.length > 0 && itemsIn(found) < plenty) found.push(...(await otherForms(load, whole)));
	if (whole.length >= shortestPart && itemsIn(found) < enough) found.push(...(await within(load, whole)));
	return found.length > 0 ? found : compounded(load, whole);
}

/** The items of sources in all locales or in one (its place), those of several sources counted again. */
export function itemsIn(sources: readonly Source[], locale?: number): number {
	const countOf = ({ locales }: TermPostings) =>
		locale === undefined ? Object.values(locales).reduce((sum, { n }) => sum + n, 0) : (locales[locale]?.n ?? 0);
	return sources.reduce((sum, { terms }) => sum + Math.min(...terms.map(countOf)), 0);
}

/** The terms that are a word or, from two letters on, begin with it. */
export async function startingWith(load: Load, word: string, cost: number): Promise<Source[]> {
	const start = cut(word);
	const found: Source[] = [];
	let files = 0;
	for await (const { terms } of termsFrom(load, start)) {
		for (const [term, locales] of Object.entries(terms)) {
			if (term === start) found.push({ terms: [{ term, locales }], cost });
			else if (start.length > 1 && term.startsWith(start))
				found.push({ terms: [{ term, locales }], cost: cost + costs.start });
		}
		if (++files >= leastFiles && itemsIn(found) >= plenty) break;
	}
	return found;
}

/** The two words of a compound that stands nowhere itself: the longest beginning that is one, and what follows it. */
async function compounded(load: Load, word: string): Promise<Source[]> {
	const terms = await allTermsFrom(load, word.slice(0, lettersOfPart));
	let tried = 0;
	for (let at = word.length - lettersOfPart; at >= lettersOfPart && tried < mostSplits; at--) {
		const first = word.slice(0, at);
		const beginnings = terms.filter(([term]) => term === first || (at > lettersOfPart && term.startsWith(first)));
		if (beginnings.length === 0) continue;
		tried++;
		const second = await exactly(load, word.slice(at));
		if (second === null) continue;
		return beginnings.map(([term, locales]) => ({ terms: [{ term, locales }, second], cost: costs.compound }));
	}
	return [];
}

/** The terms that differ from a word in their ending alone. */
async function otherForms(load: Load, word: string): Promise<Source[]> {
	if (word.length < lettersForForms) return [];
	const stem = word.slice(0, Math.max(lettersForForms - 1, word.length - lettersOfEnding));
	const all = await allTermsFrom(load, stem);
	return all
		.filter(([term]) => term.startsWith(stem) && !term.startsWith(word) && term.length <= word.length + lettersOfEnding)
		.map(([term, locales]) => ({ terms: [{ term, locales }], cost: costs.form }));
}

/** What is found by exactly this term, or null. */
export async function exactly(load: Load, term: string): Promise<TermPostings | null> {
	const key = cut(term);
	for await (const { terms } of termsFrom(load, key)) {
		const locales = terms[key];
		if (locales) return { term: key, locales };
	}
	return null;
}

/** The terms that hold a run of letters, with the number of their items. */
export async function termsWith(load: Load, run: string, mostFiles: number): Promise<Map<string, number>> {
	const key = run.slice(0, lettersOfKey);
	const places = placesOf(await load<Directory>('parts'), key, mostFiles);
	const files = await Promise.all(places.map((place) => load<PartsFile>(`parts-${place}`)));
	return new Map(files.flatMap((file) => Object.entries(file).filter(([term]) => term.includes(run))));
}

async function within(load: Load, word: string): Promise<Source[]> {
	const holding = [...(await termsWith(load, word, 4))].filter(([term]) => !term.startsWith(word));
	const best = holding.sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1)).slice(0, mostWithin);
	const terms = await Promise.all(best.map(([term]) => exactly(load, term)));
	return terms.flatMap((term) => (term ? [{ terms: [term], cost: costs.within }] : []));
}

async function pairSources(load: Load, { whole, parts }: Word): Promise<Source[]> {
	if (parts.length === 0) return startingWith(load, whole, 0);
	const each = await Promise.all(parts.map((pair) => exactly(load, pair)));
	const terms = each.flatMap((term) => term ?? []);
	if (terms.length === parts.length) return [{ terms, cost: 0 }];
	const least = Math.ceil(parts.length * shareOfPairs);
	return parts.length > 1 && terms.length >= least ? [{ terms, cost: costs.pairs, least }] : [];
}
