/**
 * `npm run calibrate -- <labelled folder>… [--times N [--anew WORD,…]] [--cache FILE] [--write] [--verbose]`: fits the weights of the evidence model
 * on verdicts (`labels.jsonl` or `<set>.faults.json` beside `<set>/<locale>/…`) and on texts that are left in their source's language,
 * and tells how it does on projects that it was fitted without. `--times` holds the weights that there are, as if they had been
 * fitted on so many times as many verdicts, but for those with a word of `--anew` in their names. `--write` keeps the weights.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { model, probability, probabilityOf } from '../src/core/evidence/index.ts';
import { contentExamples, pageExamples } from './calibrate/examples.ts';
import {
	crossValidated,
	type Example,
	fitModel,
	foldsOf,
	type Prior,
	rounded,
	type Scales,
	scalesOf,
	UNSCALED,
} from './calibrate/fit.ts';
import { groupOf, labelledExamples, setsIn } from './calibrate/labelled.ts';
import { leftExamples } from './calibrate/left-texts.ts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		write: { type: 'boolean', default: false },
		verbose: { type: 'boolean', default: false },
		cache: { type: 'string' },
		times: { type: 'string' },
		anew: { type: 'string', default: '' },
	},
});

/** All sets, and whether they are invented: right but for the faults in their list. */
const sets = positionals.flatMap((folder) =>
	setsIn(folder).map((set) => ({ folder, set, isInvented: existsSync(join(folder, `${set}.faults.json`)) })),
);

/** How many times texts are left in an invented set; there are fewer than in others. */
const TIMES = 2;

async function gather(): Promise<Example[]> {
	if (values.cache && existsSync(values.cache))
		return [...pageExamples(), ...(await contentExamples()), ...JSON.parse(readFileSync(values.cache, 'utf8'))];
	const read: Example[] = [];
	for (const folder of positionals) {
		const labelled = await labelledExamples(folder);
		read.push(...labelled.filter(({ kind }) => kind === 'read' || values.times !== undefined));
	}
	for (const { folder, set, isInvented } of sets) {
		const times = isInvented ? TIMES : 1;
		for (let seed = 1; seed <= times; seed++)
			read.push(...(await leftExamples(folder, set, { seed, isRight: isInvented })));
		read.push(...(await leftExamples(folder, set, { seed: times + 1, isRight: isInvented, isSourceKnown: false })));
	}
	if (values.cache) writeFileSync(values.cache, JSON.stringify(read));
	return [...pageExamples(), ...(await contentExamples()), ...read];
}

/** The weights that there are, without those that are fitted anew. */
function heldWeights(): Readonly<Record<string, number>> {
	const anew = values.anew.split(',').filter(Boolean);
	return Object.fromEntries(
		Object.entries(model.weights).filter(([name]) => !anew.some((word) => name.includes(word))),
	);
}

const gathered = await gather();
const prior: Prior | undefined =
	values.times === undefined ? undefined : { weights: heldWeights(), times: Number(values.times) };
// What nobody has read goes on to be told as it was.
const examples = gathered.flatMap((example) => {
	if (example.kind !== 'told') return example;
	return prior ? { ...example, wanted: probability(model, example.check, example.features) } : [];
});
// What scores are worth was learned of more projects, too.
const invented = sets.filter(({ isInvented }) => isInvented).map(({ set }) => groupOf(set));
const folds = foldsOf(examples, invented);
const scales = prior ? model.scales : scalesOf(examples, crossValidated(examples, folds), () => true);
console.log(`scales: ${JSON.stringify(scales)}`);
const scores = crossValidated(examples, folds, scales, prior);
// Each project is told by scales that were fitted without it, too.
const scalesWithout = new Map(
	[...new Set(folds.values())].map((fold) => [
		fold,
		prior ? scales : scalesOf(examples, scores, ({ group }) => folds.get(group) !== fold),
	]),
);
const confidences = examples.map(({ group, check }, at) =>
	probabilityOf(scores[at] as number, (scalesWithout.get(folds.get(group) as string) as Scales)[check] ?? UNSCALED),
);
const required = { error: 0.95, warning: 0.8, info: 0.5 } as const;

/** Precision and recall of what would be told at a severity, and how well the confidences are calibrated. */
function tell(title: string, chosen: (example: Example) => boolean): void {
	const all = examples
		.map((example, at) => ({ example, p: confidences[at] as number }))
		.filter(({ example }) => chosen(example));
	const told = (least: number) => all.filter(({ p }) => p >= least);
	const share = (some: typeof all) => `${some.filter(({ example }) => example.isFault).length}/${some.length}`;
	const faults = all.filter(({ example }) => example.isFault).length;
	const bins = Array.from({ length: 10 }, (_, bin) => all.filter(({ p }) => Math.min(9, Math.floor(p * 10)) === bin));
	const error = bins.reduce((sum, bin) => {
		if (bin.length === 0) return sum;
		const mean = bin.reduce((total, { p }) => total + p, 0) / bin.length;
		return sum + Math.abs(mean - bin.filter(({ example }) => example.isFault).length / bin.length) * bin.length;
	}, 0);
	console.log(
		`${title.padEnd(18)} ${all.length} examples, ${faults} faults; true at .95: ${share(told(0.95))}, at .8: ${share(told(0.8))}, at .5: ${share(told(0.5))}; calibration error ${(error / Math.max(1, all.length)).toFixed(3)}`,
	);
	console.log(`  by confidence: ${bins.map((bin, at) => `${at / 10}: ${share(bin)}`).join('  ')}`);
}

tell('read', ({ kind }) => kind === 'read');
for (const severity of ['error', 'warning', 'info'] as const)
	tell(`read, ${severity}`, (example) => example.kind === 'read' && example.severity === severity);
tell('examples', ({ kind }) => kind === 'example');
tell('planted', ({ kind }) => kind === 'planted');
for (const check of [...new Set(examples.map((each) => each.check))].sort())
	tell(`read, ${check}`, (example) => example.kind === 'read' && example.check === check);
for (const group of [...new Set(examples.map((each) => each.group))])
	tell(`read, ${group}`, (example) => example.kind === 'read' && example.group === group);

if (values.verbose)
	for (const [at, example] of examples.entries()) {
		const p = confidences[at] as number;
		const isTold = p >= required[example.severity];
		if (isTold !== example.isFault)
			console.log(`${isTold ? 'FALSE ' : 'MISSED'} ${p.toFixed(2)} ${example.kind} ${example.shown}`);
	}

if (values.write) {
	const weights = Object.fromEntries(
		Object.entries(fitModel(examples, scales, prior)).flatMap(([name, weight]) =>
			rounded(weight) === 0 ? [] : [[name, rounded(weight)]],
		),
	);
	const count = (kind: Example['kind']) => examples.filter((example) => example.kind === kind).length;
	const fittedOn = `${count('read')} verdicts on ${new Set(examples.map(({ group }) => group)).size} projects, ${count('planted')} on texts left in their source's language`;
	const file = new URL('../src/core/evidence/weights.json', import.meta.url);
	const before = (JSON.parse(readFileSync(file, 'utf8')) as { fittedOn: string }).fittedOn;
	const held = prior ? `; held near weights that were fitted on ${before}` : '';
	writeFileSync(file, `${JSON.stringify({ fittedOn: `${fittedOn}${held}`, scales, weights }, null, '\t')}\n`);
}
