import type { Word } from '../../search/index.ts';
import { type Constraint, kindOf, type Scope } from './find-hits.ts';
import { itemsOfWord } from './find-items.ts';
import { exactly, itemsIn, type Source } from './sources.ts';

/** The words of a query that one item has, as far as a query can do without the others. */
export interface SomeWords {
	readonly words: readonly string[];
	readonly sources: readonly (readonly Source[])[];
	/** What was left out, in the order of the query. */
	readonly dropped: readonly string[];
}

/** A word, a part of one with signs in it, or a pair of characters of a run without blanks; `at` is the word's place, `from` the pair's first character. */
interface Unit {
	readonly text: string;
	readonly at: number;
	readonly from: number;
	readonly sources: readonly Source[];
	/** What it tells: much where few items have it. */
	readonly weight: number;
}

/** How many words are looked for, the rarest first. */
const mostUnits = 8;
/** The share of what all words tell that the words which are found must tell. */
const leastShare = 0.25;
/** A word that the site lacks tells as much as one of so many items. */
const itemsOfMissing = 5;
/** What is found in another language than the reader's counts for this much. */
const foreign = 0.5;

/**
 * The words that the best of the items has where no item has them all, as in a whole question: rare words count for more.
 * Null where that would be little of what was asked.
 */
export async function someWords(
	scope: Scope,
	words: readonly Word[],
	sources: readonly (readonly Source[])[],
	constraints: readonly Constraint[],
): Promise<SomeWords | null> {
	const units = await unitsOf(scope, words, sources);
	const rarest = units.filter((unit) => unit.sources.length > 0).sort((a, b) => b.weight - a.weight);
	const best = await bestOf(scope, rarest.slice(0, mostUnits), constraints);
	const told = best.reduce((sum, { weight }) => sum + weight, 0);
	const asked = units.reduce((sum, { weight }) => sum + weight, 0);
	if (best.length === 0 || told < leastShare * asked) return null;
	const kept = units.filter((unit) => best.includes(unit));
	return {
		words: runsOf(kept, words),
		sources: kept.map((unit) => unit.sources),
		dropped: restOf(kept, words),
	};
}

async function unitsOf(
	{ load, index }: Scope,
	words: readonly Word[],
	sources: readonly (readonly Source[])[],
): Promise<Unit[]> {
	const all = index.bounds.at(-1) ?? 0;
	const unit = (text: string, at: number, from: number, own: readonly Source[]): Unit => {
		const weight = Math.log(1 + all / (itemsIn(own) || itemsOfMissing)) ** 2;
		return { text, at, from, sources: own, weight };
	};
	const found = words.map(async ({ whole, parts, isUnspaced }, at) => {
		const own = sources[at] ?? [];
		if (!isUnspaced && own.length === 0 && parts.length > 1) {
			const terms = await Promise.all(parts.map((part) => exactly(load, part)));
			return parts.flatMap((part, place) => {
				const term = terms[place];
				const from = [...parts.slice(0, place).join('')].length;
				return parts.indexOf(part) < place ? [] : unit(part, at, from, term ? [{ terms: [term], cost: 0 }] : []);
			});
		}
		if (!isUnspaced || parts.length < 2) return [unit(whole, at, 0, own)];
		const terms = await Promise.all(parts.map((pair) => exactly(load, pair)));
		return parts.map((pair, from) => {
			const term = terms[from];
			return unit(pair, at, from, term ? [{ terms: [term], cost: 0 }] : []);
		});
	});
	return (await Promise.all(found)).flat();
}

/** The units of the item that meets the constraints and whose units tell the most. */
async function bestOf(
	{ load, index, reader, only }: Scope,
	units: readonly Unit[],
	constraints: readonly Constraint[],
): Promise<Unit[]> {
	const limits = await Promise.all(constraints.map((constraint) => constraint(true)));
	let best: Unit[] = [];
	let most = 0;
	for (const [place, locale] of index.locales.entries()) {
		if (only !== undefined && locale !== only) continue;
		const lists = await Promise.all(units.map((unit) => itemsOfWord(load, unit.sources, place, false)));
		const items = new Map<number, Unit[]>();
		for (const [at, { items: found }] of lists.entries())
			for (const item of found.keys()) {
				if (!limits.every((limit) => limit.items.has(item))) continue;
				const own = items.get(item) ?? [];
				own.push(units[at] as Unit);
				items.set(item, own);
			}
		for (const [item, own] of items) {
			if (kindOf(index, item) === 'findings') continue;
			const told = own.reduce((sum, { weight }) => sum + weight, 0) * (locale === reader ? 1 : foreign);
			if (told > most) [best, most] = [own, told];
		}
	}
	return best;
}

/** The characters of the query that units stand for, word by word. */
function coveredIn(units: readonly Unit[], words: readonly Word[]): boolean[][] {
	const covered = words.map(({ whole }) => [...whole].map(() => false));
	for (const { text, at, from } of units) covered[at]?.fill(true, from, from + [...text].length);
	return covered;
}

function runsOf(units: readonly Unit[], words: readonly Word[]): string[] {
	return pieces(coveredIn(units, words), words, true);
}

function restOf(units: readonly Unit[], words: readonly Word[]): string[] {
	return pieces(coveredIn(units, words), words, false);
}

/** The runs of characters that are covered, or of those that are not. */
function pieces(covered: readonly (readonly boolean[])[], words: readonly Word[], which: boolean): string[] {
	return words.flatMap(({ whole }, at) => {
		const kept = [...whole].map((letter, index) => (covered[at]?.[index] === which ? letter : ' '));
		return kept.join('').split(' ').filter(Boolean);
	});
}
