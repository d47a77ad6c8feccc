import type { Finding, Settings, SourceFile } from '../../src/core/index.ts';
import { type Adversarial, type AdversarialVerdict, adversarial } from './adversarial.ts';
import { type Equivalent, equivalent } from './equivalent.ts';
import { falseAlarms } from './equivalent-oracle.ts';
import { type Fault, faults } from './faults.ts';
import { oracle, type Verdict } from './oracle.ts';
import { pagesOf, type Site, sitesOf } from './pages.ts';
import { type Random, randomOf } from './prng.ts';
import { applyEdits } from './source-edits.ts';

/** What to run: `only` names operators, empty for all. */
export interface BenchOptions {
	readonly seed: number;
	readonly perOperator: number;
	readonly only: readonly string[];
}

/** What became of one equivalent change. */
export interface EquivalentVerdict {
	readonly operator: string;
	readonly path: string;
	readonly findings: readonly Finding[];
}

/** All that one run has to tell. */
export interface BenchResult {
	readonly pages: number;
	readonly sites: number;
	readonly faults: readonly Verdict[];
	readonly equivalent: readonly EquivalentVerdict[];
	readonly adversarial: readonly AdversarialVerdict[];
}

/** Every operator's name, for `only`. */
export const operatorNames: readonly string[] = [...faults, ...equivalent, ...adversarial].map(({ name }) => name);

const ROUNDS = 3;

/** Plants faults, equivalent changes and adversarial majorities in the pages that have port tables; the same options give the same result. */
export async function runBench(
	files: readonly SourceFile[],
	settings: Settings,
	options: BenchOptions,
): Promise<BenchResult> {
	const pages = pagesOf(files, settings);
	const sites = pages.flatMap((page) => sitesOf(page));
	const wanted = ({ name }: { readonly name: string }) => options.only.length === 0 || options.only.includes(name);
	const alarms: EquivalentVerdict[] = [];
	for (const operator of equivalent.filter(wanted)) alarms.push(...(await runEquivalent(operator, sites, options)));
	return {
		pages: pages.length,
		sites: sites.length,
		faults: faults.filter(wanted).flatMap((fault) => runFault(fault, sites, options)),
		equivalent: alarms,
		adversarial: adversarial.filter(wanted).flatMap((operator) => runAdversarial(operator, sites, options)),
	};
}

/** The sites in another order, the topics taking turns, so that a long table does not crowd out the others. */
function inTurn(sites: readonly Site[], random: Random): Site[] {
	const turns = new Map<string, number>();
	const placed = random.shuffle(sites).map((site) => {
		const turn = turns.get(site.page.topic.id) ?? 0;
		turns.set(site.page.topic.id, turn + 1);
		return { site, turn };
	});
	return placed.sort((a, b) => a.turn - b.turn).map(({ site }) => site);
}

/** Each fault is planted once in a row; a row may be used again, with another draw, where there are too few. */
function runFault({ name, mutate }: Fault, sites: readonly Site[], { seed, perOperator }: BenchOptions): Verdict[] {
	const random = randomOf(seed, name);
	const verdicts: Verdict[] = [];
	const seen = new Set<string>();
	for (let round = 0; round < ROUNDS; round++) {
		for (const site of inTurn(sites, random)) {
			if (verdicts.length >= perOperator) return verdicts;
			const planted = mutate(site, random);
			if (!planted) continue;
			const key = site.document.path + applyEdits(site.document.source, planted.edits);
			if (seen.has(key)) continue;
			seen.add(key);
			verdicts.push(oracle(name, site, planted));
		}
	}
	return verdicts;
}

async function runEquivalent(
	{ name, change }: Equivalent,
	sites: readonly Site[],
	{ seed, perOperator }: BenchOptions,
): Promise<EquivalentVerdict[]> {
	const random = randomOf(seed, name);
	const verdicts: EquivalentVerdict[] = [];
	const seen = new Set<string>();
	for (const site of inTurn(sites, random)) {
		if (verdicts.length >= perOperator) break;
		const text = change(site, random);
		const { path } = site.document;
		if (text === null || seen.has(path + text)) continue;
		seen.add(path + text);
		const findings = await falseAlarms(site.page, path, text);
		verdicts.push({ operator: name, path: `${path}:${site.row.location.start.line}`, findings });
	}
	return verdicts;
}

function runAdversarial(
	{ name, spring }: Adversarial,
	sites: readonly Site[],
	{ seed, perOperator }: BenchOptions,
): AdversarialVerdict[] {
	const random = randomOf(seed, name);
	const verdicts: AdversarialVerdict[] = [];
	for (const site of inTurn(sites, random)) {
		if (verdicts.length >= perOperator) break;
		const sprung = spring(site, random);
		if (sprung) verdicts.push(sprung);
	}
	return verdicts;
}
