import type { Analysis, Finding, SourceDocument } from '../core/index.ts';
import { type SourceEdit, sourceEdit } from './source-edit.ts';
import { changesFor, targetOf, targetsIn } from './targets.ts';

/** A replacement in a document's source. Offsets are UTF-16 units in `SourceDocument.source`. */
export interface Edit extends SourceEdit {
	readonly path: string;
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

/**
 * Works the suggestions out: of each only the words that change, so that the markup around them stays. `without` are ids
 * of findings to leave alone.
 */
export function repairsOf(
	{ documents, findings }: Pick<Analysis, 'documents' | 'findings'>,
	without: ReadonlySet<string> = new Set(),
): Repairs {
	const byPath = Map.groupBy(
		findings.filter(({ suggestion }) => suggestion !== null),
		({ place }) => place.path,
	);
	const byFinding = new Map(documents.flatMap((document) => editsIn(document, byPath.get(document.path) ?? [])));
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

function editsIn(document: SourceDocument, findings: readonly Finding[]): (readonly [string, readonly Edit[]])[] {
	if (findings.length === 0) return [];
	const { path, source } = document;
	const targets = targetsIn(document);
	return findings.flatMap((finding) => {
		const target = targetOf(finding, targets);
		const edits = target ? changesFor(target, finding).map((change) => sourceEdit(change, target, source)) : [];
		const whole = edits.filter((edit) => edit !== null);
		const written = whole.length > 0 && whole.length === edits.length;
		return written ? [[finding.id, whole.map((edit) => ({ path, ...edit }))] as const] : [];
	});
}

const same = (a: SourceEdit, b: SourceEdit) => a.start === b.start && a.end === b.end && a.text === b.text;

/** Whether two edits touch; insertions at one place do. */
const overlap = (a: SourceEdit, b: SourceEdit) =>
	(a.start < b.end && b.start < a.end) || (a.start === b.start && (a.start === a.end || b.start === b.end));
