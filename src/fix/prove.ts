import type { Analysis, Finding } from '../core/index.ts';
import { applied } from './apply.ts';
import { type Repairs, repairsOf } from './repairs.ts';

/** Document texts by path: those that edits change. */
export type NewTexts = ReadonlyMap<string, string>;

/** What the edits of an analysis make of its documents. */
export function newTexts({ documents }: Pick<Analysis, 'documents'>, { edits }: Pick<Repairs, 'edits'>): NewTexts {
	const byPath = Map.groupBy(edits, ({ path }) => path);
	return new Map(
		documents.flatMap(({ path, source }) => {
			const own = byPath.get(path);
			return own ? [[path, applied(source, own)] as const] : [];
		}),
	);
}

/**
 * The suggestions that hold when all are made together: each makes its finding vanish and raises none. `analyse` analyses
 * the documents with new texts, `before` are all findings there were; what fails is left out and the rest tried again.
 */
export function provenRepairs(
	analysis: Pick<Analysis, 'documents' | 'findings'>,
	before: Analysis['findings'],
	analyse: (texts: NewTexts) => Pick<Analysis, 'findings'>,
): Repairs {
	const trial = tryRepairs(analysis, before);
	let step = trial.next({ findings: before });
	while (!step.done) step = trial.next(analyse(step.value));
	return step.value;
}

/** The same for who can't analyse at once: it yields the new texts, and goes on with what is found in them. */
export function* tryRepairs(
	analysis: Pick<Analysis, 'documents' | 'findings'>,
	before: Analysis['findings'],
): Generator<NewTexts, Repairs, Pick<Analysis, 'findings'>> {
	const without = new Set<string>();
	for (;;) {
		const repairs = repairsOf(analysis, without);
		if (repairs.edits.length === 0) return repairs;
		const found = yield newTexts(analysis, repairs);
		const failed = failures(repairs, before, found.findings);
		if (failed.length === 0) return repairs;
		for (const id of failed) without.add(id);
	}
}

/** The ids of repaired findings that are still there, or that a new one may come from. */
function failures({ made }: Repairs, before: Analysis['findings'], after: Analysis['findings']): string[] {
	const known = new Set(before.map(({ id }) => id));
	const left = new Set(after.map(({ id }) => id));
	const fresh = after.filter(({ id }) => !known.has(id));
	const failed = [...made.filter(({ id }) => left.has(id)), ...fresh.flatMap((finding) => behind(finding, made))];
	return failed.map(({ id }) => id);
}

/** The repairs that a new finding may come from: those of its lines, else of its document, of its topic, else all. */
function behind({ location, topic, evidence }: Finding, made: readonly Finding[]): readonly Finding[] {
	const lines = new Set(
		[location.start, ...evidence].map((at) => `${'path' in at ? at.path : location.path}:${at.line}`),
	);
	const nearest = [
		made.filter((finding) => lines.has(`${finding.location.path}:${finding.location.start.line}`)),
		made.filter((finding) => finding.location.path === location.path),
		made.filter((finding) => finding.topic === topic),
	];
	return nearest.find((near) => near.length > 0) ?? made;
}
