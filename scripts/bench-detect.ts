/**
 * `npm run bench:detect -- <content> [--gold FILE] [--seed N] [--per-operator N] [--only operator,…] [--locales a,b,c]
 * [--source LOCALE] [--verbose]`: plants faults, equivalent changes and adversarial majorities in the content's port tables and
 * prints what the analysis finds of them. The operators know nothing of the checks; the same seed gives the same output.
 */
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { analyse } from '../src/core/index.ts';
import { loadProject } from '../src/io/index.ts';
import { readGold, scoreGold } from './detect/gold.ts';
import { goldLines, resultLines } from './detect/print.ts';
import { operatorNames, runBench } from './detect/run.ts';

const PER_OPERATOR = 40;

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
			verbose: { type: 'boolean', default: false },
		},
	});
	const content = positionals[0] ?? 'content';
	const unknown = list(values.only).find((name) => !operatorNames.includes(name));
	if (unknown !== undefined) throw new Error(`--only ${unknown}: the operators are ${operatorNames.join(', ')}`);
	const project = await loadProject({ content, source: values.source });
	const locales = list(values.locales);
	const files = project.files.filter(({ locale }) => locales.length === 0 || locales.includes(locale));
	const perOperator = count('per-operator', values['per-operator'], PER_OPERATOR);
	const options = { seed: count('seed', values.seed, 1), perOperator, only: list(values.only) };
	console.log(resultLines(await runBench(files, project.settings, options), values.verbose).join('\n'));
	if (values.gold === undefined) return;
	const score = scoreGold(analyse(files, project.settings), readGold(values.gold), basename(resolve(content)));
	console.log(goldLines(score, values.verbose).join('\n'));
}

try {
	await main();
} catch (error) {
	console.error((error as Error).message);
	process.exitCode = 2;
}
