import type { Finding, Severity, Topic } from '../core/index.ts';
import { alike } from '../export/index.ts';

/** How many findings stand on one page of a list: few enough that no page of it grows beyond 100 kB, or 20 screens of a phone. */
export const PER_PAGE = 60;

/** Findings that stand together under one heading. */
export interface FindingGroup<K> {
	readonly key: K;
	readonly findings: readonly Finding[];
	/** How many the group has on all pages together. */
	readonly total: number;
	/** Whether the group began on an earlier page. */
	readonly isContinued: boolean;
}

/** A list of findings in pages; each holds whole groups or pieces of them. */
export type FindingPages<K> = readonly (readonly FindingGroup<K>[])[];

const RANK: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** The gravest first, for `sort`. */
export const byGravity = (a: Finding, b: Finding): number => RANK[a.severity] - RANK[b.severity];

/** Findings in groups, the group with the gravest first, each group's gravest first; else in the report's order, those alike side by side. */
export function groupFindings<K>(findings: readonly Finding[], by: (finding: Finding) => K): [K, Finding[]][] {
	const groups = [...Map.groupBy(findings, by)].map(([key, group]): [K, Finding[], number[]] => {
		const counts = [0, 0, 0];
		for (const { severity } of group) counts[RANK[severity]] = (counts[RANK[severity]] ?? 0) + 1;
		return [key, alike(group.toSorted(byGravity)).flat(), counts];
	});
	return groups
		.sort(([, , a], [, , b]) => (b[0] ?? 0) - (a[0] ?? 0) || (b[1] ?? 0) - (a[1] ?? 0) || (b[2] ?? 0) - (a[2] ?? 0))
		.map(([key, group]) => [key, group]);
}

/** Cuts groups into pages of at most `size` findings; a group goes on from one page to the next. There is always a page. */
export function pageFindings<K>(
	groups: readonly (readonly [K, readonly Finding[]])[],
	size = PER_PAGE,
): FindingPages<K> {
	const pages: FindingGroup<K>[][] = [[]];
	let room = size;
	for (const [key, findings] of groups)
		for (let at = 0; at < findings.length; ) {
			if (room === 0) {
				pages.push([]);
				room = size;
			}
			const piece = findings.slice(at, at + room);
			pages.at(-1)?.push({ key, findings: piece, total: findings.length, isContinued: at > 0 });
			at += piece.length;
			room -= piece.length;
		}
	return pages;
}

/** The page, from 1, on which a group begins; the first where there is none. */
export function pageOfGroup<K>(pages: FindingPages<K>, key: K): number {
	return (
		Math.max(
			0,
			pages.findIndex((groups) => groups.some((group) => group.key === key)),
		) + 1
	);
}

/** By a finding's id the page, from 1, on which it stands. */
export function pagesByFinding<K>(pages: FindingPages<K>): ReadonlyMap<string, number> {
	const entries = pages.flatMap((groups, at) =>
		groups.flatMap(({ findings }) => findings.map(({ id }) => [id, at + 1] as const)),
	);
	return new Map(entries);
}

/** How often each check finds something in each locale, `null` for those that blame none; the checks with most first. */
export function heatOf(
	findings: readonly Finding[],
): { check: string; total: number; counts: ReadonlyMap<string | null, number> }[] {
	return [...Map.groupBy(findings, ({ check }) => check)]
		.map(([check, found]) => {
			const counts = new Map<string | null, number>();
			for (const { locale } of found) counts.set(locale, (counts.get(locale) ?? 0) + 1);
			return { check, total: found.length, counts, worst: Math.min(...found.map(({ severity }) => RANK[severity])) };
		})
		.sort((a, b) => a.worst - b.worst || b.total - a.total)
		.map(({ check, total, counts }) => ({ check, total, counts }));
}

/** The id under which a topic's findings stand in a list. */
export function topicGroupId({ slug }: Topic): string {
	return `topic-${slug}`;
}
