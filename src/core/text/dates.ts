/** Dates in digits: `31.03.2026`, `2026-03-31`, `3/31/2026`. */

/** A day, a month or a year of a date. */
export interface DatePart {
	readonly start: number;
	readonly end: number;
	readonly value: number;
}

const DATE =
	/(?<![\p{Script=Latin}\p{N}./-])(?:(?:19|20)\d{2}([-./])\d{1,2}\1\d{1,2}|\d{1,2}([-./])\d{1,2}\2(?:19|20)\d{2})(?!\p{Script=Latin}|\p{N}|[-./][\p{N}\p{Script=Latin}])/gu;

/** The parts of the dates of a text; which of two is the day and which the month languages see differently. */
export function datePartsIn(text: string): DatePart[] {
	return [...text.matchAll(DATE)].flatMap(({ 0: date, index }) => {
		const parts = [...date.matchAll(/\d+/g)].map((match) => {
			const start = index + match.index;
			return { start, end: start + match[0].length, value: Number(match[0]) };
		});
		const short = parts.flatMap(({ value }) => (value < 1000 ? value : []));
		return short.every((value) => value > 0 && value <= 31) && short.some((value) => value <= 12) ? parts : [];
	});
}
