import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Judged } from '../../src/core/checks/index.ts';
import { observe } from '../../src/core/pipeline.ts';
import { loadProject } from '../../src/io/index.ts';
import type { Example } from './fit.ts';

/** A verdict reached by reading, as a line of `labels.jsonl`. */
interface Label {
	readonly set: string;
	readonly path: string;
	readonly line: number;
	readonly check: string;
	readonly locale: string | null;
	readonly verdict: 'true' | 'arguable' | 'false' | 'wrong-blame';
}

/** The sets of a labelled folder: `<set>/<locale>/…` beside `labels.jsonl`. */
export function setsIn(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name)
		.sort();
}

/** The project that a set is of: what stands before the first hyphen of its name. */
export const groupOf = (set: string): string => set.split('-')[0] as string;

/** Everything that is observed in a set, and the verdict on it where one was reached. */
export async function readLabelled(
	folder: string,
	set: string,
): Promise<{ judged: Judged; verdict: Label['verdict'] | null }[]> {
	const file = join(folder, 'labels.jsonl');
	const labels: Label[] = existsSync(file)
		? readFileSync(file, 'utf8')
				.split('\n')
				.filter(Boolean)
				.map((line) => JSON.parse(line) as Label)
				.filter((label) => label.set === set)
		: [];
	const exact = new Map(labels.map((label) => [`${label.path}:${label.line}:${label.check}`, label]));
	const atLine = new Map(labels.toReversed().map((label) => [`${label.path}:${label.line}`, label]));
	const project = await loadProject({ content: join(folder, set) });
	return observe(project.files, project.settings).map((judged) => {
		const { place, check, locale } = judged.finding;
		const line = place.start.line;
		const label = exact.get(`${place.path}:${line}:${check}`) ?? atLine.get(`${place.path}:${line}`);
		const verdict = label?.verdict === 'wrong-blame' && locale === null ? 'arguable' : (label?.verdict ?? null);
		return { judged, verdict };
	});
}

/** The observations with a verdict as examples; what is arguable counts neither way. */
export async function labelledExamples(folder: string, weight = 1): Promise<Example[]> {
	const examples: Example[] = [];
	for (const set of setsIn(folder))
		for (const { judged, verdict } of await readLabelled(folder, set)) {
			if (verdict === null || verdict === 'arguable') continue;
			const { finding, features } = judged;
			examples.push({
				...{ group: groupOf(set), features, isFault: verdict === 'true', weight, kind: 'read' },
				severity: finding.severity,
				shown: `${set} ${finding.place.path}:${finding.place.start.line} ${finding.check} ${finding.locale} “${finding.actual}” → “${finding.expected}”`,
			});
		}
	return examples;
}
