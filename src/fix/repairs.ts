import type { Analysis, Finding } from '../core/index.ts';

/** A replacement in a document's source. Offsets are UTF-16 units in `SourceDocument.source`. */
export interface Edit {
	readonly path: string;
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** A suggestion that is not written into the source. */
export interface Skipped {
	readonly finding: Finding;
	/** `markup`: it would tear markup; `overlap`: an earlier suggestion changes the same words; `effect`: it was left out. */
	readonly reason: 'markup' | 'overlap' | 'effect';
}

/** All suggestions of an analysis as edits. */
export interface Repairs {
	/** What can be made together: never overlapping, sorted by path and place. */
	readonly edits: readonly Edit[];
	/** The findings whose suggestions are among them. */
	readonly made: readonly Finding[];
	/** Those whose suggestions are not. */
	readonly skipped: readonly Skipped[];
	/** Each suggestion on its own, by the finding's id; those that can't be written are absent. */
	readonly byFinding: ReadonlyMap<string, readonly Edit[]>;
}

/** Gathers the edits of all findings, document by document. `without` are ids of findings to leave alone. */
export function repairsOf(
	{ documents, findings }: Pick<Analysis, 'documents' | 'findings'>,
	without: ReadonlySet<string> = new Set(),
): Repairs {
	const byPath = Map.groupBy(
		findings.filter(({ suggestion }) => suggestion !== null),
		({ location }) => location.path,
	);
	const byFinding = new Map(findings.flatMap(editsOf));
	const edits: Edit[] = [];
	const made: Finding[] = [];
	const skipped: Skipped[] = [];
	for (const document of documents) {
		const own: Edit[] = [];
		for (const finding of byPath.get(document.path) ?? []) {
			const wanted = byFinding.get(finding.id);
			if (!wanted) skipped.push({ finding, reason: 'markup' });
			else if (without.has(finding.id)) skipped.push({ finding, reason: 'effect' });
			else if (wanted.some((edit) => own.some((other) => overlap(edit, other) && !same(edit, other))))
				skipped.push({ finding, reason: 'overlap' });
			else {
				made.push(finding);
				own.push(...wanted.filter((edit) => !own.some((other) => same(edit, other))));
			}
		}
		edits.push(...own.sort((a, b) => a.start - b.start || a.end - b.end));
	}
	return { edits, made, skipped, byFinding };
}

function editsOf({ id, edits }: Finding): (readonly [string, readonly Edit[]])[] {
	if (edits.length === 0) return [];
	return [
		[
			id,
			edits.map(({ location: { path, start, end }, text }) => ({ path, start: start.offset, end: end.offset, text })),
		],
	];
}

const same = (a: Edit, b: Edit) => a.start === b.start && a.end === b.end && a.text === b.text;

/** Whether two edits touch; insertions at one place do. */
const overlap = (a: Edit, b: Edit) =>
	(a.start < b.end && b.start < a.end) || (a.start === b.start && (a.start === a.end || b.start === b.end));
