/** Which of several findings of the same text, row or table says what is wrong: one fault, one finding. */
import { severityFor } from '../evidence/index.ts';
import type { Finding, Topic } from '../model.ts';
import type { Check, Diagnostic } from './check.ts';

/** What a finding is about, as plain data. */
export interface Subject {
	/** Its texts, rows and tables, each by a name that no other one has. */
	readonly targets: readonly string[];
	/** The checks whose findings on the same it supersedes. */
	readonly supersedes: readonly string[];
}

/** A finding whose confidence is known, with what it is about. */
export interface Weighed extends Subject {
	readonly finding: Finding;
}

/** Names what diagnostics of a topic are about. */
export function subjectsIn(topic: Topic): (check: Check, diagnostic: Diagnostic) => Subject {
	const names = new Map<object, string>();
	const nameOf = (target: object) => {
		const known = names.get(target) ?? `${names.size} ${topic.id}`;
		names.set(target, known);
		return known;
	};
	return (check, { target, alsoTargets = [], supersedes = check.supersedes ?? [] }) => ({
		targets: [target, ...alsoTargets].map(nameOf),
		supersedes,
	});
}

/** For each finding, by its place in the list, the places of those that supersede it: their checks say so, of a target that both have. */
export function rivalsOf(weighed: readonly Weighed[]): readonly (readonly number[])[] {
	const byTarget = new Map<string, number[]>();
	for (const [at, { targets }] of weighed.entries())
		for (const target of targets) {
			const there = byTarget.get(target);
			if (there) there.push(at);
			else byTarget.set(target, [at]);
		}
	return weighed.map(({ targets, finding }) => {
		const beside = new Set(targets.flatMap((target) => byTarget.get(target) ?? []));
		return [...beside].filter((at) => weighed[at]?.supersedes.includes(finding.check));
	});
}

/**
 * The places of the findings that give way: to one that supersedes them and is told as severely, or as severely as its kind
 * may be; or to one that they supersede and that is told more severely. What is not told, as it is too unsure or `isSaid` by
 * its page's being another version, silences nothing that is.
 */
export function outranked(
	weighed: readonly Weighed[],
	rivals: readonly (readonly number[])[],
	isSaid: (at: number) => boolean = () => false,
): ReadonlySet<number> {
	const ranks = weighed.map(({ finding }, at) => (isSaid(at) ? finding.confidence - 1 : rankOf(finding)));
	const wins = (at: number, superseded: number) =>
		(ranks[at] as number) >= (ranks[superseded] as number) || (!isSaid(at) && isHighest(weighed[at] as Weighed));
	const silenced = new Set<number>();
	// The most severe first, so that what gives way silences no third one.
	const order = [...weighed.keys()].sort((a, b) => (ranks[b] as number) - (ranks[a] as number));
	const superseded = new Map<number, number[]>();
	for (const [at, others] of rivals.entries())
		for (const other of others) {
			const by = superseded.get(other);
			if (by) by.push(at);
			else superseded.set(other, [at]);
		}
	for (const at of order) {
		if (silenced.has(at)) continue;
		for (const other of superseded.get(at) ?? []) if (wins(at, other)) silenced.add(other);
		for (const other of rivals[at] ?? []) if (!wins(other, at)) silenced.add(other);
	}
	return silenced;
}

const RANKS = { info: 1, warning: 2, error: 3 } as const;

/** How severely a finding is told; below all that are told, the surer one is above. */
function rankOf({ severity, confidence }: Finding): number {
	const told = severityFor(severity, confidence);
	return told ? RANKS[told] : confidence;
}

/** Whether a finding is told as severely as one of its kind may be. */
const isHighest = ({ finding: { severity, confidence } }: Weighed): boolean =>
	severityFor(severity, confidence) === severity;
