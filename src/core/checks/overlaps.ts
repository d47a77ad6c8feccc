/** Which of several findings of the same text, row or table says what is wrong: one fault, one finding. */
import { severityFor } from '../evidence/index.ts';
import type { Finding } from '../model.ts';
import type { Reported } from './page-revisions.ts';

/** A finding whose confidence is known, with the diagnostic that it was made of. */
export interface Weighed {
	readonly reported: Reported;
	readonly finding: Finding;
}

/** For each finding, by its place in the list, the places of those that supersede it: their checks say so, of a target that both have. */
export function rivalsOf(weighed: readonly Weighed[]): readonly (readonly number[])[] {
	const byTarget = new Map<object, number[]>();
	for (const [at, { reported }] of weighed.entries())
		for (const target of targetsOf(reported)) {
			const there = byTarget.get(target);
			if (there) there.push(at);
			else byTarget.set(target, [at]);
		}
	return weighed.map(({ reported }) => {
		const beside = new Set(targetsOf(reported).flatMap((target) => byTarget.get(target) ?? []));
		return [...beside].filter((at) => weighed[at]?.reported.check.supersedes?.includes(reported.check.id));
	});
}

/**
 * The places of the findings that give way: to one that supersedes them and is told as surely, or to one that they supersede
 * and that is told more surely. What is not told silences nothing.
 */
export function outranked(weighed: readonly Weighed[], rivals: readonly (readonly number[])[]): ReadonlySet<number> {
	const ranks = weighed.map(({ finding }) => rankOf(finding));
	const silenced = new Set<number>();
	// The surest first, so that what gives way silences no third one.
	const order = [...weighed.keys()].sort((a, b) => (ranks[b] as number) - (ranks[a] as number));
	const superseded = new Map<number, number[]>();
	for (const [at, others] of rivals.entries())
		for (const other of others) superseded.set(other, [...(superseded.get(other) ?? []), at]);
	for (const at of order) {
		if (silenced.has(at)) continue;
		for (const other of superseded.get(at) ?? [])
			if ((ranks[at] as number) >= (ranks[other] as number)) silenced.add(other);
		for (const other of rivals[at] ?? []) if ((ranks[at] as number) > (ranks[other] as number)) silenced.add(other);
	}
	return silenced;
}

const targetsOf = ({ diagnostic }: Reported): readonly object[] => [
	diagnostic.target,
	...(diagnostic.alsoTargets ?? []),
];

const RANKS = { info: 1, warning: 2, error: 3 } as const;

/** How surely a finding is told; at the highest severity of its kind no other is surer; below all that are told, by confidence. */
function rankOf({ severity, confidence }: Finding): number {
	const told = severityFor(severity, confidence);
	if (!told) return confidence;
	return told === severity ? RANKS.error : RANKS[told];
}
