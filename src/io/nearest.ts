import { diffChars } from 'diff';

/** Says `; did you mean X?` where one of the names is close to what was written, else an empty string. */
export function didYouMean(written: string, names: readonly string[]): string {
	const wanted = written.toLowerCase();
	const near = names
		.map((name) => ({ name, distance: distanceOf(wanted, name.toLowerCase()) }))
		.filter(({ distance }) => distance <= Math.max(1, Math.floor(written.length / 3)))
		.sort((a, b) => a.distance - b.distance);
	const longer = names.find((name) => written.length > 1 && name.toLowerCase().startsWith(wanted));
	const match = near[0]?.name ?? longer;
	return match === undefined ? '' : `; did you mean ${match}?`;
}

/** How many letters have to be added, left out or replaced to make one text of the other. */
function distanceOf(one: string, other: string): number {
	const parts = diffChars(one, other);
	const sum = (kind: 'added' | 'removed') => parts.reduce((count, part) => count + (part[kind] ? part.count : 0), 0);
	return Math.max(sum('added'), sum('removed'));
}
