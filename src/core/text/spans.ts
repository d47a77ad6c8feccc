/** A stretch of a text and what is to stand in its place. */
export interface Replacement {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** A text with stretches replaced; they must not overlap. */
export function replaceSpans(text: string, replacements: readonly Replacement[]): string {
	let out = '';
	let at = 0;
	for (const { start, end, text: written } of [...replacements].sort((a, b) => a.start - b.start)) {
		out += text.slice(at, start) + written;
		at = end;
	}
	return out + text.slice(at);
}

/** A stretch of a text: offsets, the end not included. */
interface Span {
	readonly start: number;
	readonly end: number;
}

/** Stretches in their order, those that touch or overlap as one. */
function united(spans: readonly Span[]): Span[] {
	const out: Span[] = [];
	for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
		const last = out.at(-1);
		if (last && start <= last.end) out[out.length - 1] = { start: last.start, end: Math.max(last.end, end) };
		else out.push({ start, end });
	}
	return out;
}

/** A text with blanks for all that stands in stretches, which may overlap. */
export function blankSpans(text: string, spans: readonly Span[]): string {
	return replaceSpans(
		text,
		united(spans).map(({ start, end }) => ({ start, end, text: ' '.repeat(end - start) })),
	);
}

/** Tells whether any of many stretches has a part between two offsets, without asking each. */
export function spanFinder(spans: readonly Span[]): (start: number, end: number) => boolean {
	const sorted = united(spans);
	return (start, end) => {
		let [low, high] = [0, sorted.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((sorted[middle] as Span).end <= start) low = middle + 1;
			else high = middle;
		}
		const next = sorted[low];
		return next !== undefined && next.start < end && next.end > start;
	};
}
