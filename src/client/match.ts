/** A closed range of ports. */
type Range = readonly [from: number, to: number];

/** The ranges in a text such as `443 50000-59999`; what is neither port nor range is passed over. */
export function rangesIn(text: string): Range[] {
	return [...text.normalize('NFKC').matchAll(/(\d+)(?:\s*[-–—]\s*(\d+))?/g)].map(([, from, to]) => [
		Number(from),
		Number(to ?? from),
	]);
}

/** Whether a row's ports hold one that is asked for; a text without any number asks for none and matches nothing. */
export function matchesPorts(row: string, asked: string): boolean {
	const own = rangesIn(row);
	return rangesIn(asked).some(([from, to]) => own.some(([low, high]) => low <= to && from <= high));
}

/** Whether each word that is asked for stands in a text, regardless of letter case, width and accents. */
export function matchesText(text: string, asked: string): boolean {
	const folded = fold(text);
	return fold(asked)
		.split(/\s+/)
		.every((word) => folded.includes(word));
}

function fold(text: string): string {
	return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
}
