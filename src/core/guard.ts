/** What is kept and what is left out where a stage throws for what some document holds: a fault of ours that nobody knows yet. */
import type { Notice } from './model.ts';

/** What came of a guarded run: null where nothing could be done. */
export interface Guarded<Group, Result> {
	readonly result: Result | null;
	/** What was left out, each with the error that it leads to. */
	readonly leftOut: readonly { readonly group: Group; readonly error: unknown }[];
}

/**
 * Runs over all groups. Where that throws, runs over ever smaller parts and leaves out the groups that it throws for, so that
 * a fault costs no more than what leads to it; without a fault it costs nothing.
 */
export function guarded<Group, Result>(
	groups: readonly Group[],
	run: (groups: readonly Group[]) => Result,
): Guarded<Group, Result> {
	const leftOut: { readonly group: Group; readonly error: unknown }[] = [];
	const keep = (some: readonly Group[]): { readonly kept: readonly Group[]; readonly result: Result | null } => {
		try {
			return { kept: some, result: run(some) };
		} catch (error) {
			const [group] = some;
			if (group === undefined) throw error;
			if (some.length === 1) {
				leftOut.push({ group, error });
				return { kept: [], result: null };
			}
			const half = some.length >> 1;
			const [first, second] = [keep(some.slice(0, half)), keep(some.slice(half))];
			if (first.kept.length === 0 || second.kept.length === 0) return first.kept.length === 0 ? second : first;
			const kept = [...first.kept, ...second.kept];
			try {
				return { kept, result: run(kept) };
			} catch (error) {
				// Each half does alone: only together do they lead to the fault.
				for (const group of second.kept) leftOut.push({ group, error });
				return first;
			}
		}
	};
	return { result: keep(groups).result, leftOut };
}

/** The notice of documents that were left out by a fault: names them and the fault, so that it can be reported. */
export function faultNotice(paths: readonly string[], error: unknown): Notice {
	return {
		path: '',
		message: { key: 'notice.fault', values: { count: paths.length, names: paths.join(', '), reason: reasonOf(error) } },
	};
}

/** What was thrown and where, in one line. */
function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const where = /\n\s+at (?:(\S+) \()?[^\n]*?([\w.-]+\.[cm]?[jt]s:\d+)/.exec(error.stack?.slice(0, 2000) ?? '');
	return `${error.name}: ${error.message.split('\n', 1)[0]?.slice(0, 200)}${where ? `, ${where[2]}` : ''}`;
}
