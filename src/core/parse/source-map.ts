/** Text that was made of other text, and the way back from its offsets to the other's. */

/** A run of made text and the stretch it stands for. Runs of equal length map unit by unit, others only at their ends. */
export interface Run {
	readonly at: number;
	readonly length: number;
	readonly start: number;
	readonly end: number;
}

/** The way back to the source; `edge` tells which end of a run of unequal length is meant. */
export type SourceOffset = (at: number, edge: 'start' | 'end') => number;

/** Looks offsets up in runs sorted by `at`; fast when they come in rising order. */
export function sourceOffsets(runs: readonly Run[]): SourceOffset {
	let hint = 0;
	const before = (run: Run | undefined, at: number, edge: 'start' | 'end') =>
		run !== undefined && (edge === 'start' ? run.at <= at : run.at < at);
	return (at, edge) => {
		if (!before(runs[hint], at, edge)) hint = lastRun(runs, (run) => before(run, at, edge));
		while (before(runs[hint + 1], at, edge)) hint++;
		const run = runs[hint];
		if (!run || at <= run.at) return run?.start ?? 0;
		const inside = at - run.at;
		if (inside >= run.length) return run.end;
		if (run.length === run.end - run.start) return run.start + inside;
		return edge === 'start' ? run.start : run.end;
	};
}

/** Tells whether a stretch of the made text lies in one run that maps unit by unit. */
export function copiedIn(runs: readonly Run[]): (at: number, length: number) => boolean {
	return (at, length) => {
		const { at: from, length: most, start, end } = runs[lastRun(runs, (run) => run.at <= at)] ?? NO_RUN;
		return most === end - start && at + length <= from + most;
	};
}

const NO_RUN: Run = { at: 0, length: 0, start: 0, end: 1 };

function lastRun(runs: readonly Run[], fits: (run: Run) => boolean): number {
	let low = 0;
	let high = runs.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (fits(runs[middle] as Run)) low = middle;
		else high = middle - 1;
	}
	return low;
}

/** Stands for something that the program does not read, and counts as a letter: no character, by Unicode. */
export const STAND_IN = '\ufdd0';

/** Puts `text` in the place of `source[start, end)`. */
export interface Edit {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** An edited text and the way back from its offsets to the source's. */
export interface Edited {
	readonly text: string;
	readonly offset: SourceOffset;
}

/** Applies edits in any order; of two that overlap the one that starts first holds. */
export function applyEdits(source: string, edits: readonly Edit[]): Edited {
	if (edits.length === 0) return { text: source, offset: (at) => at };
	const parts: string[] = [];
	const runs: Run[] = [];
	let length = 0;
	let done = 0;
	const put = (text: string, start: number, end: number) => {
		if (text === '' && start === end) return;
		parts.push(text);
		runs.push({ at: length, length: text.length, start, end });
		length += text.length;
	};
	for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
		if (start < done) continue;
		put(source.slice(done, start), done, start);
		put(text, start, end);
		done = end;
	}
	put(source.slice(done), done, source.length);
	return { text: parts.join(''), offset: sourceOffsets(runs) };
}
