import { closestMatch } from 'leven';

/** Says `; did you mean X?` where one of the names is close to what was written, else an empty string. */
export function didYouMean(written: string, names: readonly string[]): string {
	const byFolded = new Map(names.map((name) => [name.toLowerCase(), name]));
	const folded = [...byFolded.keys()];
	const maxDistance = Math.max(1, Math.floor(written.length / 3));
	const longer = folded.find((name) => written.length > 1 && name.startsWith(written.toLowerCase()));
	const match = closestMatch(written.toLowerCase(), folded, { maxDistance }) ?? longer;
	return match === undefined ? '' : `; did you mean ${byFolded.get(match)}?`;
}
