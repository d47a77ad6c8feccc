import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, SourceFile } from '../../src/core/index.ts';
import { type Measurable, observe } from '../../src/core/pipeline.ts';
import { loadProject } from '../../src/io/index.ts';
import { applyEdits, lineAt, movedOffset } from '../detect/source-edits.ts';
import type { Example } from './fit.ts';

/** A verdict reached by reading, as a line of `labels.jsonl`. */
interface Label {
	readonly set: string;
	readonly path: string;
	/** Null where the verdict is of the whole page. */
	readonly line: number | null;
	readonly check: string;
	readonly locale: string | null;
	/** What the finding must say stands there, where several findings of a check stand on one line. */
	readonly actual?: string | null;
	readonly verdict: 'true' | 'arguable' | 'false' | 'wrong-blame';
	/** How much it counts; 1 where it is not given. Less where only what had been told was judged, so that most is true. */
	readonly weight?: number;
}

/**
 * A fault that is to be put into a set of right documents, as `<set>.faults.json` lists all of them: what takes the place of a text
 * that stands once in the document. A page that is `behind` is older than its translations: what it lacks is no fault of its own.
 */
interface Fault {
	readonly path: string;
	readonly kind: string;
	readonly find?: string;
	readonly replace?: string;
}

/** Where a fault stands; null where the page is behind. */
interface Placed {
	readonly path: string;
	readonly line: number | null;
}

/** The sets of a labelled folder: `<set>/<locale>/…` beside `labels.jsonl`, or beside `<set>.faults.json`. */
export function setsIn(folder: string): string[] {
	return readdirSync(folder)
		.filter((name) => statSync(join(folder, name)).isDirectory())
		.sort();
}

/** The project that a set is of: what stands before the first hyphen of its name. */
export const groupOf = (set: string): string => set.split('-')[0] as string;

/** Everything that is observed in a set, and the verdict on it where one was reached. */
async function readLabelled(
	folder: string,
	set: string,
): Promise<{ judged: Measurable; verdict: Label['verdict'] | null; weight?: number }[]> {
	const labels = (readLines(join(folder, 'labels.jsonl')) ?? []).filter(
		(each) => (each as Label).set === set,
	) as Label[];
	const exact = new Map(
		labels.map((label) => [
			[label.path, label.line, label.check, ...('actual' in label ? [label.actual ?? ''] : [])].join(':'),
			label,
		]),
	);
	const project = await loadProject({ content: join(folder, set) });
	const list = join(folder, `${set}.faults.json`);
	if (existsSync(list)) {
		const { files, placed } = planted(project.files, JSON.parse(readFileSync(list, 'utf8')));
		const right = new Set(observe(project.files, project.settings).map(({ finding }) => claimOf(finding)));
		return observe(files, project.settings).map((judged) => ({
			judged,
			verdict: judgedBy(placed, judged.finding, right.has(claimOf(judged.finding))),
		}));
	}
	return observe(project.files, project.settings).map((judged) => {
		const { location, check, locale, actual } = judged.finding;
		const line = location.start.line;
		const label =
			exact.get(`${location.path}:${line}:${check}:${actual ?? ''}`) ??
			exact.get(`${location.path}:${line}:${check}`) ??
			exact.get(`${location.path}:null:${check}`);
		const verdict = label?.verdict === 'wrong-blame' && locale === null ? 'arguable' : (label?.verdict ?? null);
		return { judged, verdict, ...(label?.weight === undefined ? {} : { weight: label.weight }) };
	});
}

function readLines(file: string): readonly unknown[] | null {
	if (!existsSync(file)) return null;
	const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
	return lines.map((line) => JSON.parse(line));
}

