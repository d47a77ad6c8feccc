import { join } from 'node:path';
import type { Finding, SourceFile } from '../../src/core/index.ts';
import { type Measurable, observe } from '../../src/core/pipeline.ts';
import { loadProject } from '../../src/io/index.ts';
import { equivalent } from '../detect/equivalent.ts';
import { type Fault, faults, type Mutation } from '../detect/faults.ts';
import { filesWith } from '../detect/oracle.ts';
import { type Page, pagesOf, type Site, sitesOf } from '../detect/pages.ts';
import { type Random, randomOf } from '../detect/prng.ts';
import { applyEdits, lineAt, movedOffset } from '../detect/source-edits.ts';
import { columnFaults } from './column-faults.ts';
import type { Example } from './fit.ts';
import { alikeOf, claimOf, groupOf, setsIn } from './labelled.ts';
import { plantInProse, proseFaults } from './prose-faults.ts';

/** A planted example counts less than one that was read: operators repeat themselves. */
const WEIGHT = 0.5;

/** What is newly observed after faults and equivalent changes were planted, `each` of each operator in each set. */
export async function plantedExamples(folder: string, each: number): Promise<Example[]> {
	const examples: Example[] = [];
	for (const set of setsIn(folder)) {
		const project = await loadProject({ content: join(folder, set) });
		const pages = pagesOf(project.files, project.settings, true);
		const sites = pages.flatMap((page) => sitesOf(page, true));
		const random = randomOf(1, set);
		for (const fault of [...faults, ...columnFaults]) examples.push(...plantFaults(set, fault, sites, each, random));
		for (const fault of proseFaults) {
			for (let n = 0; n < each; n++) {
				const page = random.pick(pages);
				const planted = page && plantInProse(fault, page, random);
				if (planted) examples.push(...told(set, page, planted.path, planted.locale, planted.mutation, 'planted'));
			}
		}
		for (const { change } of equivalent)
			for (let n = 0; n < each; n++) {
				const site = random.pick(sites);
				const text = site && change(site, random);
				if (!site || !text) continue;
				for (const judged of fresh(site.page, filesWith(site.page, site.document.path, text)))
					examples.push(exampleOf(set, judged, false, 'equivalent'));
			}
	}
	return examples;
}

function plantFaults(set: string, { mutate }: Fault, sites: readonly Site[], each: number, random: Random): Example[] {
	const examples: Example[] = [];
	let planted = 0;
	for (const site of random.shuffle([...sites]).slice(0, 40)) {
		if (planted >= each) break;
		const done = mutate(site, random);
		if (!done) continue;
		planted++;
		examples.push(...told(set, site.page, site.document.path, site.locale, done, 'planted'));
	}
	return examples;
}

/** What is observed in the planted rows, of the planted locale or of nobody, is a fault; blame elsewhere in the page is wrong. */
function told(
	set: string,
	page: Page,
	path: string,
	locale: string,
	mutate: Mutation,
	kind: Example['kind'],
): Example[] {
	const source = page.files.find((file) => file.path === path)?.text ?? '';
	const text = applyEdits(source, mutate.edits);
	const lineOf = (offset: number) => lineAt(text, movedOffset(offset, mutate.edits));
	const rows = mutate.rows.map(({ start, end }) => [lineOf(start), lineOf(end)] as const);
	const inRows = (where: string, line: number) =>
		where === path && rows.some(([from, to]) => from <= line && line <= to);
	const isHere = ({ location, evidence }: Finding) =>
		inRows(location.path, location.start.line) || evidence.some((each) => inRows(each.path, each.line));
	const isBlamed = (finding: Finding) => finding.locale === null || finding.locale === locale;
	return fresh(page, filesWith(page, path, text)).flatMap((judged) => {
		const { finding, rivals } = judged;
		if (!isBlamed(finding)) return exampleOf(set, judged, false, kind);
		// One fault is one example.
		const isSaid = rivals.some((rival) => isBlamed(rival) && isHere(rival));
		return isHere(finding) && !isSaid ? exampleOf(set, judged, true, kind) : [];
	});
}

function exampleOf(
	set: string,
	{ finding, features, family }: Measurable,
	isFault: boolean,
	kind: Example['kind'],
): Example {
	return {
		...{
			group: groupOf(set),
			check: finding.check,
			family,
			features,
			isFault,
			weight: WEIGHT,
			kind,
			severity: finding.severity,
			alike: alikeOf(finding),
		},
		shown: `${set} ${finding.location.path}:${finding.location.start.line} ${finding.check} ${finding.locale} “${finding.actual}” → “${finding.expected}”`,
	};
}

const before = new WeakMap<Page, ReadonlySet<string>>();

/** What is observed now and was not before. */
function fresh(page: Page, files: readonly SourceFile[]): Measurable[] {
	const known = before.get(page) ?? new Set(observe(page.files, page.settings).map(({ finding }) => claimOf(finding)));
	before.set(page, known);
	return observe(files, page.settings).filter(({ finding }) => !known.has(claimOf(finding)));
}
