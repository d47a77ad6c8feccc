import type { Directory, PartsFile } from './files.ts';

/** The least letters by which a term is found from within, and as which a piece of a mistyped word is looked for. */
export const shortestPart = 3;
/** Terms with more letters than this are not found from within: they are no words. */
const longestTerm = 40;
const lettersPerFile = 5000;
/** How much of a run of letters tells in which file it stands. */
export const lettersOfKey = 8;

/** Writes the terms by each run of letters that they end in, so that the start of such a run is any part of a term. */
export function writeParts(counts: ReadonlyMap<string, number>): { files: PartsFile[]; starts: Directory } {
	const ends: string[] = [];
	for (const term of counts.keys()) {
		if (term.length > longestTerm) continue;
		for (let at = 0; at + shortestPart <= term.length; at++) ends.push(`${term.slice(at)} ${term}`);
	}
	ends.sort();
	const files: Record<string, number>[] = [];
	const starts: string[] = [];
	let letters = Number.POSITIVE_INFINITY;
	for (const pair of ends) {
		const [end = '', term = ''] = pair.split(' ');
		const key = end.slice(0, lettersOfKey);
		if (letters > lettersPerFile && starts.at(-1) !== key) {
			files.push({});
			starts.push(key);
			letters = 0;
		}
		const file = files.at(-1) as Record<string, number>;
		if (term in file) continue;
		file[term] = counts.get(term) ?? 0;
		letters += term.length + 6;
	}
	return { files, starts };
}
