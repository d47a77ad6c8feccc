import { isUnspaced, pairsOf, type Word } from '../../search/index.ts';
import { shortestPart } from './parts.ts';
import { readPostings } from './postings.ts';
import { exactly, termsWith } from './sources.ts';
import { type Load, termsFrom } from './store.ts';

/** Words of this many letters may have two errors, shorter ones one, and those below the least none. */
const lettersForTwo = 7;
const leastLetters = 4;
/** How many corrections are offered, and how many characters are tried in the place of a wrong one. */
const mostCorrections = 4;
const mostCharacters = 4;

/** The site's own words that a word of a query is likely meant as, the likeliest first: other forms of it, and typing errors. */
export async function correctionsOf(load: Load, word: Word): Promise<string[]> {
	if (word.isUnspaced) return characterCorrections(load, word);
	const { whole } = word;
	if (whole.length < leastLetters) return [];
	const ranked = [...(await candidates(load, whole))]
		.flatMap(([term, count]) => {
			const distance = isUnspaced(term) ? null : distanceOf(whole, term);
			return distance === null ? [] : [{ term, count, distance }];
		})
		.sort((a, b) => a.distance - b.distance || b.count - a.count || (a.term < b.term ? -1 : 1));
	return ranked.slice(0, mostCorrections).map(({ term }) => term);
}

/** Terms that share a piece with a word: of three pieces one stands even where two letters are wrong. */
async function candidates(load: Load, word: string): Promise<Map<string, number>> {
	const halves = piecesOf(word, 2);
	const pieces = word.length < 2 * shortestPart ? [word.slice(0, shortestPart), word.slice(-shortestPart)] : halves;
	const found = await termsOfPieces(load, pieces);
	const isNear = [...found.keys()].some((term) => distanceOf(word, term) !== null);
	return isNear || word.length < 3 * shortestPart ? found : termsOfPieces(load, piecesOf(word, 3));
}

async function termsOfPieces(load: Load, pieces: readonly string[]): Promise<Map<string, number>> {
	const found = await Promise.all(pieces.map((piece) => termsWith(load, piece, 2)));
	return new Map(found.flatMap((terms) => [...terms]));
}

function piecesOf(word: string, count: number): string[] {
	const length = Math.ceil(word.length / count);
	return Array.from({ length: count }, (_, at) => word.slice(at * length, (at + 1) * length)).filter(
		(piece) => piece.length >= shortestPart,
	);
}

/**
 * How far a term is from a word: the letters that are wrong, missing, too much or exchanged; another ending of the same
 * beginning counts as one and a half. Null where it is too far to be meant.
 */
export function distanceOf(word: string, term: string): number | null {
	const errors = editDistance(word, term);
	if (errors <= 1) return errors;
	if (errors === 2 && word.length >= lettersForTwo) return word[0] === term[0] ? 2 : 2.5;
	let shared = 0;
	while (shared < word.length && word[shared] === term[shared]) shared++;
	const isForm = shared >= leastLetters && shared >= 0.7 * Math.max(word.length, term.length);
	return isForm ? 1.5 : null;
}

/** Damerau and Levenshtein's distance, neighbours exchanged as one; 3 for anything above 2. */
function editDistance(a: string, b: string): number {
	if (Math.abs(a.length - b.length) > 2) return 3;
	let before: number[] = [];
	let row = Array.from({ length: b.length + 1 }, (_, at) => at);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1] ? 0 : 1;
			let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
			next.push(least);
		}
		[before, row] = [row, next];
	}
	return Math.min(3, row[b.length] ?? 3);
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
		const terms = (await termsFrom(load, before)).flatMap((file) => Object.entries(file.terms));
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
		(term) => new Set(Object.values(term?.locales ?? {}).flatMap((list) => [...readPostings(list)].map(([item]) => item))),
	);
	const [first = new Set<number>(), ...others] = items;
	return [...first].filter((item) => others.every((own) => own.has(item))).length;
}