/** The documents with their faults in them, and where these stand. */
export function planted(
	files: readonly SourceFile[],
	faults: readonly Fault[],
): { readonly files: readonly SourceFile[]; readonly placed: readonly Placed[] } {
	const placed: Placed[] = [];
	const changed = files.map((file) => {
		const own = faults.filter(({ path }) => path === file.path);
		const edits = own.flatMap(({ find, replace }) => {
			if (find === undefined || replace === undefined) return [];
			if (file.text.split(find).length !== 2) throw new Error(`${file.path}: “${find}” must stand there once`);
			return { start: file.text.indexOf(find), end: file.text.indexOf(find) + find.length, text: replace };
		});
		const text = applyEdits(file.text, edits);
		for (const edit of edits) {
			// What both texts begin with is no part of the fault.
			let same = 0;
			while (edit.start + same < edit.end && file.text[edit.start + same] === edit.text[same]) same++;
			placed.push({ path: file.path, line: lineAt(text, movedOffset(edit.start, edits) + same) });
		}
		if (own.some(({ kind }) => kind === 'behind')) placed.push({ path: file.path, line: null });
		return { ...file, text };
	});
	return { files: changed, placed };
}

/** How many lines a finding may stand from where its fault is listed: a lost row or sentence has no line of its own. */
const NEAR = 2;

/** What a finding says, wherever on the page it stands. */
export const claimOf = ({ check, locale, location, message, actual, expected }: Finding): string =>
	JSON.stringify([check, locale, location.path, message.key, actual, expected]);

/**
 * The verdict where all faults are known: what stands at none of them is false, and so is what is observed in the right documents,
 * too: a row with a fault has other texts as well.
 */
function judgedBy(
	faults: readonly Placed[],
	{ check, location, locale, evidence }: Finding,
	isInRight: boolean,
): Label['verdict'] {
	if (check === 'image-missing' || check === 'link-broken') return 'arguable';
	// A page that is behind lacks what it lacks.
	const isOfBehind = (path: string) => faults.some((fault) => fault.path === path && fault.line === null);
	if (check === 'port-missing' && [location, ...evidence].some(({ path }) => isOfBehind(path))) return 'true';
	if (check === 'translation-stale')
		return faults.some(({ path, line }) => path === location.path && line === null) ? 'true' : 'false';
	const places = [{ path: location.path, line: location.start.line }, ...(locale === null ? evidence : [])];
	const near = faults.filter((fault) => places.some(({ path, line }) => path === fault.path && isNear(line, fault)));
	if (near.length > 0 && !isInRight) return 'true';
	if (faults.some((fault) => fault.line === null && places.some(({ path }) => path === fault.path))) return 'arguable';
	const elsewhere = evidence.some((each) =>
		faults.some((fault) => fault.path === each.path && isNear(each.line, fault)),
	);
	return elsewhere && !isInRight ? 'wrong-blame' : 'false';
}

const isNear = (line: number, fault: Placed): boolean => fault.line !== null && Math.abs(line - fault.line) <= NEAR;

/** Findings that say the same of the same words, in whatever locale: one decision, made again and again. */
export const alikeOf = ({ check, actual, expected }: Finding): string =>
	JSON.stringify([check, actual, expected]).toLowerCase();

/** The observations as examples, with their verdicts, or without as what is `told`; what is arguable counts neither way. */
export async function labelledExamples(folder: string): Promise<Example[]> {
	const examples: Example[] = [];
	for (const set of setsIn(folder)) {
		const read = await readLabelled(folder, set);
		const verdicts = new Map(read.map(({ judged, verdict }) => [judged.finding, verdict]));
		for (const { judged, verdict, weight = 1 } of read) {
			if (verdict === 'arguable') continue;
			const { finding, features, family, rivals } = judged;
			// One fault is one example: of what another finding supersedes there is nothing to learn beside it.
			if (verdict === 'true' && rivals.some((rival) => verdicts.get(rival) === 'true')) continue;
			examples.push({
				...{
					group: groupOf(set),
					check: finding.check,
					family,
					features,
					isFault: verdict === 'true',
					weight,
					kind: verdict === null ? 'told' : 'read',
				},
				severity: finding.severity,
				alike: alikeOf(finding),
				shown: `${set} ${finding.location.path}:${finding.location.start.line} ${finding.check} ${finding.locale} “${finding.actual}” → “${finding.expected}”`,
			});
		}
	}
	return examples;
}
