import { isUnspaced, pairsOf, type Word } from '../../search/index.ts';
import { shortestPart } from './parts.ts';
import { readPostings } from './postings.ts';
import { exactly, termsWith } from './sources.ts';
import { allTermsFrom, type Load } from './store.ts';

/** Words of this many letters may have two errors, shorter ones one, and those below the least none. */
const lettersForTwo = 7;
const leastLetters = 4;
/** A word from this length on may be part of a longer term. */
const lettersForPart = 6;
/** How many corrections are offered, and how many characters are tried in the place of a wrong one. */
const mostCorrections = 4;
const mostCharacters = 4;

/** The site's own words that a word of a query is likely meant as, the likeliest first: other forms of it, and typing errors. */
export async function correctionsOf(load: Load, word: Word): Promise<string[]> {
	if (word.isUnspaced) return characterCorrections(load, word);
	const { whole } = word;
	if (whole.length < leastLetters || !/\p{L}/u.test(whole)) return [];
	const ranked = [...(await candidates(load, whole))]
		.flatMap(([term, count]) => {
			const near = isUnspaced(term) ? null : nearestIn(term, whole);
			return near === null ? [] : [{ ...near, count }];
		})
		.sort((a, b) => a.distance - b.distance || b.count - a.count || (a.word < b.word ? -1 : 1));
	return [...new Set(ranked.map(({ word }) => word))].slice(0, mostCorrections);
}

/** The one of some names that a word is likely meant as: of the same letters first; null where none is near. */
export function nearestName(names: readonly string[], word: string): string | null {
	const letters = (text: string) => [...text].sort().join('');
	const near = names.filter((name) => editDistance(word, name, false).distance === 1);
	return near.find((name) => letters(name) === letters(word)) ?? near[0] ?? null;
}

/**
 * Terms that share a piece with a word: of two halves one stands where a letter is wrong, unless the letters between them
 * are exchanged; of three pieces one stands even where two letters are wrong.
 */
async function candidates(load: Load, word: string): Promise<Map<string, number>> {
	const pieces =
		word.length < 2 * shortestPart ? [word.slice(0, shortestPart), word.slice(-shortestPart)] : piecesOf(word, 2);
	const middle = Math.ceil(word.length / 2);
	const places = word.length < 2 * shortestPart ? [...word].keys() : [middle];
	const exchanged = [...places].filter((at) => at > 0).map((at) => exchangedAt(word, at));
	const found = await termsOfPieces(load, [...pieces, ...exchanged]);
	const isNear = [...found.keys()].some((term) => nearestIn(term, word) !== null);
	return isNear || word.length < 3 * shortestPart ? found : termsOfPieces(load, piecesOf(word, 3));
}

/** A word with the letter at a place and the one before it exchanged. */
function exchangedAt(word: string, at: number): string {
	return `${word.slice(0, at - 1)}${word[at]}${word[at - 1]}${word.slice(at + 1)}`;
}

async function termsOfPieces(load: Load, pieces: readonly string[]): Promise<Map<string, number>> {
	const found = await Promise.all(pieces.map((piece) => termsWith(load, piece, 4)));
	return new Map(found.flatMap((terms) => [...terms]));
}

function piecesOf(word: string, count: number): string[] {
	const length = Math.ceil(word.length / count);
	return Array.from({ length: count }, (_, at) => word.slice(at * length, (at + 1) * length)).filter(
		(piece) => piece.length >= shortestPart,
	);
}

/** What in a term is meant by a word, and how far it is from it. */
interface Near {
	readonly word: string;
	readonly distance: number;
}

/**
 * How far a term is from a word: the letters that are wrong, missing, too much or exchanged. Another ending of the same
 * beginning counts as one and a half, and a part of a longer term a little more than a term. Null where it is too far.
 */
function nearestIn(term: string, word: string): Near | null {
	const { distance } = editDistance(word, term, false);
	if (distance <= 1) return { word: term, distance: word[0] === term[0] ? distance : distance + 0.1 };
	let shared = 0;
	while (shared < word.length && word[shared] === term[shared]) shared++;
	const isForm = shared >= leastLetters && shared >= 0.7 * Math.max(word.length, term.length);
	if (isForm) return { word: term, distance: 1.5 };
	if (word.length >= lettersForPart && term.length > word.length) {
		const part = editDistance(word, term, true);
		const found = term.slice(part.from, part.to);
		const isLikely = part.distance <= 1 && found[0] === word[0] && found.length >= word.length;
		if (isLikely) return { word: found, distance: part.distance + 0.6 };
	}
	return distance === 2 && word.length >= lettersForTwo && word[0] === term[0] ? { word: term, distance } : null;
}

