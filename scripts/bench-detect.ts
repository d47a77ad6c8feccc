/**
 * `npm run bench:detect -- <content> … [--gold FILE] [--seed N] [--per-operator N] [--only operator,…] [--locales a,b,c]
 * [--source LOCALE] [--labelled FOLDER …] [--plant FOLDER …] [--verbose]`: plants faults, equivalent changes and adversarial majorities in the
 * content's port tables and prints what the analysis finds of them, whom it blames, what it repairs and how often findings
 * of a confidence are true. The operators know nothing of the checks; the same seed gives the same output.
 *
 * Exits with 1 below the floors, or where verdicts (`--labelled`, and `--plant`, as for `npm run calibrate`) are told as well
 * without voting or without one of the weights.
 */
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { analyse } from '../src/core/index.ts';
import { loadProject } from '../src/io/index.ts';
import { pageExamples } from './calibrate/examples.ts';
import { labelledExamples } from './calibrate/labelled.ts';
import { plantedExamples } from './calibrate/planted.ts';
import { ablation, calibration, toldOf } from './detect/ablation.ts';
import { belowFloors } from './detect/floors.ts';
import { readGold, scoreGold } from './detect/gold.ts';
import { goldLines, resultLines } from './detect/print.ts';
import { operatorNames, runBench } from './detect/run.ts';

const PER_OPERATOR = 40;
/** How many faults an operator plants where the model is measured. */
const PLANTED = 5;

function list(value: string | undefined): string[] {
	return (
		value
			?.split(',')
			.map((item) => item.trim())
			.filter(Boolean) ?? []
	);
}

function count(name: string, value: string | undefined, otherwise: number): number {
	if (value === undefined) return otherwise;
	if (!/^\d+$/.test(value))
		throw new Error(`--${name} ${value}: this must be a whole number from 0, such as ${otherwise}`);
	return Number(value);
}

async function main(): Promise<void> {
	const text = { type: 'string' } as const;
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			gold: text,
			seed: text,
			'per-operator': text,
			only: text,
			locales: text,
			source: text,
			labelled: { type: 'string', multiple: true, default: [] },
			plant: { type: 'string', multiple: true, default: [] },
			verbose: { type: 'boolean', default: false },
		},
	});
	const unknown = list(values.only).find((name) => !operatorNames.includes(name));
	if (unknown !== undefined) throw new Error(`--only ${unknown}: the operators are ${operatorNames.join(', ')}`);
	for (const content of positionals.length > 0 ? positionals : ['content']) await bench(content, values);
	if (values.labelled.length > 0) await tellModel(values.labelled, values.plant);
}

interface Options {
	readonly gold?: string;
	readonly seed?: string;
	readonly 'per-operator'?: string;
	readonly only?: string;
	readonly locales?: string;
	readonly source?: string;
	readonly verbose: boolean;
}

/** Plants in one set of documents and tells what became of it. */
async function bench(content: string, values: Options): Promise<void> {
	const project = await loadProject({ content, source: values.source });
	console.log(`\n${content}`);
	const locales = list(values.locales);
	const files = project.files.filter(({ locale }) => locales.length === 0 || locales.includes(locale));
	const perOperator = count('per-operator', values['per-operator'], PER_OPERATOR);
	const options = { seed: count('seed', values.seed, 1), perOperator, only: list(values.only) };
	const result = await runBench(files, project.settings, options);
	console.log(resultLines(result, values.verbose).join('\n'));
	fail(belowFloors(result));
	if (values.gold === undefined) return;
	const score = scoreGold(analyse(files, project.settings), readGold(values.gold), basename(resolve(content)));
	console.log(goldLines(score, values.verbose).join('\n'));
}

function fail(faults: readonly string[]): void {
	for (const fault of faults) console.error(fault);
	if (faults.length > 0) process.exitCode = 1;
}

/** What the model's confidences are worth on labelled documents, and which of its weights do nothing there. */
async function tellModel(folders: readonly string[], sets: readonly string[]): Promise<void> {
	const read = await Promise.all(folders.map(labelledExamples));
	const planted = await Promise.all(sets.map((folder) => plantedExamples(folder, PLANTED)));
	const examples = [...pageExamples(), ...read.flat(), ...planted.flat()];
	const { lines, error } = calibration(toldOf(examples.filter(({ kind }) => kind === 'read')));
	const { voting, idle } = ablation(examples);
	console.log(['', ...lines, `expected calibration error ${error.toFixed(3)}`].join('\n'));
	console.log(`without voting: ${voting.toFixed(1)} nats worse; weights that do nothing: ${idle.join(', ') || 'none'}`);
	fail([
		...(voting > 0 ? [] : ['the verdicts are told as well without voting']),
		...idle.map((name) => `the verdicts are told as well without the weight ${name}`),
	]);
}

try {
	await main();
} catch (error) {
	console.error((error as Error).message);
	process.exitCode = 2;
}
