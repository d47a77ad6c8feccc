/** How many letters must be put in, left out, replaced or exchanged with their neighbour to turn one text into another; stops above `limit`. */
export function editDistance(a: string, b: string, limit = 2): number {
	if (Math.abs(a.length - b.length) > limit) return limit + 1;
	// The row being filled, the one before it, and the one before that, taken in turns.
	let row: number[] = [];
	let last: number[] = [];
	let before: number[] = [];
	for (let j = 0; j <= b.length; j++) last.push(j);
	for (let i = 1; i <= a.length; i++) {
		row[0] = i;
		let least = i;
		const own = a.charCodeAt(i - 1);
		const previous = a.charCodeAt(i - 2);
		for (let j = 1; j <= b.length; j++) {
			const other = b.charCodeAt(j - 1);
			const [left, above, diagonal] = [row[j - 1] as number, last[j] as number, last[j - 1] as number];
			let best = Math.min(left + 1, above + 1, diagonal + (own === other ? 0 : 1));
			if (i > 1 && j > 1 && own === b.charCodeAt(j - 2) && previous === other)
				best = Math.min(best, (before[j - 2] as number) + 1);
			row[j] = best;
			if (best < least) least = best;
		}
		if (least > limit) return limit + 1;
		[before, last, row] = [last, row, before];
	}
	return last[b.length] as number;
}