/**
 * Damerau and Levenshtein's distance, neighbours exchanged as one, of a word from a term or from the nearest part of it,
 * which is `term.slice(from, to)`.
 */
function editDistance(word: string, term: string, isPart: boolean): { distance: number; from: number; to: number } {
	if (!isPart && Math.abs(word.length - term.length) > 2) return { distance: 3, from: 0, to: term.length };
	type Cell = readonly [distance: number, from: number];
	let before: Cell[] = [];
	let row: Cell[] = Array.from({ length: term.length + 1 }, (_, at) => (isPart ? [0, at] : [at, 0]));
	const add = ([distance, from]: Cell, more: number): Cell => [distance + more, from];
	for (let i = 1; i <= word.length; i++) {
		const next: Cell[] = [add(row[0] as Cell, 1)];
		for (let j = 1; j <= term.length; j++) {
			const ways = [add(row[j - 1] as Cell, word[i - 1] === term[j - 1] ? 0 : 1), add(row[j] as Cell, 1)];
			ways.push(add(next[j - 1] as Cell, 1));
			if (i > 1 && j > 1 && word[i - 1] === term[j - 2] && word[i - 2] === term[j - 1])
				ways.push(add(before[j - 2] as Cell, 1));
			next.push(ways.reduce((best, way) => (way[0] < best[0] ? way : best)));
		}
		[before, row] = [row, next];
	}
	let to = term.length;
	if (isPart) for (const [at, cell] of row.entries()) if (cell[0] < (row[to] as Cell)[0]) to = at;
	const [distance, from] = row[to] as Cell;
	return { distance, from, to };
}

/**
 * Another character in the place of one that is wrong, or none: with which the run stands in most items. A run without one
 * of its characters always stands in more, so it counts half; of two, the pair that is rarer stands there less by chance.
 */
async function characterCorrections(load: Load, { whole }: Word): Promise<string[]> {
	const letters = [...whole];
	const runs: { run: string; pairs: number }[] = [];
	const known = await Promise.all(pairsOf(whole).map((pair) => exactly(load, pair)));
	const isWrong = letters.map((_, at) => known.slice(Math.max(0, at - 1), at + 1).every((term) => term === null));
	for (const [at, letter] of letters.entries()) {
		const before = letters[at - 1];
		if (before === undefined || !isWrong[at]) continue;
		const terms = await allTermsFrom(load, before);
		const others = terms
			.filter(([pair]) => pair.startsWith(before) && pair !== before + letter && [...pair].length === 2)
			.map(([pair, locales]) => ({ pair, count: Object.values(locales).reduce((sum, { n }) => sum + n, 0) }))
			.sort((a, b) => b.count - a.count);
		for (const { pair, count } of others.slice(0, mostCharacters))
			runs.push({ run: letters.with(at, [...pair][1] ?? '').join(''), pairs: count });
	}
	const shorter = letters.length > 2 ? letters.map((_, at) => letters.toSpliced(at, 1).join('')) : [];
	const counted = await Promise.all([
		...runs.map(async ({ run, pairs }) => ({ run, pairs, count: await itemsOfRun(load, run) })),
		...shorter.map(async (run) => ({ run, pairs: Infinity, count: (await itemsOfRun(load, run)) / 2 })),
	]);
	return counted
		.filter(({ count }) => count > 0)
		.sort((a, b) => b.count - a.count || a.pairs - b.pairs)
		.slice(0, mostCorrections)
		.map(({ run }) => run);
}

/** How many items have all pairs of a run, among the best of each. */
async function itemsOfRun(load: Load, run: string): Promise<number> {
	const terms = await Promise.all(pairsOf(run).map((pair) => exactly(load, pair)));
	const items = terms.map(
		(term) =>
			new Set(Object.values(term?.locales ?? {}).flatMap((list) => [...readPostings(list)].map(([item]) => item))),
	);
	const [first = new Set<number>(), ...others] = items;
	return [...first].filter((item) => others.every((own) => own.has(item))).length;
}
